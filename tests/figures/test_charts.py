"""A chart is an SVG that a strict page accepts and a screen reader can tell."""

from typing import Any

import altair
import lxml.etree
import pytest

from grappe.figures import Break, Figure, Parts, as_file, change_words, chart, series, sparkline
from grappe.figures.specifications import specification
from grappe.figures.vega import headed
from grappe.questions import Words
from tests.figures.tables import indicator


def figure(year: int, value: float | None) -> Figure:
    status = "missing" if value is None else "shown"
    return Figure("members", "count", "open", "cluster", "A", year, None, value, 1, status)


YEARS = [figure(2019, 10), figure(2020, None), figure(2021, 40)]


@pytest.fixture(scope="module")
def drawn() -> str:
    return chart(YEARS, indicator("members", formula="members"), "en", title="Members of A")


def test_it_says_its_title_and_its_values(drawn):
    assert "<title>Members of A</title>" in drawn
    assert "2019 10, 2020 missing, 2021 40" in drawn


def test_it_has_no_style_that_a_strict_page_refuses(drawn):
    assert "<style" not in drawn
    assert " style=" not in drawn


def test_a_missing_year_has_no_change_after_it():
    assert [p.change for p in series(YEARS, "members", "cluster", "A")] == [None, None, None]


def test_a_change_is_the_difference_with_the_year_before():
    points = series([figure(2020, 10), figure(2021, 40)], "members", "cluster", "A")
    assert [p.change for p in points] == [None, 30]


LABELS = Parts({"sme": Words(fr="PME", en="SME"), "large": Words(fr="Grande", en="Large")})
PARTS = [
    figure(2021, value)._replace(breakdown={"type": code})
    for code, value in (("large", 1.0), ("sme", 3.0), ("odd", None))
]


@pytest.mark.parametrize(
    "said",
    [
        specification(YEARS, "fr", told=2019, clusters=3),
        specification(YEARS, "en", "line"),
        specification(YEARS, "en", targets={2020: 20.0, 2021: 30.0}),
        specification(PARTS, "en", "breakdown", parts=LABELS),
        specification(PARTS, "en", "breakdown", parts=LABELS, narrow=True),
        specification(YEARS, "en", breaks=[Break(2020, Words(fr="x", en="x"))]),
        specification(YEARS[:1], "en", breaks=[Break(2019, Words(fr="x", en="x"))]),
        headed(specification(YEARS, "en"), "A title of many words " * 9, ["Publication 2021-06"]),
    ],
)
def test_what_is_drawn_is_vega_lite(said: dict[str, Any]):
    altair.LayerChart.from_dict(said, validate=True)


def test_the_year_that_is_told_stands_out_and_a_partial_one_is_hollow():
    rows = specification(YEARS, "en", told=2019, clusters=3)["data"]["values"]
    assert [row["look"] for row in rows] == ["partial", "before", "partial"]
    assert rows[0]["name"] == "2019|1 of 3"
    rows = specification(YEARS, "en", told=2019, clusters=1)["data"]["values"]
    assert [row["look"] for row in rows] == ["told", "before", "before"]


MERGED = Break(2021, Words(fr="En 2021, A et B ont fusionné.", en="In 2021, A and B merged."))


def test_a_break_is_drawn_and_told_and_a_line_stops_before_it():
    said = specification(YEARS, "en", "line", breaks=[MERGED])
    assert [row["piece"] for row in said["data"]["values"]] == [0, 0, 1]
    drawn = chart(YEARS, indicator("members", formula="members"), "en", breaks=[MERGED])
    assert ">break<" in drawn
    assert "2021 40 In 2021, A and B merged.</desc>" in drawn


def test_a_break_before_the_first_year_is_none():
    drawn = chart(YEARS[2:], indicator("members", formula="members"), "en", breaks=[MERGED])
    assert ">break<" not in drawn


def test_a_file_carries_its_title_and_its_source_in_plain_colours():
    title = "A title of two hundred characters, which somebody once wrote " * 3
    about = {"title": title, "source": ["Publication 2021-06"]}
    drawn = chart(YEARS[:1], indicator("members", formula="members"), "en", **about)
    svg = as_file(drawn, "svg").decode()
    assert "Publication 2021-06</text>" in svg
    assert "var(" not in svg
    assert as_file(drawn, "png").startswith(b"\x89PNG")


def test_parts_stand_by_size_each_in_the_hue_of_its_code():
    rows = specification(PARTS, "en", "breakdown", parts=LABELS)["data"]["values"]
    assert [row["name"] for row in rows] == ["SME", "Large", "odd"]
    again = specification(PARTS[:1], "en", "breakdown", parts=LABELS)["data"]["values"]
    assert again[0]["hue"] == rows[1]["hue"]
    assert rows[0]["label"] == "3 · 75%"


def test_thousands_are_told_apart_in_a_font_without_a_narrow_space():
    rows = specification([figure(2021, 1234)], "fr")["data"]["values"]
    assert [row["label"] for row in rows] == ["1\u00a0234"]


@pytest.mark.parametrize(
    ("change", "unit", "said"),
    [(-31, "count", "31 fewer"), (-31, "eur", "€31 less"), (-0.02, "share", "2 points less")],
)
def test_what_is_counted_is_fewer_and_what_is_measured_less(change, unit, said):
    assert change_words(change, unit, 2020).en == f"{said} than in 2020"


def test_a_sparkline_leaves_a_gap():
    assert sparkline([1, None, 2]).count("M") == 2


def test_a_target_is_a_thin_line_told_under_its_year_and_to_the_ear():
    years = [figure(2019, 10), figure(2020, 40), figure(2021, None)._replace(status="shown")]
    one, aims = indicator("members", formula="members"), {2020: 30.0, 2021: 50.0}
    said = chart(years, one, "en", title="Members of A", told=2020, targets=aims)
    assert "<desc>2019 10, 2020 40 (target: 30), 2021 (target: 50)</desc>" in said
    assert said.count("target: ") == 4
    drawn = specification(years, "en", told=2020, targets=aims)
    [rule] = [layer for layer in drawn["layer"] if layer["mark"]["type"] == "rule"]
    assert rule["encoding"]["y"]["field"] == "target"
    assert [row.get("target") for row in drawn["data"]["values"]] == [None, 30, 50]
    assert [row["at"] for row in drawn["data"]["values"]] == [10, 40, 50]
    assert all(layer["mark"]["type"] != "rule" for layer in specification(years, "en")["layer"])


SCRIPTS = "Σύμπλεγμα Łódź 山田 كتلة <b>&amp;</b> 🍇"


@pytest.mark.parametrize("kind", ["bars", "breakdown", "lines"])
def test_a_chart_of_one_point_and_a_name_in_any_script_are_drawn_as_they_are(kind):
    asked = indicator("members", formula="members")
    parts = Parts({"x": Words(fr=SCRIPTS, en=SCRIPTS)})
    one = figure(2021, 3)._replace(breakdown=None if kind == "bars" else {"type": "x"})
    drawn = chart([one], asked, "en", kind, title=SCRIPTS, parts=parts, source=[SCRIPTS])
    assert lxml.etree.fromstring(drawn).findtext("{*}title") == SCRIPTS
    assert as_file(drawn, "png").startswith(b"\x89PNG")
    assert "break" not in drawn
