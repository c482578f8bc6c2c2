"""A profile on another platform: whether its conditions are met, and what to paste there."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from grappe.figures import Figure, code_of
from grappe.policies import Condition, CriteriaSet, Sign, Text
from grappe.questions import Indicator, Words, value_words
from grappe.site.errors import say
from grappe.site.labels.gathering import Known
from grappe.site.rounds.labels import in_record
from grappe.site.rounds.models import Submission

Stand = Literal["met", "not_yet", "not_known"]


@dataclass(frozen=True)
class Standing:
    """A condition: whether it is met, by the figures that say so, or what is to be looked at."""

    what: str
    stand: Stand
    told: tuple[tuple[str, str, int], ...]
    look: str


@dataclass(frozen=True)
class Pasted:
    """A text in English for a place over there; empty where nothing of it was answered."""

    where: str
    text: str


def stands(known: Known, one: CriteriaSet) -> list[Standing]:
    """Every condition. A figure that is not there, or hidden, leaves it not known."""
    return [_standing(known, condition) for condition in one.conditions]


def _standing(known: Known, condition: Condition) -> Standing:
    met: list[bool | None] = []
    told = []
    for sign in condition.signs:
        indicator = _indicator(known, sign.indicator)
        own = known.latest(indicator) if indicator else []
        value = _counted(sign, own)
        met.append(None if value is None else sign.is_met_by(value))
        said = known.said(indicator) if indicator else None
        if indicator and said:
            told.append((say(indicator.label), say(said), own[0].year))
    look = say(condition.look) if condition.look else ""
    return Standing(say(condition.what), _stand(met), tuple(told), look)


def _stand(met: Sequence[bool | None]) -> Stand:
    if True in met:
        return "met"
    return "not_known" if None in met or not met else "not_yet"


def _counted(sign: Sign, own: Sequence[Figure]) -> float | None:
    """The value; of kinds, how many have anything. None where it is not known."""
    if not own or all(one.value is None for one in own):
        return None
    if not sign.kinds:
        return own[0].value
    there = {code_of(one) for one in own if one.value}
    return sum(not there.isdisjoint(kind) for kind in sign.kinds)


def _indicator(known: Known, code: str) -> Indicator | None:
    return next((one for one in known.policy.indicators if one.code == code), None)


def pasted(known: Known, one: CriteriaSet) -> list[Pasted]:
    """What there is to paste, place by place; the platform is in English."""
    return [Pasted(say(text.where), ", ".join(_parts(known, text))) for text in one.texts]


def _parts(known: Known, text: Text) -> Iterator[str]:
    for place in text.places:
        indicator = _indicator(known, place)
        said = known.said(indicator) if indicator else _answer(known, place)
        if said is not None:
            yield said.en


def _answer(known: Known, place: str) -> Words | None:
    """A record's field as the latest accepted answer has it, where the reader may see it."""
    code, _dot, name = place.partition(".")
    for asked in known.policy.latest:
        sent = known.sent.get(asked.code)
        if sent is None or not asked.has(code) or not asked.section(code).has(name):
            continue
        section = asked.section(code)
        field, value = section.field(name), in_record(sent.answer, place)
        if value is None or not known.may_read(section, field) or _of_no_label(known, place, sent):
            return None
        return value_words(field, value)
    return None


def _of_no_label(known: Known, place: str, sent: Submission) -> bool:
    """Whether it tells of a label, where none is held: its end may stand there from before."""
    held = known.policy.criteria.held if known.policy.criteria else None
    if held is None or place not in (held.level, held.until):
        return False
    return in_record(sent.answer, held.level) in (None, held.none)
