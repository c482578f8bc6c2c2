"""What may stand in a paper: it travels, so it tells no more than its readers may know."""

from dataclasses import asdict

import pytest

from grappe.figures import Remark
from grappe.papers import as_pdf, as_pptx, as_xlsx
from tests.papers.making import POLICY, of_cluster, of_domain, of_region, text_of

NAMES = [one.name for one in POLICY.clusters]


def test_a_clusters_paper_names_no_other_cluster():
    told = text_of(as_pdf(of_cluster()))
    assert [name for name in NAMES if name in told] == ["Minalogic"]


def test_amounts_stand_in_it_only_where_the_cluster_asks():
    without, with_money = (of_cluster(money=one) for one in (False, True))
    assert not any("Budget" in row.name for row in without.everything().tables[0].rows)
    assert "€100,000" not in text_of(as_pdf(without))
    assert "€100,000" in text_of(as_pdf(with_money))


def test_who_does_not_follow_the_cluster_reads_what_is_open():
    made = of_cluster(in_charge=False)
    told = {one.indicator.sensitivity for one in made.shown}
    assert told == {"open"}
    assert any("FTE" in line for chapter in made.chapters for line in chapter.silent)


@pytest.mark.parametrize("make", [of_region, of_domain])
def test_no_figure_of_a_cluster_stands_in_another_paper(make):
    made = make()
    tables = [*made.everything().tables, *made.domains, made.years]
    assert not {row.name for table in tables for row in table.rows} & set(NAMES)
    assert all(figure.by != "cluster" for one in made.shown for figure in one.figures)


def test_what_a_cluster_says_of_a_protected_figure_stays_in_its_own_paper():
    said = Remark("fte", "Minalogic", 2020, "Two people and a half, not three.")
    assert said.text in text_of(as_pdf(of_cluster(remarks=(said,))))
    assert said.text not in text_of(as_pdf(of_cluster(remarks=(said,), in_charge=False)))
    assert said.text not in text_of(as_pdf(of_region(remarks=(said,))))


def test_domains_stand_in_the_policys_order_and_clusters_in_the_alphabets():
    made = of_region()
    order = [one.name.en for one in POLICY.domains]
    assert all([row.name for row in table.rows] == order for table in made.domains)
    assert [name.casefold() for name in made.clusters] == sorted(
        (name.casefold() for name in made.clusters),
        key=lambda name: name.replace("é", "e"),
    )


def test_what_is_hidden_of_a_domain_has_no_value_in_any_file():
    fte = next(table for table in of_region().domains if "FTE" in table.title)
    few = {one.name.en for one in POLICY.domains} - {
        "Industry of the future and industrial production",
        "Construction and public works",
        "Agriculture, agri-food, forestry",
    }
    hidden = [row for row in fte.rows if row.name in few]
    assert {cell.value for row in hidden for cell in row.cells if cell} == {None}
    assert {cell.words for row in hidden for cell in row.cells if cell} == {"hidden"}


def test_each_file_is_of_the_same_figures():
    made = of_region()
    told = asdict(made.headlines[0])["value"]
    for write in (as_pdf, as_pptx, as_xlsx):
        assert write(made)
    assert told == "242"
