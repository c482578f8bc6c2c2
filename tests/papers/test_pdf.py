"""A PDF is accessible and archivable, has its length, and says what is there and what is not."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grappe.figures import Remark, cluster_place, domain_place, region_place
from grappe.papers import Paper, as_pdf, paper
from grappe.papers.model import Chapter
from tests.papers.making import (
    POLICY,
    elements,
    of_cluster,
    of_domain,
    of_region,
    published,
    read,
    renamed,
    text_of,
)

LONG = "Cluster des technologies " * 8
LATE = tuple(one.code for one in POLICY.clusters[:6])


@pytest.mark.parametrize("make", [of_cluster, of_domain, of_region])
@pytest.mark.parametrize("language", ["fr", "en"])
def test_it_says_its_title_its_language_and_which_norms_it_keeps(make, language):
    made = make(language=language)
    opened = read(as_pdf(made))
    root = opened.trailer["/Root"]
    assert opened.metadata.title == f"{made.name} · {made.title}"
    assert root["/Lang"].startswith(language)
    assert root["/MarkInfo"]["/Marked"].value
    said = root["/Metadata"].get_object().get_data().decode()
    assert "<pdfuaid:part>1<" in said
    assert ("<pdfaid:part>2<" in said, "<pdfaid:conformance>A<" in said) == (True, True)


@pytest.mark.parametrize("make", [of_cluster, of_domain, of_region])
def test_every_picture_tells_its_values_to_who_does_not_see_it(make):
    tagged = list(elements(as_pdf(make())))
    pictures = [alt for tag, alt in tagged if tag == "/Figure"]
    assert len(pictures) >= 5
    assert all(alt and any(sign.isdigit() for sign in alt) for alt in pictures)
    assert {"/H1", "/H2", "/Table", "/TH"} <= {tag for tag, _ in tagged}


def test_the_length_is_what_a_reader_was_promised():
    assert len(read(as_pdf(of_cluster())).pages) == 2
    assert 2 <= len(read(as_pdf(of_domain())).pages) <= 4
    assert len(read(as_pdf(of_region())).pages) >= 8


def test_a_chapter_of_the_regions_report_stands_on_one_page():
    made = of_region()
    six = tuple(one for one in made.shown if not one.by_parts)[:6]
    chapters = tuple(Chapter(f"Part {n}.", six, ()) for n in range(5))
    for page in read(as_pdf(replace(made, chapters=chapters))).pages[3:]:
        said = " ".join(page.extract_text().split())
        assert said.count(six[-1].line) == said.count("Part ")


def test_every_page_names_its_publication():
    for page in read(as_pdf(of_region())).pages[1:]:
        assert "Publication 2021-06" in page.extract_text()


def test_the_report_has_its_parts():
    told = text_of(as_pdf(of_region()))
    parts = ("Contents", "The year in sentences", "Domain by domain", "Method", "Definitions")
    assert [one for one in (*parts, "What clusters say of it", "Sources") if one not in told] == []


def test_a_remark_travels_with_its_figure():
    remark = Remark("members", "Minalogic", 2020, "Two members came back in January.")
    elsewhere = Remark("members", "Axelera", 2020, "Nothing to add.")
    told = text_of(as_pdf(of_cluster(remarks=(remark, elsewhere))))
    assert "Two members came back in January." in told
    assert "Minalogic, on 2020" in told
    assert "Nothing to add." not in told
    assert "Nothing to add." in text_of(as_pdf(of_region(remarks=(remark, elsewhere))))


def _renamed(name: str) -> Paper:
    policy = renamed(minalogic=name)
    return paper(published(policy=policy), cluster_place(policy, "minalogic"), "fr")


@pytest.mark.parametrize(
    "name",
    [
        LONG,
        "#strong[x] $a^2$ *b* _c_ <d> @e // f",
        "山田 العربية हिन्दी",
        "Ελληνικά Łódź",
        '"\\n#{}',
        "a\x1fb c",
    ],
)
def test_any_name_is_set_as_it_is_written(name):
    made = as_pdf(_renamed(name))
    assert len(read(made).pages) == 2
    known = [word for word in name.split() if word.isascii() and len(word) > 2]
    assert all(word in text_of(made) for word in known)


def test_a_sign_that_no_font_has_is_said_to_be_lacking(monkeypatch):
    told = text_of(as_pdf(_renamed("Cluster \U0001f9ff\U00012000")))
    assert "Cluster □" in told
    assert "□ remplace un signe" in told


@settings(
    max_examples=8,
    deadline=timedelta(seconds=20),
    suppress_health_check=[HealthCheck.too_slow],
)
@given(st.text(min_size=1, max_size=80))
def test_any_remark_is_set(text):
    made = as_pdf(of_cluster(remarks=(Remark("members", "Minalogic", 2020, text),)))
    assert made.startswith(b"%PDF")


def test_a_cluster_that_never_answered_has_a_portrait_that_says_so():
    empty = published(without=("minalogic",))
    made = paper(empty, cluster_place(POLICY, "minalogic"), "en")
    told = text_of(as_pdf(made))
    assert made.title == "Minalogic: nothing is published about it yet."
    assert "Missing: Members by type" in told
    assert not any(one.figures and one.status == "shown" for one in made.shown)


def test_one_year_alone_is_compared_with_nothing():
    made = paper(published(years=(2020,)), cluster_place(POLICY, "minalogic"), "en")
    assert made.title == "10 members in 2020" or made.title == "11 members in 2020"
    assert as_pdf(made).startswith(b"%PDF")


def test_a_year_with_clusters_to_come_says_how_many_and_is_not_compared():
    late = published(years=(2020, 2021), late=LATE)
    made = paper(late, region_place(POLICY), "en")
    assert "members in 2021" not in made.title
    told = text_of(as_pdf(made))
    assert "16 of 22" in told
    only = paper(published(years=(2021,), late=LATE), region_place(POLICY), "en")
    assert only.title.startswith("16 of 22 clusters bring together")
    assert " more than " not in " ".join(only.sentences)


def test_a_share_of_nothing_is_not_applicable_and_missing_is_not_zero():
    made = of_cluster(money=True)
    rows = made.everything().tables[0].rows
    (share,) = [one for one in rows if one.name == "Private share of funding"]
    assert [(one.words, one.value) for one in share.cells if one] == [("missing", None)] * 2
    assert "0%" not in [one.words for one in share.cells if one]


def test_a_domain_of_one_cluster_hides_what_is_protected():
    made = paper(published(), domain_place(POLICY, "mobility"), "en")
    assert "Hidden, because too few clusters or companies stand behind it: FTE" in text_of(
        as_pdf(made)
    )
    assert not [one for one in made.shown if one.indicator.sensitivity == "protected"]


def test_two_papers_are_set_at_once():
    made = of_cluster()
    with ThreadPoolExecutor(4) as four:
        written = list(four.map(as_pdf, [made] * 8))
    assert all(one.startswith(b"%PDF") for one in written)
