"""An indicator as every paper shows it: across a break nothing is compared, no part is lost."""

from dataclasses import replace

from pptx import Presentation
from pptx.util import Inches

from grappe.figures import Parts, region_place
from grappe.papers.showing import shown
from grappe.papers.slides.charts import add_chart
from grappe.questions import Words
from tests.figures import test_breaking as breaking
from tests.papers.making import of_region


def test_years_that_count_in_another_way_are_not_compared(tmp_path):
    told = breaking.published(tmp_path, breaking.versions({"formula": "smes"}))
    indicator = told.known.indicators["members"]
    one = shown(told, told.figures, indicator, region_place(told.policy), "en")
    assert one is not None
    assert [found.year for found in one.breaks] == [2020]
    assert "2019" not in one.line
    assert "2019" not in one.sentence


def test_of_many_parts_a_slide_draws_the_smallest_together():
    paper = of_region()
    (types,) = [s for c in paper.chapters for s in c.shown if s.indicator.code == "members_by_type"]
    codes = [f"part {n:02d}" for n in range(15)]
    parts = Parts({code: Words(fr=code, en=code) for code in codes})
    figures = tuple(
        types.figures[0]._replace(breakdown={"type": code}, value=float(100 - n))
        for n, code in enumerate(codes)
    )
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    one = replace(types, figures=figures, parts=parts)
    add_chart(slide, one, "en", tuple(map(Inches, (1, 1, 6, 4))))
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    values = list(chart.plots[0].series[0].values)
    assert list(chart.plots[0].categories)[-1] == "Others (4)"
    assert sum(values) == sum(figure.value for figure in figures)
