"""Where a line and its candidates are, on the ground of the Region's map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from typing import NamedTuple

from grappe.maps import Ground, ground
from grappe.references import Commune

_APART = 40
_HIGH, _A_SIGN = 36, 22


class Mark(NamedTuple):
    """Numbers of candidates, in a box around their place."""

    said: str
    x: float
    y: float

    @property
    def width(self) -> int:
        return _HIGH + _A_SIGN * (len(self.said) - 1) // 2

    @property
    def left(self) -> str:
        return f"{self.x - self.width / 2:.1f}"

    @property
    def top(self) -> str:
        return f"{self.y - _HIGH / 2:.1f}"


@dataclass(frozen=True)
class Placed:
    """`here`: where the line is in the picture, None elsewhere; `marks`: candidates, those at the
    same place together; `elsewhere`: those out of the Region, by number and department."""

    ground: Ground
    here: tuple[str, str] | None
    marks: tuple[Mark, ...]
    elsewhere: tuple[tuple[int, Commune], ...]


def placed(
    region: str, here: Commune | None, candidates: Sequence[Commune | None]
) -> Placed | None:
    """The map; None where nobody is in the Region. Candidates are numbered from one."""
    under = ground(region)
    numbered = [(n, one) for n, one in enumerate(candidates, 1) if one is not None]
    inside = [(n, one) for n, one in numbered if one.region == region]
    is_here = here is not None and here.region == region
    if under is None or not (inside or is_here):
        return None
    at = _at(under, here) if here is not None and is_here else None
    return Placed(
        under,
        (f"{at[0]:.1f}", f"{at[1]:.1f}") if at else None,
        tuple(_marks([(n, *_at(under, one)) for n, one in inside])),
        tuple((n, one) for n, one in numbered if one.region != region),
    )


def _at(under: Ground, one: Commune) -> tuple[float, float]:
    return under.at(one.longitude or 0, one.latitude or 0)


def _marks(points: Sequence[tuple[int, float, float]]) -> Iterator[Mark]:
    """Candidates too near to each other share a mark."""
    left = list(points)
    while left:
        _n, x, y = left[0]
        near = [one for one in left if hypot(one[1] - x, one[2] - y) < _APART]
        left = [one for one in left if one not in near]
        yield Mark(" ".join(str(n) for n, _x, _y in near), x, y)
