"""A publication measured by Spark: `grappe.figures` asks, another engine answers.

But for publications in which clusters follow others (`lineage`): their pairs are added by INSERT
and DELETE, which views do not take.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from importlib.resources import files

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as f

from grappe.figures.computing import _find, _places
from grappe.figures.connecting import columns, text
from grappe.figures.definitions import definitions
from grappe.figures.measuring import Measuring
from grappe.publication import Publication
from grappe.questions import LEVELS, Period
from spark.dialect import in_spark_sql, made_by

Found = dict[tuple[str, str, str, Period, str], tuple[float | None, int]]
_GIVEN = {
    "told": (
        "told",
        "questionnaire string, cluster string, domain string, year bigint, quarter bigint",
    ),
    "levels": ("place", "level string, name string, past boolean, place int"),
}
_FOUND = ("indicator", "place", "period", "breakdown", "value", "n")


class InSpark(Measuring):
    """As `Measuring`, whose templates are asked of Spark's views."""

    def __init__(self, spark: SparkSession, publication: Publication) -> None:
        self._spark = spark
        self.found: list[DataFrame] = []
        spark.udf.register("strip_accents", _accents_away())
        for name, path in publication.tables.items():
            numbered = f.monotonically_increasing_id().alias("file_row_number")
            table = spark.read.parquet(str(path)).select("*", numbered)
            self._view(f"file {name}", table.localCheckpoint())
        super().__init__(publication, definitions(publication.policy), publication.policy)

    def ask(self, template: str, given: Sequence[object] = (), **places: str) -> None:
        if template in _GIVEN:
            self._give(*_GIVEN[template], given)
        elif template == "match":
            self._match(places)
        elif template != "giving_away":
            for statement in _statements(template, places):
                name, selected = made_by(statement)
                self._keep(name, self._spark.sql(selected))

    def has_rows(self, table: str) -> bool:
        return bool(self._spark.sql(f"SELECT 1 FROM {table} LIMIT 1").collect())

    def _give(self, name: str, schema: str, given: Sequence[object]) -> None:
        rows = list(zip(*given, strict=True))
        if name == "place":
            rows = [(*row, number) for number, row in enumerate(rows)]
        self._view(name, self._spark.createDataFrame(rows, schema))

    def _keep(self, name: str, frame: DataFrame) -> None:
        if name == "found":
            self.found.append(frame)
        else:
            self._view(name, frame.localCheckpoint())

    def _match(self, places: dict[str, str]) -> None:
        """Spark updates no view: those matched are joined to it."""
        selecting, *_updates = _statements("match", places)
        matched = self._spark.sql(made_by(selecting)[1]).localCheckpoint()
        for name in (places["undecided"].strip('"'), places["recognised"].strip('"')):
            frame = self._spark.table(f"`{name}`")
            for flag, key in (("counted_before", "now"), ("counts_after", "before")):
                found = matched.select(f.col(key).alias("row_number"), f.lit(True).alias("is_so"))
                both = frame.join(found.distinct(), "row_number", "left")
                told = f.col(flag) | f.coalesce(f.col("is_so"), f.lit(False))
                frame = both.withColumn(flag, told).drop("is_so")
            self._view(name, frame.localCheckpoint())

    def _view(self, name: str, frame: DataFrame) -> None:
        frame.createOrReplaceTempView(f"`{name}`")


def in_spark(spark: SparkSession, publication: Publication) -> Found:
    """The value of each (indicator, level, place, period, part), and the clusters behind it."""
    policy, told = publication.policy, {}
    measuring = InSpark(spark, publication)
    wanted = list(measuring.known.indicators.values())
    levels = [(level, *one) for level in LEVELS for one in _places(policy, level, measuring)]
    measuring.ask("levels", columns(levels, 3))
    measuring.ask("standing", region=text(policy.region_name.fr))
    for number, one in enumerate(wanted):
        if not measuring.lacks(one):
            _find(measuring, one, str(number))
    for frame in measuring.found:
        rows = frame.toDF(*_named(frame)).select(*_FOUND).collect()
        for number, place, period, part, value, n in rows:
            year, quarter = divmod(int(period), 10)
            key = (wanted[number].code, *levels[place][:2], Period(year, quarter or None), part)
            told[key] = (_number(value), n)
    return told


def _named(frame: DataFrame) -> tuple[str, ...]:
    return (*_FOUND, "hidden")[: len(frame.columns)]


def _number(value: object) -> float | None:
    return None if value is None else float(str(value))


def _statements(template: str, places: dict[str, str]) -> list[str]:
    written = (files("grappe.figures") / "sql" / f"{template}.sql").read_text("utf-8")
    if template == "formula_by":
        places = {**places, "values": _as_structs(places["values"])}
    statements = in_spark_sql(written.format(**places)).split(";")
    return [one for one in statements if one.strip() and "TABLE found (" not in one]


def _as_structs(values: str) -> str:
    """A table's name selected as a value, which Spark wants said."""
    return re.sub(r'"([^"]+)"', r'struct("\1".*) AS "\1"', values)


def _accents_away() -> Callable[[str | None], str | None]:
    """A function of its own, which workers need not import."""

    def away(text: str | None) -> str | None:
        if text is None:
            return None
        apart = unicodedata.normalize("NFD", text)
        return "".join(one for one in apart if not unicodedata.combining(one))

    return away
