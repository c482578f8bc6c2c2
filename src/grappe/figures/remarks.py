"""What a cluster says about its figures, which goes with them wherever they are shown."""

from collections.abc import Iterable
from typing import NamedTuple

from grappe.figures.model import Figure


class Remark(NamedTuple):
    """A cluster's words on one of its figures, all parts of it, as they were when the publication
    was made public. `cluster` is its name, as figures have it."""

    indicator: str
    cluster: str
    year: int
    text: str


def remarks_on(remarks: Iterable[Remark], figures: Iterable[Figure]) -> tuple[Remark, ...]:
    """The remarks on these figures as somebody sees them, the earliest year first. A hidden figure
    carries none, nor does one of several clusters together: a remark is about one."""
    told = (one for one in figures if one.by == "cluster" and one.status != "hidden")
    about = {(one.indicator, one.name, one.year) for one in told}
    found = (one for one in remarks if (one.indicator, one.cluster, one.year) in about)
    return tuple(sorted(found, key=lambda one: (one.year, one.indicator)))
