"""Criterion by criterion: what of a cluster's data answers it, and what is still missing."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.answers import has_left
from grappe.policies import CriteriaSet
from grappe.questions import Field, Indicator, Questionnaire, Section
from grappe.site.errors import say
from grappe.site.labels.gathering import Known
from grappe.site.objectives.aims import Aim
from grappe.site.rounds.words import cell_words, short_title


@dataclass(frozen=True)
class Answered:
    """A figure or an answer: the year it is about, the source in words and its address."""

    what: str
    value: str
    year: int
    source: str
    url: str


@dataclass(frozen=True)
class Missing:
    """What was left out: where it is asked, and the address at which it can be answered now."""

    what: str
    where: str
    url: str


@dataclass(frozen=True)
class Line:
    """A criterion. With neither answers nor gaps, nothing that is asked speaks of it."""

    code: str
    title: str
    answered: tuple[Answered, ...]
    missing: tuple[Missing, ...]
    aims: tuple[Aim, ...] = ()
    """Objectives that are linked with it."""

    @property
    def is_asked(self) -> bool:
        return bool(self.answered or self.missing)


def evidence(known: Known, one: CriteriaSet) -> list[Line]:
    """A line for every criterion of the set, in its order."""
    lines = []
    for criterion in one.criteria:
        found = list(_found(known, one.code, criterion.code))
        answered = tuple(told for told in found if isinstance(told, Answered))
        missing = tuple(told for told in found if isinstance(told, Missing))
        aims = _aims(known, one.code, criterion.code)
        lines.append(Line(criterion.code, say(criterion.title), answered, missing, aims))
    return lines


def _aims(known: Known, name: str, code: str) -> tuple[Aim, ...]:
    """The cluster's own objectives that the policy links with a criterion."""
    return tuple(
        one
        for one in known.aims
        if any((fed.set, fed.code) == (name, code) for fed in one.objective.criteria)
    )


def _found(known: Known, name: str, code: str) -> Iterator[Answered | Missing]:
    """Figures before the answers that they are made of; nothing is said to be missing twice."""
    for asked in known.policy.latest:
        figures = [
            _figure(known, asked, one)
            for one in asked.indicators
            if _feeds(one, name, code) and "cluster" in one.levels
        ]
        fields = [
            (_field(known, asked, section, field), section.kind != "record")
            for section in asked.sections
            for field in section.fields
            if _feeds(field, name, code) and known.may_read(section, field)
        ]
        told = [one for one in figures if isinstance(one, Answered)]
        known_since = max((one.year for one in told), default=0)
        yield from told
        yield from (one for one, of_list in fields if not of_list or _adds(one, known_since))
        if not any(isinstance(one, Missing) for one, _of_list in fields):
            yield from (one for one in figures if isinstance(one, Missing))


def _adds(one: Answered | Missing, year: int) -> bool:
    """Whether a list tells more than figures of that year, which are made of it."""
    return isinstance(one, Missing) or one.year > year


def _feeds(one: Field | Indicator, name: str, code: str) -> bool:
    return any((fed.set, fed.code) == (name, code) for fed in one.criteria)


def _figure(known: Known, asked: Questionnaire, one: Indicator) -> Answered | Missing:
    value, published = known.said(one), known.published
    if value is None or published is None:
        where = _("not in a publication yet, or not for your role")
        return Missing(say(one.label), where, "")
    source = _("publication %(code)s") % {"code": published.publication.code}
    address = reverse("dashboards:indicator", args=[one.code])
    return Answered(say(one.label), say(value), known.latest(one)[0].year, source, address)


def _field(
    known: Known, asked: Questionnaire, section: Section, field: Field
) -> Answered | Missing:
    sent, what = known.sent.get(asked.code), say(field.label)
    if section.kind != "record":
        what = f"{say(section.label)} · {what}"
    value = _value(known, asked, section, field)
    if sent is None or value is None:
        where = f"{say(asked.label)} · {say(section.label)}"
        return Missing(what, where, known.door(asked, section))
    about = sent.report.round
    address = reverse("rounds:sent_answer", args=[sent.report_id])
    return Answered(what, value, about.year, short_title(about), f"{address}#{section.code}")


def _value(known: Known, asked: Questionnaire, section: Section, field: Field) -> str | None:
    """What was answered; of a list, in how many of its lines: single lines are nobody's proof."""
    sent = known.sent.get(asked.code)
    if sent is None:
        return None
    answer = sent.answer
    rows = [row for row in answer.rows(section.code) if not has_left(section, row, answer.year)]
    said = [row.values[field.code] for row in rows if row.values.get(field.code) is not None]
    if not said:
        return None
    if section.kind == "record":
        return cell_words(field, said[0])
    return ngettext("in one line", "in %(n)s lines", len(said)) % {"n": len(said)}
