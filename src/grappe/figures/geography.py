"""Where the rows of a published list stand: by commune, by department, elsewhere."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import polars

from grappe.figures.definitions import Source
from grappe.figures.places import Where, clusters_in, region_place
from grappe.figures.published import Published
from grappe.publication import ABROAD, counts_in_its_year
from grappe.questions import WHERE, Section
from grappe.references import (
    Commune,
    Department,
    commune_at,
    department_of,
    departments_of_region,
)


@dataclass(frozen=True)
class Spread:
    """The rows of a section and a year by place; `clusters` answered. `elsewhere` is in the
    country and out of the region, `unplaced` has no place that is known."""

    section: Section
    year: int
    clusters: int
    communes: tuple[tuple[Commune, int], ...]
    departments: tuple[tuple[Department, int], ...]
    elsewhere: int
    abroad: int
    unplaced: int


@lru_cache(maxsize=256)
def spread(published: Published, of: Where | None = None, year: int | None = None) -> Spread | None:
    """The section that the policy puts on the map, of a place (the Region without one), in a year
    that it was answered about (the latest whole one without one); None where there is nothing to
    draw."""
    where = of or region_place(published.policy)
    source = next(_on_the_map(published), None)
    years = years_on_the_map(published, where)
    if source is None or not years:
        return None
    whole = [year for year, n in years.items() if n >= where.clusters]
    asked = year if year is not None and year in years else max(whole or years)
    return _spread(published, source, where, asked, years[asked])


def years_on_the_map(published: Published, where: Where) -> Counter[int]:
    """The years that the section on the map was answered about, with how many clusters."""
    source = next(_on_the_map(published), None)
    return _years(published, source.questionnaire, where) if source else Counter()


def _on_the_map(published: Published) -> Iterator[Source]:
    drawn = published.policy.pages.region.map
    for source in published.known.sources.values():
        section = source.section
        if drawn and section.code == drawn.section and _has_places(section):
            yield source


def _has_places(section: Section) -> bool:
    """An open table with a postal code: what may be shown as dots on a map."""
    is_open_table = section.kind == "table" and section.sensitivity == "open"
    return is_open_table and bool(section.of_kind("postal_code"))


def _years(published: Published, questionnaire: str, where: Where) -> Counter[int]:
    reports = published.publication.manifest["reports"]
    inside = {one.code for one in clusters_in(published.policy, where)}
    asked = (r for r in reports if r["questionnaire"] == questionnaire)
    return Counter(r["year"] for r in asked if r["cluster"] in inside)


def _field(section: Section, kind: str) -> str | None:
    return next((field.code for field in section.fields if field.kind == kind), None)


def _spread(published: Published, source: Source, where: Where, year: int, clusters: int) -> Spread:
    region = {one.code: one for one in departments_of_region(published.policy.region)}
    communes: Counter[Commune] = Counter()
    inside: Counter[str] = Counter()
    beyond: Counter[str] = Counter()
    for postal_code, name, department, n in _rows(published, source, where, year):
        if department == ABROAD:
            beyond["abroad"] += n
        elif department not in region:
            beyond["elsewhere" if department else "unplaced"] += n
        else:
            inside[department] += n
            found = commune_at(name or "", postal_code or "")
            is_there = found is not None and found.department == department
            communes.update({found: n} if found and is_there else {})
    return Spread(
        section=source.section,
        year=year,
        clusters=clusters,
        communes=tuple(sorted(communes.items(), key=lambda one: one[0].code)),
        departments=tuple((one, inside[code]) for code, one in region.items()),
        elsewhere=beyond["elsewhere"],
        abroad=beyond["abroad"],
        unplaced=beyond["unplaced"],
    )


def _rows(
    published: Published, source: Source, where: Where, year: int
) -> list[tuple[str | None, str | None, str | None, int]]:
    """(postal code, commune, department, how many) of the rows that count for the year. The
    department is the one that was published, which knows where a person said that somebody is."""
    frame = published.publication.frame(source.table).filter(polars.col("year") == year)
    if where.level != "region":
        frame = frame.filter(polars.col(where.level) == where.name)
    frame = frame.filter(counts_in_its_year(source.section))
    codes = [_field(source.section, kind) for kind in ("postal_code", "commune")]
    none = polars.lit(None, polars.String)
    places = [(polars.col(code) if code else none).alias(str(i)) for i, code in enumerate(codes)]
    columns = [*places, _department(source.section, frame).alias("2")]
    return frame.select(columns).group_by("0", "1", "2").len().sort("0", "1", "2").rows()


def _department(section: Section, frame: polars.DataFrame) -> polars.Expr:
    """Of lists of others than organisations, where each row's own place is."""
    if WHERE in frame.columns:
        return polars.col(WHERE)
    postal_code, country = _field(section, "postal_code"), _field(section, "country")
    none = polars.lit(None, polars.String)
    found = (
        polars.col(postal_code).map_elements(department_of, polars.String) if postal_code else none
    )
    is_abroad = polars.col(country).fill_null("FR") != "FR" if country else polars.lit(value=False)
    return polars.when(is_abroad).then(polars.lit(ABROAD)).otherwise(found)
