"""The verb: who each line is."""

from collections.abc import Sequence
from typing import Final

from grappe.identity import scoring
from grappe.identity.answering import answers
from grappe.identity.directory import Directory
from grappe.identity.evidence import weigh
from grappe.identity.learning import threshold
from grappe.identity.mending import meant
from grappe.identity.model import Identified, Line
from grappe.identity.ranking import Scored, rank, share_absent

_IN_SIRENE: Final = frozenset("FR GP MQ GF RE YT PM BL MF".split())


def identify(lines: Sequence[Line], directory: Directory) -> tuple[Identified, ...]:
    """Who each line is among those whom the directory knows, in the order of the lines.

    *Certain* is what number and name say, or a name at its place, from a probability on that the
    list itself may raise; *unknown* what is likelier nobody known, and who is abroad and bears no
    French number: a namesake in France is somebody else."""
    here = [at for at, line in enumerate(lines) if not _abroad(line)]
    told = [Identified(line.row, line.name, "unknown", None, 1.0, ()) for line in lines]
    for at, one in zip(here, _identified([lines[at] for at in here], directory), strict=True):
        told[at] = one
    return tuple(told)


def _abroad(line: Line) -> bool:
    return line.country.upper() not in _IN_SIRENE | {""} and not meant(line.number).right


def _identified(lines: Sequence[Line], directory: Directory) -> Sequence[Identified]:
    if not lines:
        return ()
    evidence = weigh(lines, directory.index)
    named = evidence.score - evidence.by_number
    namesake = named + scoring.namesakes(evidence.near)
    pairs = (evidence.pairs.line, evidence.organisation)
    scored = Scored(*pairs, evidence.score, namesake, len(lines))
    absent = share_absent(scored)
    by_name = Scored(*pairs, named, namesake, len(lines))
    least = threshold(by_name, evidence.agreed, absent)
    return answers(lines, directory, evidence, rank(scored, absent), least)
