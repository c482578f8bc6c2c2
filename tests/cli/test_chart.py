"""`grappe chart`: a chart as a file, and what it says where there is none."""

import pytest

from tests.site.dashboards.publishing import published


def test_the_chart_of_an_indicator_of_the_region_is_drawn_in_the_language_asked(
    region, data, tmp_path
):
    published(data)
    svg, png = tmp_path / "members.svg", tmp_path / "members.png"
    ended = region("chart", "members", "--by", "region", "--svg", svg, "--png", png, "--lang", "en")
    assert (ended.code, ended.err, len(ended.out.splitlines())) == (0, "", 2)
    drawn = svg.read_text()
    assert "<desc>2019 220, 2020 242" in drawn
    assert "Publication 2021-06 · 22 of 22 clusters" in drawn
    assert png.read_bytes().startswith(b"\x89PNG")


def test_what_a_paper_hides_a_chart_hides(region, data, tmp_path):
    published(data)
    svg = tmp_path / "budget.svg"
    asked = ("chart", "budget", "health", "--by", "domain", "--svg", svg)
    assert region(*asked, "--lang", "en").code == 0
    assert "<desc>2019 hidden, 2020 hidden" in svg.read_text()
    assert region("chart", "budget", "Minalogic", "--by", "cluster", "--svg", svg).code == 0
    assert "100 000" in svg.read_text().replace("\u202f", " ").replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("memberz",), "Did you mean: members"),
        (("members", "--by", "domain"), "grappe chart members --by domain NAME"),
        (("members", "Minalogic"), "needs no name: grappe chart members --by region."),
        (("members", "Minalogik", "--by", "cluster"), "Did you mean: Minalogic?"),
        (("members", "--publication", "1999"), "There is no publication “1999”."),
    ],
)
def test_what_is_unknown_is_told_in_one_line(region, data, tmp_path, words, said):
    published(data)
    ended = region("chart", *words, "--svg", tmp_path / "x.svg", "--lang", "en")
    assert (ended.code, ended.out, len(ended.err.splitlines())) == (2, "", 1)
    assert said in ended.err
    assert not (tmp_path / "x.svg").exists()


def test_without_a_file_to_write_it_says_which_there_are(region):
    ended = region("chart", "members", "--lang", "en")
    assert (ended.code, "--svg or --png" in ended.err) == (2, True)
