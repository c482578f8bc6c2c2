"""A deck that can be edited: native charts and tables, with notes and text alternatives."""

from io import BytesIO

import pytest
from pptx import Presentation

from grappe.figures import Remark, cluster_place, hue_of
from grappe.figures.breakdowns import drawn_parts
from grappe.papers import as_pptx, paper
from tests.papers.making import POLICY, of_cluster, of_domain, of_region, published, renamed


def opened(made):
    return Presentation(BytesIO(as_pptx(made)))


def shapes(deck):
    return [shape for slide in deck.slides for shape in slide.shapes]


@pytest.mark.parametrize("make", [of_cluster, of_domain, of_region])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_has_six_to_ten_slides_each_with_a_title_and_notes(make, language):
    deck = opened(make(language=language))
    assert 6 <= len(deck.slides) <= 10
    for slide in deck.slides:
        assert slide.shapes.title.text_frame.text
        assert "2021-06" in slide.notes_slide.notes_text_frame.text
        assert any("2021-06" in one.text_frame.text for one in slide.shapes if one.has_text_frame)


def test_charts_and_tables_are_native_and_told_to_who_does_not_see_them():
    every = shapes(opened(of_region()))
    charts = [one for one in every if one.has_chart]
    tables = [one for one in every if one.has_table]
    assert (len(charts) >= 5, len(tables)) == (True, 2)
    assert not [one for one in every if one.shape_type == 13]
    for one in (*charts, *tables):
        assert one._element.xpath(".//p:cNvPr")[0].get("descr")


def test_a_chart_holds_the_numbers_and_a_gap_where_one_is_missing():
    deck = opened(paper(published(without=("minalogic",)), cluster_place(POLICY, "axelera"), "en"))
    (years,) = [
        one.chart
        for one in shapes(deck)
        if one.has_chart and one.chart.plots[0].series[0].name == "New members"
    ]
    assert list(years.plots[0].series[0].values) == [None, 1]
    assert list(years.plots[0].categories)[0] == "2019\nmissing"


@pytest.mark.parametrize(("language", "written"), [("fr", '#,##0\\ "€"'), ("en", '"€"#,##0')])
def test_an_amount_is_written_in_the_readers_way(language, written):
    charts = [one.chart for one in shapes(opened(of_region(language=language))) if one.has_chart]
    assert written in {one.plots[0].data_labels.number_format for one in charts}


def test_a_part_has_the_hue_that_it_has_on_pages():
    shown = paper_of_parts()
    [drawn] = [
        one.chart.plots[0].series[0]
        for one in shapes(opened(of_region()))
        if one.has_chart and one.chart.plots[0].series[0].name == shown.label
    ]
    found = [f"#{drawn.points[n].format.fill.fore_color.rgb}".lower() for n in range(3)]
    parts = drawn_parts(shown.figures, shown.parts, "en")
    assert found == [hue_of(one.code, shown.parts) for one in parts[:3]]
    assert len(set(found)) > 1


def paper_of_parts():
    every = [one for chapter in of_region().chapters for one in chapter.shown]
    return next(one for one in every if one.indicator.code == "members_by_type")


def test_a_long_name_and_one_in_any_script_are_kept():
    policy = renamed(minalogic="山田 " + "Technologies " * 15)
    deck = opened(paper(published(policy=policy), cluster_place(policy, "minalogic"), "fr"))
    assert deck.slides[0].shapes.title.text_frame.text.startswith("山田 Technologies")


def test_words_are_in_the_houses_hand():
    runs = [
        run
        for shape in shapes(opened(of_cluster()))
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert {run.font.name for run in runs} == {"Manrope", "Source Sans Pro"}


def test_what_a_cluster_says_of_a_figure_stands_in_the_notes_of_its_slide():
    said = Remark("members", "Minalogic", 2020, "Two members came back in January.")
    deck = opened(of_cluster(remarks=(said,)))
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck.slides]
    assert sum("Two members came back in January." in one for one in notes) >= 1
