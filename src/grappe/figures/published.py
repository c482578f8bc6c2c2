"""A publication with its figures and the definitions that they were computed by."""

from dataclasses import dataclass
from pathlib import Path

from grappe.figures.computing import compute
from grappe.figures.definitions import Definitions, definitions
from grappe.figures.model import Figure
from grappe.figures.parts import Parts, parts_of
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import Indicator, Section


@dataclass(frozen=True, eq=False)
class Published:
    """What is told of a publication: `figures` of years, and of `quarters`; `policy` is the one
    that says of whom, and in which order; `earlier`: the folders of the publications before it
    that its reader has seen."""

    publication: Publication
    policy: Policy
    known: Definitions
    figures: tuple[Figure, ...]
    quarters: tuple[Figure, ...] = ()
    earlier: tuple[Path, ...] = ()

    @property
    def every(self) -> tuple[Figure, ...]:
        """Of years and of quarters: what is subtracted from what is looked at over all of them."""
        return (*self.figures, *self.quarters)

    def parts(self, indicator: Indicator) -> Parts:
        """The parts that an indicator is broken down into, with their words."""
        sections = [source.section for source in self.known.sources_of(indicator)]
        return parts_of(sections, indicator.breakdown, self.policy)

    def section(self, indicator: Indicator) -> Section:
        """The section that an indicator is read from first."""
        return self.known.sources_of(indicator)[0].section


def computed(publication: Publication, policy: Policy) -> Published:
    """The publication with every figure."""
    known = definitions(publication.policy)
    every = compute(publication, policy)
    years = tuple(one for one in every if one.quarter is None)
    quarters = tuple(one for one in every if one.quarter is not None)
    return Published(publication, policy, known, years, quarters)
