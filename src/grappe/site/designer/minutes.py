"""How long a new version would take a cluster: what the last round took, by the answers asked.

The model is simple, and said on the page. Every answer costs the same; a record asks each of its
fields once, given rows ask each field a row, a list is counted as a few rows, because last year's
are carried over. The minutes of the version in force are those that the burden meter measured, or
that clusters told; where nobody answered yet, those that the questionnaire states.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from grappe.questions import Questionnaire, Section
from grappe.site.rounds.models import Round
from grappe.site.rounds.region.burden import Burden, burdens

ROWS = 5
"""As many rows of a list as new or changed ones are written in a year."""


@dataclass(frozen=True)
class Estimate:
    """Minutes for one cluster, now and with the new version; `source` says whence those of now."""

    now: float
    new: float
    source: Literal["told", "measured", "stated"]


def estimate(in_force: Questionnaire, new: Questionnaire) -> Estimate:
    """Of the last round that was answered (four queries)."""
    minutes, source = _minutes(in_force, _took([in_force.code]).get(in_force.code))
    return Estimate(minutes, minutes * _answers(new) / max(_answers(in_force), 1), source)


def an_answer(asked: Iterable[Questionnaire]) -> dict[str, float]:
    """Minutes that one answer more takes, by questionnaire (four queries)."""
    asked = tuple(asked)
    took = _took(one.code for one in asked)
    return {one.code: _minutes(one, took.get(one.code))[0] / max(_answers(one), 1) for one in asked}


def _took(codes: Iterable[str]) -> dict[str, Burden]:
    """By questionnaire, what its last round took."""
    opened = Round.objects.filter(questionnaire__in=set(codes), opened_at__isnull=False)
    last = {one.questionnaire: one for one in reversed(opened)}
    told = burdens(last.values()) if last else {}
    return {code: told[one.pk] for code, one in last.items()}


def _minutes(
    asked: Questionnaire, took: Burden | None
) -> tuple[float, Literal["told", "measured", "stated"]]:
    if took and took.tellers:
        return took.told * 60 / took.tellers, "told"
    if took and took.reports and took.measured:
        return took.measured * 60 / took.reports, "measured"
    return float(asked.minutes), "stated"


def _answers(asked: Questionnaire) -> int:
    return sum(len(one.fields) * _rows(one) for one in asked.sections)


def _rows(section: Section) -> int:
    if section.kind == "fixed":
        return len(section.items)
    return ROWS if section.kind == "table" else 1
