"""What another version of the questions changes: fields, rules, measures, series."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from grappe.questions.difference_words import Kind, Part, Thing, sentence_of
from grappe.questions.meaning import meaning
from grappe.questions.model import Field, Indicator, Measure, Questionnaire, Rule, Section
from grappe.words import Frozen, Words

_Asked = Section | Field | Rule | Measure
_Coded = TypeVar("_Coded", Section, Field, Rule, Measure, Indicator)


class Difference(Frozen):
    """One thing that another version adds ("begins"), withdraws ("stops") or changes; of series,
    also those that go on ("continues"). `code` is an indicator's own; of anything else it says
    where it stands: "sections.team", "team.fte", "rules.balanced", "measures.fte"."""

    code: str
    kind: Kind
    sentence: Words
    what: Thing
    name: Words


def differences(
    old: Sequence[Questionnaire], new: Sequence[Questionnaire]
) -> tuple[Difference, ...]:
    """From one version of each questionnaire to another: what is asked, how it is checked, what is
    measured; then every series (indicator), whether it goes on or not."""
    before, after = {q.code: q for q in old}, {q.code: q for q in new}
    pairs = [(before.get(code), after.get(code)) for code in dict.fromkeys([*before, *after])]
    asked = [one for pair in pairs for one in _of_pair(*pair)]
    return (*asked, *_series(old, new))


def _of_pair(old: Questionnaire | None, new: Questionnaire | None) -> Iterator[Difference]:
    sections = _pairs(old.sections if old else (), new.sections if new else ())
    yield from _told("section", "sections.", sections)
    for code, was, now in sections:
        fields = _pairs(was.fields if was else (), now.fields if now else ())
        yield from _told("field", f"{code}.", fields)
    yield from _told("rule", "rules.", _pairs(old.rules if old else (), new.rules if new else ()))
    measures = _pairs(old.measures if old else (), new.measures if new else ())
    yield from _told("measure", "measures.", measures)


def _pairs(
    old: Sequence[_Coded], new: Sequence[_Coded]
) -> list[tuple[str, _Coded | None, _Coded | None]]:
    """Things of the same code beside each other, in the order of the new version."""
    before: dict[str, _Coded] = {one.code: one for one in old}
    after: dict[str, _Coded] = {one.code: one for one in new}
    return [(code, before.get(code), after.get(code)) for code in dict.fromkeys([*after, *before])]


def _told(
    what: Thing, place: str, pairs: Sequence[tuple[str, _Asked | None, _Asked | None]]
) -> Iterator[Difference]:
    for code, was, now in pairs:
        changed = [Part(key) for key in _changed_keys(was, now)] if was and now else []
        kind = _kind(was, now, changed)
        if kind != "continues":
            name = _name_of(now or was)
            told = sentence_of(what, kind, name, changed)
            yield Difference(code=place + code, kind=kind, sentence=told, what=what, name=name)


def _kind(was: object, now: object, changed: Sequence[Part]) -> Kind:
    if was is None:
        return "begins"
    if now is None:
        return "stops"
    return "changed" if changed else "continues"


def _changed_keys(was: _Asked, now: _Asked) -> list[str]:
    """What is said otherwise; a section's fields are told by themselves."""
    keys = [key for key in type(was).model_fields if key != "fields"]
    return [key for key in keys if getattr(was, key) != getattr(now, key)]


def _name_of(one: _Asked | Indicator | None) -> Words:
    if isinstance(one, Section | Field | Indicator):
        return one.label
    return Words(fr=one.code, en=one.code) if one else Words(fr="", en="")


def _series(old: Sequence[Questionnaire], new: Sequence[Questionnaire]) -> Iterator[Difference]:
    for code, was, now in _pairs(_indicators(old), _indicators(new)):
        changed = _otherwise(meaning(was, old), meaning(now, new)) if was and now else []
        kind = _kind(was, now, changed)
        name = _name_of(now or was)
        told = sentence_of("series", kind, name, changed)
        yield Difference(code=code, kind=kind, sentence=told, what="series", name=name)


def _indicators(versions: Sequence[Questionnaire]) -> tuple[Indicator, ...]:
    return tuple(one for asked in versions for one in asked.indicators)


def _otherwise(was: Mapping[Part, object], now: Mapping[Part, object]) -> list[Part]:
    return [part for part in dict.fromkeys([*now, *was]) if was.get(part) != now.get(part)]
