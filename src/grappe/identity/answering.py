"""From probabilities to answers: the outcome of each line, its candidates and their reasons."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

import numpy as np

from grappe.identity.directory import Directory
from grappe.identity.evidence import Evidence
from grappe.identity.explaining import explained
from grappe.identity.facts import CEASED
from grappe.identity.index import Ints
from grappe.identity.model import Candidate, Identified, Line, Outcome
from grappe.identity.pairs import rank_in
from grappe.identity.ranking import Ranked
from grappe.words import Words

SHOWN: Final = 5
_BY_NUMBER, _UNKNOWN = 0.99, 0.1
_UNLIKE: Final = Words(
    fr="Le numéro est celui de «\u202f{name}\u202f», dont le nom ne ressemble pas à cette ligne.",
    en="The number is that of “{name}”, whose name does not resemble this line.",
)
_ANOTHER: Final = Words(
    fr="Le numéro est celui de «\u202f{name}\u202f»\u202f; le nom et le lieu disent plutôt "
    "«\u202f{other}\u202f».",
    en="The number is that of “{name}”; name and place rather say “{other}”.",
)
Shown = Mapping[int, tuple[str, str]]


def answers(
    lines: Sequence[Line], directory: Directory, evidence: Evidence, ranked: Ranked, least: float
) -> list[Identified]:
    """`least`: the probability from which a line without a number is certain."""
    kept = _kept(ranked, evidence.truth)
    shown = directory.shown(sorted(set(ranked.organisation[kept].tolist())))
    candidates = _candidates(directory, evidence, ranked, kept, shown)
    cuts = pairwise(np.searchsorted(ranked.line[kept], np.arange(len(lines) + 1)).tolist())
    told = _Told(evidence, ranked, shown, least)
    return [
        told.of(line, at, kept[low:high], tuple(candidates[low:high]))
        for at, (line, (low, high)) in enumerate(zip(lines, cuts, strict=True))
    ]


def _candidates(
    directory: Directory, evidence: Evidence, ranked: Ranked, kept: Ints, shown: Shown
) -> list[Candidate]:
    index, pair, organisation = directory.index, ranked.pair[kept], ranked.organisation[kept]
    columns = (
        organisation.tolist(),
        ranked.probability[kept].tolist(),
        evidence.terms[pair].tolist(),
        evidence.matched.of(pair),
        evidence.near[pair].tolist(),
        index.facts[organisation, CEASED].tolist(),
    )
    return [
        Candidate(
            directory.key(one),
            *shown.get(one, ("", "")),
            round(probability, 4),
            partial(explained, index, *why),
        )
        for one, probability, *why in zip(*columns, strict=True)
    ]


def _kept(ranked: Ranked, truth: Ints) -> Ints:
    """The first of each line, and whoever bears its number, however unlikely by name."""
    place = rank_in(ranked.line)
    numbered = truth[ranked.line] == ranked.organisation
    late = np.zeros(len(truth), dtype=bool)
    late[ranked.line[numbered & (place >= SHOWN)]] = True
    return np.flatnonzero(numbered | (place < SHOWN - late[ranked.line]))


@dataclass(frozen=True)
class _Told:
    evidence: Evidence
    ranked: Ranked
    shown: Shown
    least: float

    def of(self, line: Line, at: int, own: Ints, candidates: tuple[Candidate, ...]) -> Identified:
        if not candidates:
            return Identified(line.row, line.name, "unknown", None, 1.0, ())
        against = self._contradiction(at, own)
        part = bool(self.evidence.part[self.ranked.pair[own[0]]])
        outcome = self._outcome(at, int(own[0]), part) if against is None else "decide"
        best = candidates[0]
        none = float(self.ranked.none[at])
        unknown = outcome == "unknown"
        key = None if unknown else best.key
        probability = round(none, 4) if unknown else best.probability
        return Identified(
            line.row, line.name, outcome, key, probability, candidates, against, part, none
        )

    def _outcome(self, at: int, first: int, part: bool) -> Outcome:
        probability, pair = float(self.ranked.probability[first]), self.ranked.pair[first]
        number = float(self.evidence.by_number[pair])
        # A right number of nobody known speaks of somebody else, however like the name is.
        alike = number == 0 and not self.evidence.differs[pair]
        enough = probability >= (_BY_NUMBER if number > 0 else self.least)
        if enough and not part and (number > 0 or alike):
            return "certain"
        unknown = probability < _UNKNOWN and self.ranked.none[at] > 1 - 2 * _UNKNOWN
        return "unknown" if unknown else "decide"

    def _contradiction(self, at: int, own: Ints) -> Words | None:
        """That the bearer of the right number is called otherwise, or somebody else so called
        is likelier."""
        truth = int(self.evidence.truth[at])
        name = self.shown.get(truth, ("", ""))[0]
        if not name:
            return None
        first = int(self.ranked.organisation[own[0]])
        if first != truth:
            return _ANOTHER.filled(name=name, other=self.shown.get(first, ("", ""))[0])
        unlike = self.evidence.by_name[self.ranked.pair[own[0]]] <= 0
        return _UNLIKE.filled(name=name) if unlike else None
