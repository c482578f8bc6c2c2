"""Criteria: those that questionnaires and objectives feed stand in their set, which speaks of what
is asked."""

from collections.abc import Iterator, Sequence

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, codes, deep, each, get, known_as, listed, text
from grappe.policies.source import Source
from grappe.questions import Words, near_codes


def criteria_problems(
    criteria: Source, asked: Sequence[Source], objectives: Source | None = None
) -> Iterator[Problem]:
    sets = {
        code: codes(one, "criteria")
        for _, one in each(criteria.data, "sets")
        if (code := text(one.get("code")))
    }
    for feeding in (*asked, *((objectives,) if objectives else ())):
        yield from _fed(feeding, sets)
    yield from _twice(criteria)
    yield from _conditions(criteria, sets, asked)
    yield from _texts(criteria, asked)
    yield from _held(criteria, asked)


def _fed(feeding: Source, sets: dict[str, set[str]]) -> Iterator[Problem]:
    for path, one in deep(feeding.data):
        name, code = text(get(one, "set")), text(get(one, "code"))
        if name is None or code is None:
            continue
        if name not in sets:
            said = _NO_SET.filled(name=name, known=known_as(set(sets)))
            yield feeding.problem((*path, "set"), said)
        elif code not in sets[name]:
            near = _near(code, sets[name])
            said = _NO_CRITERION.filled(code=code, name=name, near=near)
            yield feeding.problem((*path, "code"), said)


def _twice(criteria: Source) -> Iterator[Problem]:
    sets = list(each(criteria.data, "sets"))
    lists = [sets, *([(at + p, c) for p, c in each(one, "criteria")] for at, one in sets)]
    for several in lists:
        seen: set[object] = set()
        for path, one in several:
            code = text(one.get("code"))
            if code is not None and code in seen:
                yield criteria.problem((*path, "code"), _TWICE.filled(code=code))
            seen.add(code)


def _conditions(
    criteria: Source, sets: dict[str, set[str]], asked: Sequence[Source]
) -> Iterator[Problem]:
    known = {code for q in asked for code in codes(q.data, "indicators")}
    for at, one in each(criteria.data, "sets"):
        own = sets.get(str(one.get("code")), set())
        for path, condition in each(one, "conditions"):
            code = text(condition.get("criterion"))
            if code is not None and code not in own:
                near = _near(code, own)
                said = _NO_CRITERION.filled(code=code, name=one.get("code"), near=near)
                yield criteria.problem((*at, *path, "criterion"), said)
            for deeper, sign in each(condition, "signs"):
                code = text(sign.get("indicator"))
                if code is not None and code not in known:
                    said = _NO_INDICATOR.filled(code=code, near=_near(code, known))
                    yield criteria.problem((*at, *path, *deeper, "indicator"), said)
                yield from _parts(criteria, (*at, *path, *deeper, "kinds"), sign, asked)


def _parts(
    criteria: Source, path: Path, sign: object, asked: Sequence[Source]
) -> Iterator[Problem]:
    """Parts that nothing has would say of every cluster that it lacks them."""
    code = get(sign, "indicator")
    broken = {
        get(one, "breakdown")
        for q in asked
        for _, one in each(q.data, "indicators")
        if one.get("code") == code
    }
    known = {choice for q in asked for choice in _choices(q, broken)}
    for n, group in enumerate(listed(get(sign, "kinds"))):
        for m, part in enumerate(listed(group)):
            if text(part) is not None and part not in known:
                said = _NO_PART.filled(part=part, known=known_as(known))
                yield criteria.problem((*path, n, m), said)


def _choices(questionnaire: Source, fields: set[object]) -> Iterator[str]:
    for _, section in each(questionnaire.data, "sections"):
        for _, field in each(section, "fields"):
            if field.get("code") in fields:
                yield from codes(field, "choices")


def _texts(criteria: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    known = {place for q in asked for place in _places(q)}
    known |= {code for q in asked for code in codes(q.data, "indicators")}
    for at, one in each(criteria.data, "sets"):
        for path, words in each(one, "texts"):
            for n, place in enumerate(listed(words.get("places"))):
                if text(place) is not None and place not in known:
                    yield _unknown(criteria, (*at, *path, "places", n), place, known)


def _held(criteria: Source, asked: Sequence[Source]) -> Iterator[Problem]:
    held = get(criteria.data, "held")
    code = text(get(held, "questionnaire"))
    if code is None:
        return
    named = [q for q in asked if get(q.data, "code") == code]
    if not named:
        known = {str(get(q.data, "code")) for q in asked}
        said = _NO_QUESTIONNAIRE.filled(code=code, known=known_as(known))
        yield criteria.problem(("held", "questionnaire"), said)
        return
    places = {place for q in named for place in _places(q)}
    for key in ("level", "until"):
        place = text(get(held, key))
        if place is not None and place not in places:
            yield _unknown(criteria, ("held", key), place, places)
    none, field = text(get(held, "none")), (text(get(held, "level")) or "").partition(".")[2]
    levels = {choice for q in named for choice in _choices(q, {field})}
    if none is not None and levels and none not in levels:
        said = _NO_PART.filled(part=none, known=known_as(levels))
        yield criteria.problem(("held", "none"), said)


def _places(questionnaire: Source) -> Iterator[str]:
    """The fields of records, as "section.field": of the others there is one in each row."""
    for _, section in each(questionnaire.data, "sections"):
        if section.get("kind") == "record":
            yield from (f"{section.get('code')}.{code}" for code in codes(section, "fields"))


def _unknown(criteria: Source, path: Path, place: str, known: set[str]) -> Problem:
    return criteria.problem(path, _NO_PLACE.filled(place=place, near=_near(place, known)))


def _near(code: str, known: set[str]) -> str:
    """What comes near; all there is where nothing does."""
    return ", ".join(near_codes(code, known)) or known_as(known)


_NO_SET = Words(
    fr="«\u202f{name}\u202f» n’est pas un ensemble de criteria.yaml\u202f; existent\u202f: {known}",
    en="“{name}” is no set of criteria.yaml; there are: {known}",
)
_NO_CRITERION = Words(
    fr="«\u202f{code}\u202f» n’est pas un critère de «\u202f{name}\u202f»\u202f; "
    "s’en approchent\u202f: {near}",
    en="“{code}” is no criterion of “{name}”; these come near: {near}",
)
_TWICE = Words(
    fr="chacun a le sien, et «\u202f{code}\u202f» sert déjà plus haut",
    en="each has its own, and “{code}” is used above already",
)
_NO_INDICATOR = Words(
    fr="«\u202f{code}\u202f» n’est pas un indicateur\u202f; s’en approchent\u202f: {near}",
    en="“{code}” is no indicator; these come near: {near}",
)
_NO_PART = Words(
    fr="une de ces valeurs est attendue, et non «\u202f{part}\u202f»\u202f: {known}",
    en="one of these is expected, not “{part}”: {known}",
)
_NO_PLACE = Words(
    fr="un champ d’une fiche (section.champ) est attendu, et non «\u202f{place}\u202f»\u202f; "
    "s’en approchent\u202f: {near}",
    en="a field of a record (section.field) is expected, not “{place}”; these come near: {near}",
)
_NO_QUESTIONNAIRE = Words(
    fr="«\u202f{code}\u202f» n’est pas un questionnaire\u202f; existent\u202f: {known}",
    en="there is no questionnaire “{code}”; there are: {known}",
)
