"""Splink on DuckDB, tuned in its favour.

How often the truth agrees in each way is learnt from the truth of these very lines
(`estimate_m_from_label_column`), and all names an organisation has (initials, brand, sign) are
compared. A pair's weight is told against those of the line's other candidates, as one of them at
most can be right: on a list of 4,000 that doubled what it finds without error. A comparison of
the rarest word, which depends on that of names, made it worse and is left out.
"""

from pathlib import Path

import duckdb
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from systems.base import prepared

_FEATURES = Path(__file__).with_name("with_splink.sql")
_ANSWERS = """
COPY (
    WITH pair AS (
        SELECT match_weight AS weight,
            CASE source_dataset_l WHEN 'line' THEN unique_id_l ELSE unique_id_r END AS row,
            CASE source_dataset_l WHEN 'line' THEN unique_id_r ELSE unique_id_l END AS siret
        FROM {pairs}
    ),
    best AS (
        SELECT row::INT AS row, left(siret, 9) AS siren, max(weight) AS score
        FROM pair GROUP BY 1, 2
    )
    SELECT row, siren, NULL::BOOLEAN AS certain,
        best.score - log2(1 + sum(pow(2.0, best.score)) OVER own - pow(2.0, best.score)) AS score,
        pow(2.0, best.score) / (1 + sum(pow(2.0, best.score)) OVER own) AS probability
    FROM best WINDOW own AS (PARTITION BY row)
    QUALIFY row_number() OVER (PARTITION BY row ORDER BY best.score DESC) <= 5
) TO '{out}' (FORMAT parquet)
"""


def _level(condition: str, label: str) -> cll.CustomLevel:
    return cll.CustomLevel(condition, label_for_charts=label)


def name_comparison() -> cl.CustomComparison:
    """All names at once, the strictest agreement first."""
    of_one = "list_max(list_transform(names_r, lambda y: jaro_winkler_similarity(x, y)))"
    winkler = f"list_max(list_transform(names_l, lambda x: {of_one}))"
    shared = "len(list_intersect(words_l, words_r))"
    fewer, more = "least(len(words_l), len(words_r))", "greatest(len(words_l), len(words_r))"
    return cl.CustomComparison(
        output_column_name="name",
        comparison_levels=[
            cll.NullLevel("name"),
            cll.ExactMatchLevel("name", term_frequency_adjustments=True),
            _level("len(list_intersect(names_l, names_r)) > 0", "one of its names"),
            _level(f"{shared} = {more}", "the same words"),
            _level(f"{winkler} >= 0.95", "nearly"),
            _level(f"{shared} = {fewer} AND {fewer} > 1", "all of two words or more"),
            _level(f"{winkler} >= 0.90", "alike"),
            _level(f"{shared} = {fewer} AND {fewer} = 1", "its one word"),
            _level(f"{shared} > 0 AND {winkler} >= 0.75", "a word, and alike"),
            _level(f"{winkler} >= 0.82", "a little alike"),
            cll.ElseLevel(),
        ],
    )


def place_comparison() -> cl.CustomComparison:
    return cl.CustomComparison(
        output_column_name="postal_code",
        comparison_levels=[
            _level("postal_code_l IS NULL AND commune_l IS NULL", "nothing said").configure(
                is_null_level=True
            ),
            _level("postal_code_l = postal_code_r AND commune_l = commune_r", "both"),
            cll.ExactMatchLevel("postal_code"),
            cll.ExactMatchLevel("commune"),
            _level("left(postal_code_l, 3) = left(postal_code_r, 3)", "three digits"),
            cll.ExactMatchLevel("department"),
            cll.ElseLevel(),
        ],
    )


def settings(known: int) -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        probability_two_random_records_match=1 / known,
        comparisons=[
            name_comparison(),
            place_comparison(),
            cl.DamerauLevenshteinAtThresholds("number", [1]),
            cl.ExactMatch("active"),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("number"),
            block_on("names", arrays_to_explode=["names"]),
            block_on("tokens", "postal_code", arrays_to_explode=["tokens"]),
            block_on("tokens", "commune", arrays_to_explode=["tokens"]),
            block_on("rare", "department", arrays_to_explode=["rare"]),
            block_on("very_rare", arrays_to_explode=["very_rare"]),
            block_on("prefix", "postal_code"),
            block_on("prefix", "commune"),
        ],
        retain_matching_columns=False,
    )


class WithSplink:
    """Its own time is `answer` (training and predicting); `prepare` makes its columns."""

    def __init__(self, register: Path, lines: Path) -> None:
        self.register, self.lines, self.engine = register, lines, duckdb.connect()

    def prepare(self) -> None:
        prepared(self.register, self.lines, self.engine)
        self.engine.execute(_FEATURES.read_text())

    def answer(self, out: Path) -> None:
        api = DuckDBAPI(connection=self.engine.cursor())
        count = self.engine.execute("SELECT count(*) FROM their_known").fetchall()[0][0]
        tables = [
            api.register(f"their_{name}", dataset_display_name=name) for name in ("line", "known")
        ]
        linker = Linker(tables, settings(count))
        linker.training.estimate_u_using_random_sampling(max_pairs=1e6)
        linker.training.estimate_m_from_label_column("label")
        pairs = linker.inference.predict(threshold_match_weight=-10)
        self.engine.execute(_ANSWERS.format(pairs=pairs.physical_name, out=out))
