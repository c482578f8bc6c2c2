"""What clusters found hard in a round, in their own words: never who, and only once three told.

Sentences stand in alphabetical order, so that neither days nor clusters give away whose they are;
a cluster that names itself, or another one, is read as “a cluster”.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from grappe.questions import fold
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Round, Submission

FEWEST = 3


@dataclass(frozen=True)
class Hard:
    """Of a round: how many clusters `told`, and their `words`, none where fewer than three did."""

    round: Round
    told: int
    words: list[str]


def what_was_hard(rounds: Iterable[Round]) -> list[Hard]:
    """For each round (two queries)."""
    rounds = list(rounds)
    sent = Submission.objects.filter(report__round__in=rounds).exclude(hard="").order_by("at", "pk")
    latest = {one.report_id: one for one in sent.select_related("report")} if rounds else {}
    names = list(Cluster.objects.values_list("name", flat=True)) if latest else []
    said: dict[int, list[str]] = {}
    for one in latest.values():
        said.setdefault(one.report.round_id, []).append(_nameless(one.hard, names))
    return [_hard(one, said.get(one.pk, [])) for one in rounds]


def _hard(round_: Round, words: list[str]) -> Hard:
    shown = sorted(words, key=fold) if len(words) >= FEWEST else []
    return Hard(round_, len(words), shown)


def _nameless(text: str, names: Iterable[str]) -> str:
    among = "|".join(re.escape(one) for one in sorted(names, key=len, reverse=True))
    return re.sub(rf"\b(?:{among})\b", _("a cluster"), text, flags=re.IGNORECASE)
