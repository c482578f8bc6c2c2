"""Parts through the years are lines with their names at their ends; a reader can point at them."""

import json

import altair
import pytest

from grappe.figures import Break, chart, chart_to_point_at
from grappe.figures.lines import apart
from grappe.figures.pointing import to_point_at
from grappe.figures.specifications import specification
from grappe.questions import Words
from tests.figures.tables import indicator
from tests.figures.test_charts import LABELS, figure

MEMBERS = indicator("members", formula="members")
MERGED = Break(2020, Words(fr="Fusion.", en="They merged."))


def part(year: int, code: str, value: float | None, n: int = 3):
    return figure(year, value)._replace(breakdown={"type": code}, n=n)


YEARS = [
    *(part(2018, "sme", 10.0), part(2018, "large", 2.0)),
    *(part(2019, "sme", 12.0), part(2019, "large", None)),
    *(part(2020, "sme", 1400.0, n=2), part(2020, "large", 4.0, n=2)),
]


def lines(figures=YEARS, **more):
    return specification(figures, "en", "lines", LABELS, **{"clusters": 3, **more})


def rows(said):
    return [(one["part"], one["name"], one["value"]) for one in said["data"]["values"]]


@pytest.mark.parametrize("said", [lines(), lines(breaks=[MERGED]), lines(YEARS[:1])])
def test_lines_are_vega_lite_to_look_at_and_to_point_at(said):
    altair.LayerChart.from_dict(said, validate=True)
    altair.LayerChart.from_dict(to_point_at(said, "en"), validate=True)


def test_a_year_that_is_missing_is_a_gap_and_one_of_few_clusters_says_so():
    assert rows(lines())[:3] == [
        ("SME", "2018", 10), ("SME", "2019", 12), ("SME", "2020|2 of 3", 1400)
    ]  # fmt: skip
    assert rows(lines())[4] == ("Large", "2019", None)


def test_no_line_leads_to_a_year_of_other_clusters_whose_point_is_hollow():
    found = [(row["piece"], row["partial"]) for row in lines()["data"]["values"][:3]]
    assert found == [(0, False), (0, False), (1, True)]
    alike = lines([one._replace(n=2) for one in YEARS])["data"]["values"]
    assert {(row["piece"], row["partial"]) for row in alike} == {(0, True)}


def test_a_line_stops_before_a_break_which_is_drawn_and_told():
    assert [row["piece"] for row in lines(breaks=[MERGED])["data"]["values"]][:3] == [0, 0, 1]
    drawn = chart(YEARS, MEMBERS, "en", "lines", parts=LABELS, clusters=3, breaks=[MERGED])
    assert ">break<" in drawn
    assert "They merged.</desc>" in drawn
    assert "Large 2019 missing" in drawn


def test_a_year_that_is_hidden_says_so_and_has_no_point():
    hidden = [one._replace(value=None, status="hidden") for one in YEARS[4:]]
    found = rows(lines([*YEARS[:4], *hidden]))
    assert [name for _part, name, value in found if value is None and "hidden" in name]


def test_nothing_to_tell_is_an_empty_picture():
    hidden = [one._replace(value=None, status="hidden") for one in YEARS]
    assert rows(lines(hidden)) == []
    assert "<svg" in chart(hidden, MEMBERS, "en", "lines", parts=LABELS)


def test_of_many_parts_the_smallest_are_one_line():
    many = [part(y, f"{n:02}", float(100 - n)) for y in (2019, 2020) for n in range(20)]
    found = rows(lines(many))
    assert len({one for one, _name, _value in found}) == 12
    assert found[-1] == ("Others (9)", "2020", sum(100 - n for n in range(11, 20)))


def test_names_stand_apart_within_the_picture():
    assert apart([10, 12, 90], [10, 10, 10], 100) == [10, 20, 90]
    assert apart([95, 96], [10, 20], 100) == [75, 90]


def test_pointed_at_a_mark_says_value_and_year_in_the_language_of_the_reader():
    found = to_point_at(specification(YEARS, "fr", "lines", LABELS, clusters=3), "fr")
    said = [row["pointed"] for row in found["data"]["values"]]
    assert said[0] == "PME, 2018\u202f: 10"
    assert said[2] == "PME, 2020\u202f: 1\u00a0400 · 2 sur 3"
    bars = to_point_at(specification([figure(2020, 3.0)], "en"), "en")
    assert [row["pointed"] for row in bars["data"]["values"]] == ["2020: 3"]


def test_what_a_browser_draws_has_the_colours_of_the_page_and_asks_no_network():
    said = json.dumps(chart_to_point_at(YEARS, MEMBERS, "en", "lines", parts=LABELS))
    assert "var(--chart-" in said
    assert '"url"' not in said
    assert '"picked"' in said
