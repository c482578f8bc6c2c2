"""Measures: one SQL aggregate each, over the rows of a section that count, by report."""

from collections.abc import Collection, Mapping, Set
from typing import Any

from grappe.figures.comparing import Rows, key_sql, recognise
from grappe.figures.connecting import Connection, listed, quoted, text
from grappe.figures.definitions import Definitions, Source, words_of_measure
from grappe.figures.parts import parts_of
from grappe.figures.reports import prepare_reports
from grappe.policies import Policy
from grappe.publication import Publication
from grappe.questions import (
    GOES_ON,
    LEVELS,
    OF_ORGANISATIONS,
    WHO,
    WHO_IS_WHO,
    Indicator,
    Measure,
)


class Measuring(Connection):
    """A publication, in which sections and measures are prepared once."""

    def __init__(
        self,
        publication: Publication,
        known: Definitions,
        policy: Policy,
        among: Collection[str] | None = None,
    ) -> None:
        super().__init__(publication)
        self.known = known
        self.policy = policy
        self._publication = publication
        self._columns = {
            name: _columns(table) for name, table in publication.manifest["tables"].items()
        }
        self.reports = prepare_reports(self, publication, policy, among)

    def counted(self, source: Source) -> str:
        """The rows of a section that count for their year, each with its report."""
        table = quoted(f"counted {source.table}")
        places = {"columns": self._asked(source), "file": self._file(source)}
        places["about"] = _ABOUT[source.quarterly].format(asked=text(source.questionnaire))
        self.once(table, "counted", counted=table, counts=source.counts or "true", **places)
        return table

    def _asked(self, source: Source, *, compared: bool = False) -> str:
        """The columns that are asked of a section's rows, or of them as they are compared."""
        words = self.known.words_compared(source) if compared else self.known.words_of(source)
        return ", ".join(map(self.reports.column, sorted(self._columns[source.table] & words)))

    def _file(self, source: Source) -> str:
        """The path of a section's rows, as a text of SQL."""
        return text(str(self._publication.tables[source.table]))

    def lacks(self, indicator: Indicator) -> bool:
        """Whether it asks who is who of rows of which nobody has looked that up."""
        sources = [s for s in self.known.sources_of(indicator) if s.section.lists_organisations]
        return any(self._lacks(source, self.known.words_in(indicator)) for source in sources)

    def _lacks(self, source: Source, words: Set[str]) -> bool:
        return bool(words & OF_ORGANISATIONS.keys() - self._columns[source.table])

    def _keys(self, source: Source) -> dict[str, str]:
        """The columns by which a row is known again that the publication has, in SQL: who goes on
        in its place, or who it is where that was not told yet, then the section's key."""
        section, columns = source.section, self._columns[source.table]
        own = {key: key_sql(section.field(key)) for key in section.key}
        who = GOES_ON if GOES_ON in columns else WHO
        keys = {who: quoted(who), **own} if own and section.lists_organisations else own
        return {key: sql for key, sql in keys.items() if key in columns}

    def measure(self, measure: Measure, by: str | None) -> str:
        """The measure's values (report, value), broken down (breakdown) where `by` is given."""
        source = self.known.source_of(measure)
        table = self._measured(measure, source, by)
        breakdown = ", breakdown" if by else ""
        return f"(SELECT report{breakdown}, {quoted(measure.code)} AS value FROM {table})"

    def _measured(self, measure: Measure, source: Source, by: str | None) -> str:
        """The table of all measures that are asked of the same rows, looked at once."""
        asked = self.known.asked_with(measure)
        alike = [one for one in asked if not self._lacks(source, words_of_measure(one))]
        table = quoted(f"measured {alike[0].code} by {by}" if by else f"measured {alike[0].code}")
        places = {
            "measured": table,
            "rows": self._rows(measure, source),
            "values": ", ".join(f"{one.value} AS {quoted(one.code)}" for one in alike),
            "where": f"({measure.where})" if measure.where else "true",
            "questionnaire": text(source.questionnaire),
            "comparable": _COMPARABLE if measure.compared else "true",
        }
        if by is None:
            all_found = measure.where is None and measure.compared is None
            reporting = "found" if all_found else self.reporting(source, None)
            told = ", ".join(_TOLD.format(code=quoted(one.code)) for one in alike)
            self.once(table, "measure", **places, told=told, reporting=reporting)
        else:
            told = ", ".join(_TOLD_BY.format(code=quoted(one.code)) for one in alike)
            choices = listed(parts_of([source.section], by, self.policy).told)
            self.once(table, "measure_by", **places, told=told, by=by, choices=choices)
        return table

    def reporting(self, source: Source, where: str | None) -> str:
        """The reports that have a row that counts, or one of those that are asked for."""
        compared = where is None and self.known.is_compared(source)
        rows = self._recognised(source) if compared else self.counted(source)
        table = quoted(f"reporting {source.table} {where or ''}")
        self.once(table, "reporting", reporting=table, rows=rows, where=where or "true")
        return table

    def _rows(self, measure: Measure, source: Source) -> str:
        if measure.compared is None:
            return self.counted(source)
        recognised = self._recognised(source)
        rows = self._compared(source)
        return rows.ask(self, measure.compared, measure.compared, recognised=recognised)

    def _recognised(self, source: Source) -> str:
        return recognise(self, self._compared(source), across=bool(self.reports.across))

    def _compared(self, source: Source) -> Rows:
        return Rows(
            table=source.table,
            file=self._file(source),
            counts=source.counts or "true",
            columns=self._asked(source, compared=True),
            questionnaire=text(source.questionnaire),
            keys=self._keys(source),
        )


def _columns(table: Mapping[str, Any]) -> set[str]:
    """The columns of a table, without those of who is who where that is known of no row."""
    known = set(table["columns"])
    return known - WHO_IS_WHO.keys() if table.get("identified") == 0 else known


_COMPARABLE = (
    "reports.report IN (SELECT now FROM pairs WHERE pairs.questionnaire = reports.questionnaire)"
)


_TOLD = (
    "CASE WHEN found.report IS NOT NULL THEN found.{code}"
    " WHEN reporting.report IS NOT NULL THEN 0 ELSE nothing.{code} END AS {code}"
)
_TOLD_BY = "CASE WHEN is_found THEN found.{code} ELSE 0 END AS {code}"


_ABOUT = {
    False: "quarter = 0",
    True: "places.quarter IN (0, section.quarter)"
    " AND report IN (SELECT report FROM reports WHERE questionnaire = {asked})",
}
"""Of what a row of a yearly or a quarterly table is told: its year, or its quarter and its year."""


def at_levels(indicator: Indicator, *, of_years: bool) -> str:
    """Which rows of `standing` an indicator is told for."""
    told = set(indicator.levels)
    levels = "true" if told >= set(LEVELS) else f"level IN {listed(sorted(told))}"
    return levels if of_years else f"{levels} AND period % 10 > 0"
