"""A release: what of one publication leaves the house."""

from dataclasses import dataclass
from datetime import datetime

from grappe.figures import Figure, Published, Remark

UNKNOWN = "_U"
"""The part of what is not known, as SDMX names it."""


@dataclass(frozen=True, eq=False)
class Release:
    """`figures` of domains and the Region, `portraits` of clusters, as everybody may see them, with
    the clusters' `remarks` on these. `address` is where its files can be had, empty where nowhere.
    """

    code: str
    released_at: datetime
    published: Published
    figures: tuple[Figure, ...]
    portraits: tuple[Figure, ...]
    remarks: tuple[Remark, ...]
    address: str = ""

    @property
    def publication(self) -> str:
        return self.published.publication.code


def part_of(figure: Figure) -> str | None:
    """The code of a figure's part; None where it is not broken down."""
    if figure.breakdown is None:
        return None
    return next(iter(figure.breakdown.values())) or UNKNOWN
