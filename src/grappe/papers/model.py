"""A paper: what is told of a place, in one language, before it is drawn, laid out or written."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from grappe.figures import Break, Figure, Parts, Published, Remark, Spread, Where
from grappe.figures.model import Unit
from grappe.questions import Indicator, Language


@dataclass(frozen=True, slots=True)
class Cell:
    """A value in a table. `words` is as it is read; `note` says of how many clusters where some
    are to come: 16 of 22."""

    words: str
    value: float | None
    unit: Unit
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a table: its name and its cells, None where there is no such figure; the `hue` that
    a part has in every picture."""

    name: str
    unit: str
    cells: tuple[Cell | None, ...]
    hue: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows by columns (years, or parts)."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Shown:
    """An indicator of a place: `figures` are its years, or its parts in `year`.

    `line` says what is seen, `value` is the number of the year (empty of parts), `behind` and `of`
    say how many clusters stand behind it, `why` why there is nothing to see. Over its `breaks` the
    years are not compared.
    """

    indicator: Indicator
    where: Where
    year: int
    status: str
    label: str
    value: str
    line: str
    sentence: str
    behind: str
    of: str
    why: str
    figures: tuple[Figure, ...]
    parts: Parts
    table: Table
    remarks: tuple[Remark, ...] = ()
    breaks: tuple[Break, ...] = ()

    @property
    def is_partial(self) -> bool:
        """Whether some clusters are still to come for the year."""
        return any(f.n < self.where.clusters for f in self.figures if f.year == self.year)

    @property
    def partial(self) -> str:
        """How many clusters stand behind it, where some are to come."""
        return self.behind if self.is_partial else ""

    @property
    def by_parts(self) -> bool:
        return self.indicator.breakdown is not None


@dataclass(frozen=True, slots=True)
class Chapter:
    """`silent` are sentences on what cannot be shown, and why."""

    title: str
    shown: tuple[Shown, ...]
    silent: tuple[str, ...]

    @property
    def lead(self) -> str:
        """Its numbers in sentences."""
        return " ".join(one.sentence for one in self.shown if not one.by_parts)


@dataclass(frozen=True, slots=True)
class Definition:
    """An indicator in plain words, and the section it is read from."""

    label: str
    text: str
    source: str


@dataclass(frozen=True, slots=True)
class Everything:
    """What a data book holds besides: every indicator that may stand in it, and its definition."""

    tables: tuple[Table, ...]
    definitions: tuple[Definition, ...]


@dataclass(frozen=True)
class Paper:
    """All that PDF, slides and data book have in common; words are in `language`. What a data book
    alone needs is gathered when it asks for it. `road`: a cluster's objectives by year, what was
    reached beside its own target; it stands in the PDF alone."""

    published: Published
    where: Where
    language: Language
    kind: str
    name: str
    title: str
    subtitle: str
    standing: str
    made_on: date
    publication: str
    headlines: tuple[Shown, ...]
    chapters: tuple[Chapter, ...]
    years: Table
    domains: tuple[Table, ...]
    clusters: tuple[str, ...]
    spread: Spread | None
    departments: Table | None
    sentences: tuple[str, ...]
    definitions: tuple[Definition, ...]
    method: tuple[str, ...]
    sources: tuple[str, ...]
    remarks: tuple[Remark, ...]
    everything: Callable[[], Everything]
    road: Table | None = None

    @property
    def shown(self) -> Sequence[Shown]:
        """Every indicator of the chapters, in their order."""
        return [one for chapter in self.chapters for one in chapter.shown]
