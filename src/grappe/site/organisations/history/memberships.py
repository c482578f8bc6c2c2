"""From the lines of accepted lists to memberships through the years: joined, left, came back.

A membership is an organisation's, whatever it was called and whatever number it bore: nobody
leaves by taking another name. Nor does anybody by going along when clusters merge, are renamed or
split. Lines that nobody recognised yet tell of nobody.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, NamedTuple

from grappe.site.organisations.history.heirs import Heirs

Began = Literal["there", "joined", "came_back", "moved"]
Ended = Literal["", "left", "moved"]
Years = Mapping[str, Sequence[int]]


class Told(NamedTuple):
    """What a line of an accepted list says. `cluster`: its code; `counts`: is a member in that
    year; `joined`, `left`: years as the cluster gives them."""

    organisation: int
    cluster: str
    year: int
    counts: bool = True
    joined: int | None = None
    left: int | None = None
    steers: bool = False


@dataclass(frozen=True)
class Span:
    """Years in a row in which an organisation stood in a cluster's lists, `first` to `last`.

    `began`: "there" in the first list we have; `ended`: "" where it still is. `came_from` and
    `went_to`: the cluster before and after, for who moved along. `left_in`: as the cluster says,
    else the year of the first list without it."""

    first: int
    last: int
    began: Began
    ended: Ended = ""
    came_from: str = ""
    went_to: str = ""
    left_in: int | None = None


@dataclass(frozen=True)
class Membership:
    """An organisation in a cluster: the `years` of accepted lists in which it counts, since when
    as the cluster says, whether it takes part in governance by the latest of them."""

    organisation: int
    cluster: str
    years: tuple[int, ...]
    joined: int | None
    left: int | None
    steers: bool
    spans: tuple[Span, ...]

    @property
    def is_current(self) -> bool:
        return bool(self.spans) and not self.spans[-1].ended


@dataclass(frozen=True)
class _Lists:
    """The years of each cluster's accepted lists, and those in which an organisation stood."""

    listed: Years
    present: Years
    heirs: Heirs


def memberships(lines: Iterable[Told], listed: Years, heirs: Heirs) -> list[Membership]:
    """One an organisation and cluster. `listed`: of each cluster, the years of its accepted
    lists, in order."""
    ordered = sorted(lines, key=lambda one: (one.organisation, one.cluster, one.year))
    found = []
    for organisation, its_lines in groupby(ordered, key=lambda one: one.organisation):
        by_cluster = {c: list(of) for c, of in groupby(its_lines, key=lambda one: one.cluster)}
        present = {
            c: sorted({one.year for one in of if one.counts}) for c, of in by_cluster.items()
        }
        lists = _Lists(listed, present, heirs)
        found += [_membership(organisation, c, of, lists) for c, of in by_cluster.items()]
    return found


def _membership(organisation: int, cluster: str, lines: list[Told], lists: _Lists) -> Membership:
    latest = [one for one in lines if one.year == lines[-1].year]
    said = [one.joined for one in lines if one.joined]
    gone = [one.left for one in lines if one.left]
    runs = _runs(lists.present[cluster], lists.listed.get(cluster, ()))
    spans = tuple(_span(cluster, runs, at, gone, lists) for at in range(len(runs)))
    return Membership(
        organisation,
        cluster,
        tuple(lists.present[cluster]),
        said[-1] if said else None,
        gone[-1] if gone and not any(one.counts for one in latest) else None,
        any(one.steers and one.counts for one in latest),
        spans,
    )


def _runs(present: Sequence[int], listed: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of the years that follow each other among those of the lists."""
    marked = [(year in present, year) for year in listed]
    runs = [[year for _, year in run] for here, run in groupby(marked, lambda one: one[0]) if here]
    return [(run[0], run[-1]) for run in runs]


def _span(
    cluster: str, runs: list[tuple[int, int]], at: int, gone: Sequence[int], lists: _Lists
) -> Span:
    first, last = runs[at]
    began, came_from = _beginning(cluster, first, at > 0, lists)
    went_to = _heir(cluster, last, lists) if at == len(runs) - 1 else ""
    if went_to:
        return Span(first, last, began, "moved", came_from, went_to)
    without = _first_without(cluster, last, lists)
    if without is None:
        return Span(first, last, began, "", came_from)
    said = next((year for year in gone if last <= year <= without), without)
    return Span(first, last, began, "left", came_from, left_in=said)


def _beginning(cluster: str, first: int, again: bool, lists: _Lists) -> tuple[Began, str]:
    if again:
        return "came_back", ""
    before = [
        one
        for one, heirs in lists.heirs.items()
        if any(heir == cluster and since <= first for heir, since in heirs)
    ]
    for one in before:
        earlier = [year for year in lists.listed.get(one, ()) if year < first]
        if earlier and earlier[-1] in lists.present.get(one, ()):
            return "moved", one
    if any(min(lists.present.get(one) or [first]) < first for one in before):
        return "came_back", ""
    is_first = first == lists.listed[cluster][0] and not any(lists.listed.get(b) for b in before)
    return ("there" if is_first else "joined"), ""


def _heir(cluster: str, last: int, lists: _Lists) -> str:
    """The cluster to which it went along, when its own was merged, renamed or split."""
    for heir, since in lists.heirs.get(cluster, ()):
        if since >= last and any(year >= since for year in lists.present.get(heir, ())):
            return heir
    return ""


def _first_without(cluster: str, last: int, lists: _Lists) -> int | None:
    """The year of the first list after `last`, its own cluster's or, once all have given one,
    of those that follow it; None as long as there is none."""
    own = [year for year in lists.listed.get(cluster, ()) if year > last]
    if own:
        return own[0]
    following = [
        [year for year in lists.listed.get(heir, ()) if year >= since and year > last]
        for heir, since in lists.heirs.get(cluster, ())
        if since >= last
    ]
    return max(years[0] for years in following) if following and all(following) else None
