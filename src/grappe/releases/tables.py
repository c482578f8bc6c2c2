"""A release as tables: one of all figures, one of portraits, one a section, and code lists."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import polars

from grappe.figures import Figure, remarks_on
from grappe.questions import Words
from grappe.releases.columns import CODE_LISTS, FIGURES, OF_A_SECTION, PORTRAITS, Column
from grappe.releases.lists import part_words, rows_of_lists
from grappe.releases.model import Release, part_of

_TYPES: Mapping[str, type[polars.DataType]] = {
    "string": polars.String,
    "integer": polars.Int64,
    "number": polars.Float64,
}


class Table(NamedTuple):
    """`name` is its path without an ending, `key` the columns that tell its rows apart."""

    name: str
    title: Words
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    frame: polars.DataFrame


def tables_of(release: Release) -> tuple[Table, ...]:
    return (
        _table(_FIGURES, "figures", FIGURES, _PLACED, map(_figure, _places(release))),
        _table(_PORTRAITS, "portraits", PORTRAITS, ("cluster", *_PLACED), _portraits(release)),
        *_sections(release),
        *(
            _table(title, f"codes/{name}", CODE_LISTS[name], key, rows_of_lists(release)[name])
            for name, (title, key) in _LISTS.items()
        ),
    )


def _table(
    title: Words,
    name: str,
    columns: tuple[Column, ...],
    key: tuple[str, ...],
    rows: Iterable[Sequence[object]],
) -> Table:
    schema = {one.name: _TYPES[one.kind] for one in columns}
    return Table(name, title, columns, key, polars.DataFrame(list(rows), schema, orient="row"))


class _Placed(NamedTuple):
    figure: Figure
    domain: str | None


def _places(release: Release) -> Iterator[_Placed]:
    for one in release.figures:
        yield _Placed(one, one.name if one.by == "domain" else None)


def _figure(placed: _Placed) -> tuple[object, ...]:
    one = placed.figure
    told = (one.year, part_of(one), one.value, one.n, one.status)
    return (one.indicator, one.sensitivity, placed.domain, *told)


def _portraits(release: Release) -> Iterator[tuple[object, ...]]:
    policy, known = release.published.publication.policy, release.published.known.indicators
    domains = {one.name: policy.domain(one.domain).name.fr for one in policy.clusters}
    for one in release.portraits:
        said = "\n".join(remark.text for remark in remarks_on(release.remarks, [one]))
        section = release.published.section(known[one.indicator]).code
        told = (one.year, part_of(one), one.value, one.n, one.status, said or None)
        about = (one.name, domains[one.name], section, one.indicator, one.sensitivity)
        yield (*about, *told)


def _sections(release: Release) -> Iterator[Table]:
    published = release.published
    found: dict[str, list[Figure]] = {}
    titles: dict[str, Words] = {}
    for one in release.figures:
        source = published.known.sources_of(published.known.indicators[one.indicator])[0]
        found.setdefault(source.table, []).append(one)
        titles[source.table] = source.section.label
    for name, figures in found.items():
        rows = _labelled(release, figures)
        yield _table(titles[name], f"sections/{name}", OF_A_SECTION, _PLACED, rows)


def _labelled(release: Release, figures: Iterable[Figure]) -> Iterator[tuple[object, ...]]:
    policy, known = release.published.publication.policy, release.published.known.indicators
    domains = {one.name.fr: one for one in policy.domains}
    for one in figures:
        label = known[one.indicator].label
        domain = domains[one.name] if one.by == "domain" else None
        place = domain.name if domain else policy.region_name
        part = part_words(release.published, one)
        yield (
            *(one.indicator, label.fr, label.en, one.unit, one.sensitivity),
            *(domain.code if domain else None, domain.name.fr if domain else None),
            *(place.fr, place.en, one.year, part_of(one)),
            *((part.fr, part.en) if part else (None, None)),
            *(one.value, one.n, one.status),
        )


_PLACED = ("indicator", "domain", "year", "breakdown")
_FIGURES = Words(
    fr="Chiffres par domaine et pour la Région", en="Figures of domains and the Region"
)
_PORTRAITS = Words(
    fr="Portraits que des clusters ont diffusés", en="Portraits that clusters released"
)
_LISTS = {
    "indicators": (Words(fr="Indicateurs", en="Indicators"), ("indicator",)),
    "breakdowns": (Words(fr="Parties", en="Parts"), ("indicator", "breakdown")),
    "domains": (Words(fr="Domaines", en="Domains"), ("domain",)),
    "statuses": (Words(fr="États", en="States"), ("status",)),
    "units": (Words(fr="Unités", en="Units"), ("unit",)),
}
