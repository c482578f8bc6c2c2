"""Which reports a year apart are compared where clusters merged, took another name or were split.

A cluster that follows others is compared, in the first year in which it stands for them, with the
reports of all of them together; the parts of a split are compared with the one before.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Any, NamedTuple

Years = Mapping[str, Set[int]]


class Compared(NamedTuple):
    """Reports of two clusters, `now` about `year` and `before` about the year earlier. Who left
    the one before is told of the one that `bears` it. Without `before`: a report that is compared
    with none, as one that would belong to it is missing."""

    questionnaire: str
    year: int
    now: str
    before: str | None = None
    bears: bool = False


class _Link(NamedTuple):
    """A cluster follows another from a year on; one that `stays` was split and keeps its code."""

    before: str
    after: str
    since: int
    stays: bool


def compared_across(
    lineage: Iterable[Mapping[str, Any]], reports: Iterable[tuple[str, str, int]]
) -> Iterator[Compared]:
    """`lineage` as a publication froze it; `reports`: questionnaire, code of the cluster, year."""
    links = list(_links(lineage))
    told: dict[str, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for questionnaire, cluster, year in reports if links else ():
        told[questionnaire][cluster].add(year)
    for questionnaire, clusters in told.items():
        years = {cluster: frozenset(of) for cluster, of in clusters.items()}
        for year, edges in _turns(links, years).items():
            for group in _groups(edges):
                yield from _compared(questionnaire, year, group, years)


def followed_by(
    lineage: Iterable[Mapping[str, Any]], cluster: str, year: int, told: Years
) -> dict[str, int]:
    """Whose answers a cluster that tells of `year` goes on from, its own among them where it had
    some, each with the year before which they were told; empty where there are none but its own.
    `told`: of each cluster, the years before this one that it told of."""
    own = max(told.get(cluster, ()), default=0)
    turns = _turns(list(_links(lineage)), {**told, cluster: {*told.get(cluster, ()), year}})
    return {
        before: turn
        for turn, edges in sorted(turns.items())
        for before, after in edges
        if after == cluster and own < turn <= year
    }


def _links(lineage: Iterable[Mapping[str, Any]]) -> Iterator[_Link]:
    for one in lineage:
        since = int(one["on"][:4])
        for before in one["from"]:
            after = [code for code in one["to"] if code != before]
            yield from (_Link(before, code, since, before in one["to"]) for code in after)


def _turns(links: Sequence[_Link], years: Years) -> dict[int, list[tuple[str, str]]]:
    """By the year in which they take place: who follows whom, and who goes on beside."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    made = {one.after for one in links}
    starts = [one for one in links if one.before in years or one.before not in made]
    followed = [one for link in starts for one in _through(link, links, years, frozenset())]
    for one in followed:
        year = _turn(one, followed, years)
        found[year].append((one.before, one.after))
        if one.stays:
            found[year].append((one.before, one.before))
        if any(earlier < year for earlier in years.get(one.after, ())):
            found[year].append((one.after, one.after))
    return found


def _through(
    link: _Link, links: Sequence[_Link], years: Years, seen: frozenset[str]
) -> Iterator[_Link]:
    """The link, or those to whoever follows one that gave no report of its own since."""
    last = max(years.get(link.before, ()), default=None)
    from_then = link.since - 1 if link.stays or last is None else last + 1
    further = [one for one in links if one.before == link.after and one.after not in seen]
    if not further or any(year >= from_then for year in years.get(link.after, ())):
        yield link
        return
    for one in further:
        onward = link._replace(after=one.after, since=one.since)
        yield from _through(onward, links, years, seen | {link.before, link.after})


def _turn(link: _Link, followed: Sequence[_Link], years: Years) -> int:
    """The first year that the one after tells of all that it follows from a day on: the year of
    the day, the one before where it was asked about that one already, or the one after what they
    told last."""
    alike = (one for one in followed if (one.after, one.since) == (link.after, link.since))
    beside = [one for one in alike if not one.stays]
    since = {year + 1 for one in beside for year in years.get(one.before, ())}
    first = min(years.get(link.after, ()), default=link.since)
    asked_before = first == link.since - 1 and (link.stays or bool(since))
    return max(link.since - 1 if asked_before else link.since, *since, 0)


def _groups(edges: Sequence[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Edges that share a cluster of before or one of after stand together, in their order."""
    groups: list[list[tuple[str, str]]] = []
    for edge in dict.fromkeys(edges):
        near = [g for g in groups if any(edge[0] == b or edge[1] == a for b, a in g)]
        groups = [g for g in groups if g not in near]
        groups.append([*(one for group in near for one in group), edge])
    return groups


def _compared(
    questionnaire: str, year: int, edges: Sequence[tuple[str, str]], years: Years
) -> Iterator[Compared]:
    whole = all(
        year - 1 in years.get(before, ()) and year in years.get(after, ())
        for before, after in edges
    )
    if not whole:
        afters = dict.fromkeys(after for _, after in edges)
        yield from (Compared(questionnaire, year, after) for after in afters)
        return
    bearing = {before for before, after in edges if before == after}
    for before, after in edges:
        if before != after:
            yield Compared(questionnaire, year, after, before, before not in bearing)
            bearing.add(before)
