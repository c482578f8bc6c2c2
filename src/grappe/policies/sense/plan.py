"""The plan: questionnaires and rounds that it speaks of, each milestone once, whose SIRET it is."""

from collections.abc import Iterator, Sequence

from stdnum.fr import siret as siret_numbers

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, codes, deep, each, get, known_as, text
from grappe.policies.source import Source
from grappe.questions import Period, Words, near_codes


def plan_problems(
    plan: Source, policy: Source | None, asked: Sequence[Source]
) -> Iterator[Problem]:
    known = {code for q in asked if (code := text(get(q.data, "code")))}
    for path, value in deep(plan.data):
        code = text(get(value, "questionnaire"))
        if code is not None and code not in known:
            said = _NO_QUESTIONNAIRE.filled(code=code, known=known_as(known))
            yield plan.problem((*path, "questionnaire"), said)
    yield from _figures(plan, {code for q in asked for code in codes(q.data, "indicators")})
    yield from _rounds(plan, policy)
    yield from _twice(plan)
    yield from _grantor(plan)


def _figures(plan: Source, known: set[str]) -> Iterator[Problem]:
    for path, value in deep(plan.data):
        code = text(get(value, "indicator"))
        if code is not None and code not in known:
            said = _NO_INDICATOR.filled(code=code, near=", ".join(near_codes(code, known)))
            yield plan.problem((*path, "indicator"), said)


def _rounds(plan: Source, policy: Source | None) -> Iterator[Problem]:
    rounds = each(policy.data, "rounds") if policy else ()
    planned = {_about(one) for _, one in rounds}
    for path, one in _milestones(plan):
        about = _about(one.get("found"))
        if None not in about and about not in planned:
            said = _NO_ROUND.filled(code=about[0], year=about[1])
            yield plan.problem((*path, "found"), said)


def _about(round_: object) -> tuple[str | None, str | None]:
    year, quarter = get(round_, "year"), get(round_, "quarter")
    told = isinstance(year, int) and (quarter is None or isinstance(quarter, int))
    return text(get(round_, "questionnaire")), Period(year, quarter).code if told else None


def _twice(plan: Source) -> Iterator[Problem]:
    """What is done is kept by a milestone's code, and what is spent by an action's number."""
    kinds = (("code", _milestones(plan)), ("number", each(plan.data, "actions")))
    for key, several in kinds:
        seen: set[str] = set()
        for path, one in several:
            name = str(one.get(key))
            if name in seen:
                yield plan.problem((*path, key), _TWICE.filled(code=name))
            seen.add(name)


def _grantor(plan: Source) -> Iterator[Problem]:
    number = text(get(get(plan.data, "grantor"), "siret"))
    if number is not None and not siret_numbers.is_valid(number):
        yield plan.problem(("grantor", "siret"), _NO_SIRET.filled(number=number))


def _milestones(plan: Source) -> Iterator[tuple[Path, dict[str, object]]]:
    for at, action in each(plan.data, "actions"):
        for path, one in each(action, "milestones"):
            yield (*at, *path), one


_NO_QUESTIONNAIRE = Words(
    fr="«\u202f{code}\u202f» n’est pas un questionnaire\u202f; existent\u202f: {known}",
    en="there is no questionnaire “{code}”; there are: {known}",
)
_NO_ROUND = Words(
    fr="une campagne de policy.yaml est attendue, et aucune de «\u202f{code}\u202f» "
    "ne porte sur {year}",
    en="a round of policy.yaml is expected, and none of “{code}” is about {year}",
)
_NO_INDICATOR = Words(
    fr="«\u202f{code}\u202f» n’est pas un indicateur\u202f; s’en approchent\u202f: {near}",
    en="“{code}” is no indicator; these come near: {near}",
)
_TWICE = Words(
    fr="chacun a le sien, et «\u202f{code}\u202f» sert déjà plus haut",
    en="each has its own, and “{code}” is used above already",
)
_NO_SIRET = Words(
    fr="un SIRET de 14 chiffres est attendu, et non «\u202f{number}\u202f»",
    en="a SIRET of 14 digits is expected, not “{number}”",
)
