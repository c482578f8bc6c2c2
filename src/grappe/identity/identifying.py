"""The verb: who each line is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import numpy as np

from grappe.identity import scoring
from grappe.identity.alternatives import alternatives
from grappe.identity.directory import Directory
from grappe.identity.explaining import explained
from grappe.identity.facts import CEASED
from grappe.identity.index import Ints
from grappe.identity.learning import threshold
from grappe.identity.lines import ready
from grappe.identity.model import Candidate, Identified, Line, Outcome
from grappe.identity.numbered import by_number, with_numbered
from grappe.identity.places import COMMUNE, POSTAL
from grappe.identity.ranking import Ranked, rank, share_absent
from grappe.identity.seeking import Pairs, rank_in, seek
from grappe.identity.weighing import Matched, share
from grappe.words import Words

SHOWN: Final = 5
_AT_ONCE = 250
_CERTAIN_BY_NUMBER: Final = 0.99
_UNKNOWN: Final = 0.1
_NAME: Final = [scoring.NAMES.index(one) for one in ("words", "similar", "initials", "website")]
_WORDS: Final = [*_NAME, scoring.NAMES.index("extra"), scoring.NAMES.index("missing")]
_NUMBER: Final = scoring.NAMES.index("number")
_CONTRADICTION: Final = Words(
    fr="Le numéro est celui de «\u202f{name}\u202f», dont le nom n’a rien de commun avec "
    "cette ligne.",
    en="The number is that of “{name}”, whose name has nothing in common with this line.",
)


@dataclass(frozen=True)
class Weighed:
    """All pairs of a list: their lines, entries, terms, how near they are and shared words;
    `truth`: of each line the organisation that bears its right number, -1 without; `agreed`:
    the same where the names agree as well."""

    pairs: Pairs
    organisation: Ints
    terms: Ints
    near: Ints
    matched: Matched
    truth: Ints
    agreed: Ints

    @property
    def here(self) -> Ints:
        """Whether line and entry are of one postal code or commune."""
        return (self.near == POSTAL) | (self.near == COMMUNE)


def identify(lines: Sequence[Line], directory: Directory) -> tuple[Identified, ...]:
    """Who each line is among those whom the directory knows, in the order of the lines.

    *Certain* is what its number and name say, or a name at the same place that is likelier than a
    threshold learnt from the list itself; *unknown* what is likelier nobody known."""
    if not lines:
        return ()
    weighed = _weighed(lines, directory)
    score = weighed.terms.sum(axis=1)
    pairs = (weighed.pairs.line, weighed.organisation)
    absent = share_absent(*pairs, score, len(lines))
    named = score - weighed.terms[:, _NUMBER]
    from_here = threshold(*pairs, named, weighed.here, weighed.agreed, absent)
    ranked = rank(*pairs, score, len(lines), absent)
    return tuple(_answers(lines, directory, weighed, ranked, from_here))


def _weighed(lines: Sequence[Line], directory: Directory) -> Weighed:
    parts = [
        _part(lines[start : start + _AT_ONCE], directory, start)
        for start in range(0, len(lines), _AT_ONCE)
    ]
    pairs = [part.pairs for part in parts]
    before = np.cumsum([0, *(len(one) for one in pairs)])
    matched = [part.matched for part in parts]
    joined = np.concatenate
    return Weighed(
        Pairs(joined([one.line for one in pairs]), joined([one.entry for one in pairs])),
        joined([part.organisation for part in parts]),
        joined([part.terms for part in parts]),
        joined([part.near for part in parts]),
        Matched(
            joined([one.pair + n for one, n in zip(matched, before, strict=False)]),
            joined([one.word for one in matched]),
            joined([one.how for one in matched]),
            joined([one.rarity for one in matched]),
        ),
        joined([part.truth for part in parts]),
        joined([part.agreed for part in parts]),
    )


def _part(lines: Sequence[Line], directory: Directory, first: int) -> Weighed:
    index, made = directory.index, ready(lines)
    found = alternatives(index, made)
    numbered = by_number(index, made)
    pairs = with_numbered(index, seek(index, made, found), numbered)
    shared, matched = share(index, made, found, pairs)
    near = scoring.nearness(index, made, pairs)
    terms = scoring.terms(index, made, pairs, shared, near, numbered.weights(index, pairs))
    truth = np.full(len(lines), -1, dtype=np.int64)
    truth[numbered.line[numbered.right]] = numbered.organisation[numbered.right]
    organisation = index.organisation[pairs.entry].astype(np.int64)
    moved = Pairs(pairs.line + first, pairs.entry)
    agrees = (truth[pairs.line] == organisation) & (terms[:, _WORDS].sum(axis=1) > 0)
    agreed = np.full(len(lines), -1, dtype=np.int64)
    agreed[pairs.line[agrees]] = organisation[agrees]
    return Weighed(moved, organisation, terms, near, matched, truth, agreed)


def _answers(
    lines: Sequence[Line], directory: Directory, weighed: Weighed, ranked: Ranked, least: float
) -> Iterator[Identified]:
    place = rank_in(ranked.line)
    kept = np.flatnonzero(place < SHOWN)
    shown = directory.shown(sorted(set(ranked.organisation[kept].tolist())))
    cuts = np.searchsorted(ranked.line[kept], np.arange(len(lines) + 1))
    for at, line in enumerate(lines):
        own = kept[cuts[at] : cuts[at + 1]]
        candidates = tuple(_candidate(directory, weighed, ranked, int(i), shown) for i in own)
        yield _identified(line, at, candidates, weighed, ranked, own, least)


def _candidate(
    directory: Directory,
    weighed: Weighed,
    ranked: Ranked,
    at: int,
    shown: Mapping[int, tuple[str, str]],
) -> Candidate:
    organisation, pair = int(ranked.organisation[at]), int(ranked.pair[at])
    name, town = shown.get(organisation, ("", ""))
    year = int(directory.index.facts[organisation, CEASED])
    probability = round(float(ranked.probability[at]), 4)
    explain = partial(
        explained,
        directory.index,
        weighed.terms[pair],
        weighed.matched,
        pair,
        int(weighed.near[pair]),
        year,
    )
    return Candidate(directory.key(organisation), name, town, probability, explain)


def _identified(
    line: Line,
    at: int,
    candidates: tuple[Candidate, ...],
    weighed: Weighed,
    ranked: Ranked,
    own: Ints,
    least: float,
) -> Identified:
    if not candidates:
        return Identified(line.row, line.name, "unknown", None, 1.0, ())
    against = _contradiction(candidates, weighed, ranked, own, int(weighed.truth[at]))
    outcome = _outcome(weighed, ranked, own, at, least) if against is None else "decide"
    best = candidates[0]
    key = None if outcome == "unknown" else best.key
    probability = best.probability if key else round(float(ranked.none[at]), 4)
    return Identified(line.row, line.name, outcome, key, probability, candidates, against)


def _outcome(weighed: Weighed, ranked: Ranked, own: Ints, at: int, least: float) -> Outcome:
    probability, pair = float(ranked.probability[own[0]]), ranked.pair[own[0]]
    if weighed.terms[pair, _NUMBER] > 0:
        certain = probability >= _CERTAIN_BY_NUMBER
    else:
        certain = probability >= least and bool(weighed.here[pair])
    if certain:
        return "certain"
    unknown = probability < _UNKNOWN and ranked.none[at] > 1 - 2 * _UNKNOWN
    return "unknown" if unknown else "decide"


def _contradiction(
    candidates: tuple[Candidate, ...], weighed: Weighed, ranked: Ranked, own: Ints, truth: int
) -> Words | None:
    """That the right number's owner shares no word with the line."""
    for candidate, i in zip(candidates, own, strict=True):
        if ranked.organisation[i] == truth and candidate.name:
            shared = weighed.terms[ranked.pair[i], _NAME].max()
            return None if shared > 0 else _CONTRADICTION.filled(name=candidate.name)
    return None
