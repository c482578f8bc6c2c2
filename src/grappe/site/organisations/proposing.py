"""Who lines may be, by the register and among the organisations known beside it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grappe.identity import CERTAIN, Candidate, Identified, Line, Outcome, identify
from grappe.references import is_right
from grappe.site.organisations.directories import known_directory, register_directory
from grappe.words import Words

_SHOWN = 5
_LEAST = 1e-12


@dataclass(frozen=True)
class Proposal:
    """What the matcher says of a line. `key`: one of an organisation's keys, also where it is only
    likely; empty where nobody known is; `by_number`: its number alone says who it is."""

    outcome: Outcome
    key: str
    probability: float
    candidates: tuple[Candidate, ...]
    contradiction: Words | None = None
    by_number: bool = False


def propose(lines: Sequence[Line]) -> list[Proposal]:
    """One proposal a line, in their order."""
    register, known = register_directory(), known_directory()
    from_register = identify(lines, register) if register else ()
    from_known = identify(lines, known) if known else ()
    nothing = [None] * len(lines)
    return [
        _of(line, [one for one in found if one])
        for line, *found in zip(lines, from_register or nothing, from_known or nothing, strict=True)
    ]


def own_number(line: Line) -> str:
    """The key of an organisation that a line's number gives: a right SIREN, or one abroad."""
    if line.country != "FR" and line.number_abroad:
        return f"{line.country}:{line.number_abroad}"
    return siren_of(line)


def siren_of(line: Line) -> str:
    """The SIREN that a line gives, empty unless its digits agree with each other."""
    digits = "".join(filter(str.isdecimal, line.number))
    siren = digits[:9] if len(digits) in (9, 14) and is_right(digits) else ""
    return siren if is_right(siren) else ""


def _of(line: Line, found: Sequence[Identified]) -> Proposal:
    candidates = weighed_together(found)[:_SHOWN]
    against = next((one.contradiction for one in found if one.contradiction), None)
    certain = _certain(found, candidates)
    if certain and against is None:
        return Proposal("certain", certain.key, certain.probability, candidates)
    if against is None and _nobody_bears(line, candidates):
        return Proposal("certain", own_number(line), 1.0, candidates, by_number=True)
    return _open(candidates, against, any(one.outcome != "unknown" for one in found))


def weighed_together(found: Sequence[Identified]) -> tuple[Candidate, ...]:
    """The candidates of several directories as choices of one, the likeliest first: each directory
    weighed its own against nobody alone, so that their probabilities may add up to more than 1."""
    several = [one for one in found if one.candidates]
    if len(several) < 2:
        return several[0].candidates if several else ()
    odds = [(c, c.probability / max(one.nobody, _LEAST)) for one in several for c in one.candidates]
    whole = 1 + sum(each for _, each in odds)
    told = (replace(one, probability=round(each / whole, 4)) for one, each in odds)
    return tuple(sorted(told, key=lambda one: -one.probability))


def _certain(found: Sequence[Identified], candidates: Sequence[Candidate]) -> Candidate | None:
    """Who was certain in one directory, and is so still beside whom the other one proposes."""
    certain = {one.key for one in found if one.outcome == "certain"}
    best = candidates[0] if candidates and candidates[0].key in certain else None
    alone = sum(bool(one.candidates) for one in found) < 2
    return best if best and (alone or best.probability >= CERTAIN) else None


def _open(candidates: Sequence[Candidate], against: Words | None, likely: bool) -> Proposal:
    """What a person has to say: which of the candidates, or that it is none."""
    best = candidates[0] if candidates and (likely or against) else None
    return Proposal(
        "decide" if best else "unknown",
        best.key if best else "",
        best.probability if best else 0.0,
        tuple(candidates),
        against,
    )


def _nobody_bears(line: Line, candidates: Sequence[Candidate]) -> bool:
    """A right number of somebody whom neither register nor clusters know, and whose name is
    nobody else's."""
    likely = candidates[0].probability if candidates else 0.0
    return bool(own_number(line)) and likely < _UNLIKELY


_UNLIKELY = 0.9
