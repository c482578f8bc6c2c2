"""Decisions as a page tells them: what, by whom, when, why, and whether they can be taken back."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grappe.site.organisations.models import Decision
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import UNDONE
from grappe.site.organisations.who.saying import decision_words, who_decided


@dataclass(frozen=True)
class Told:
    """`undo`: where it can be taken back, empty for who may not or where it was; `undone`: when
    it was taken back; `line`: the number of the wording that it is about, if it is."""

    text: str
    by: str
    at: datetime
    why: str
    line: int | None
    undo: str
    undone: datetime | None


def told_of(reader: Reader, decision: Decision) -> Told:
    may_undo = decision.undone_at is None and reader.may_undo(decision)
    return Told(
        decision_words(reader, decision),
        who_decided(reader, decision),
        decision.at,
        decision.why,
        decision.wording_id,
        reader.undo_address(decision) if may_undo else "",
        decision.undone_at,
    )


def state_pills(counts: dict[str, int], state: str) -> list[tuple[str, int, str, bool]]:
    """The parameters of the component *pills*; a kind that nobody used is not offered."""
    words: dict[str, str] = {kind.value: capfirst(str(kind.label)) for kind in Decision.Kind}
    words[UNDONE] = _("Taken back")
    offered = [(one, counts[one]) for one in words if counts[one] or one == state]
    every = (pgettext("decisions", "All"), sum(counts.values()), "?", state not in words)
    return [every, *((words[one], n, f"?state={one}", one == state) for one, n in offered)]
