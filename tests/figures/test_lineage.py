"""Clusters merge, take another name, are split: who goes along neither leaves nor joins."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from grappe.figures import Audience, compute, seen_by
from grappe.figures.lineage import Compared, compared_across
from grappe.policies import Lineage, Policy
from grappe.publication import Publication, StandingCluster
from tests.figures.tables import indicator, policy, published, who

FORMER = (StandingCluster("y", "Y", "D"), StandingCluster("z", "Z", "E"))
NAMED = ("new", "leavers", "stayers")


def became(kind: str, before: str, after: str, on: str = "2021-01-01") -> Lineage:
    told = {"kind": kind, "on": on, "from": before.split(), "to": after.split()}
    return Lineage.model_validate(told)


def region(*lineage: Lineage) -> Policy:
    return policy().model_copy(update={"lineage": lineage})


def made(folder: Path, rows: str, *lineage: Lineage, known: str = "") -> Publication:
    return published(rows, folder, region(*lineage), who(known), former=FORMER)


def told(publication: Publication, year: int = 2021) -> dict[str, tuple[float | None, ...]]:
    """New, leavers and stayers by place."""
    found = compute(publication, policy(), indicators=NAMED)
    values = {(f.name, f.indicator): f.value for f in found if f.year == year}
    names = dict.fromkeys(name for name, _ in values)
    return {name: tuple(values[name, code] for code in NAMED) for name in names}


MERGED = """
    z 2020 001000001 Alpha sme
    z 2020 001000002 Beta  sme
    y 2020 001000002 Beta  sme
    y 2020 001000003 Gamma sme
    y 2020 -         Eta   sme
    c 2021 001000001 Alpha sme
    c 2021 001000002 Beta  sme
    c 2021 001000009 New   sme
    c 2021 001000008 ETA   sme
    b 2020 001000001 Alpha sme
    b 2021 001000001 Alpha sme
"""
MERGER = became("merger", "Z y", "c")


def test_before_a_merger_stand_the_lists_of_all_that_merged(tmp_path):
    found = told(made(tmp_path, MERGED, MERGER))
    assert found["C"] == (1, 1, 3)
    assert found["D"] == (0, 0, 1)
    assert found["E"] == (1, 1, 3)
    assert found["Region"] == (1, 1, 4)


def test_without_lineage_nobody_is_compared_with_another_cluster(tmp_path):
    found = told(made(tmp_path, MERGED))
    assert found["C"] == (None, None, None)
    assert found["Region"] == (0, 0, 1)


def test_a_cluster_of_before_is_told_of_its_own_years_alone(tmp_path):
    figures = compute(made(tmp_path, MERGED, MERGER), policy(), indicators=["members"])
    found = {(f.name, f.year): f.value for f in figures}
    assert (found["Z", 2020], found["Y", 2020], found["E", 2020]) == (2, 3, 2)
    assert ("Z", 2021) not in found
    assert found["C", 2020] is None


def test_a_merger_with_a_list_missing_is_compared_with_none(tmp_path):
    rows = "\n".join(line for line in MERGED.splitlines() if " y 2020" not in line)
    found = told(made(tmp_path, rows, MERGER))
    assert found["C"] == (None, None, None)
    assert found["Region"] == (0, 0, 1)


def test_one_that_takes_in_another_is_compared_with_both(tmp_path):
    rows = MERGED + "c 2020 001000009 New sme"
    assert told(made(tmp_path, rows, MERGER))["C"] == (0, 1, 4)
    alone = "\n".join(line for line in rows.splitlines() if "y 2020" not in line)
    assert told(made(tmp_path, alone, MERGER))["C"] == (None, None, None)


RENAMED = """
    z 2020 001000001 Alpha sme
    z 2020 -         Beta  sme
    z 2020 001000003 Gamma sme
    c 2021 001000001 Other sme
    c 2021 001000002 BETA  sme
"""


def test_a_cluster_of_before_is_not_given_away_by_its_domain(tmp_path):
    own = policy(indicator("secret", formula="all_members", sensitivity="protected"))
    made = published(RENAMED, tmp_path, own, former=FORMER)
    figures = compute(made, own)

    def seen(*in_charge: str) -> set[str]:
        audience = Audience(frozenset(in_charge), frozenset(in_charge))
        told = seen_by(figures, audience, own, former=FORMER)
        secret = [f for f in told if (f.indicator, f.year, f.status) == ("secret", 2020, "shown")]
        return {f.name for f in secret}

    assert seen("C") == set()
    assert {"Z", "E"} <= seen("C", "Z")


def test_another_name_or_code_makes_no_turnover(tmp_path):
    renaming = became("renaming", "z", "c")
    assert told(made(tmp_path, RENAMED, renaming))["C"] == (0, 1, 2)


def test_a_successor_is_asked_about_the_year_before_its_day(tmp_path):
    renaming = became("renaming", "z", "c", "2022-01-01")
    assert told(made(tmp_path, RENAMED, renaming))["C"] == (0, 1, 2)


@pytest.mark.parametrize("days", [("2020-03-01", "2021-01-01"), ("2021-01-01", "2021-06-01")])
def test_two_names_one_after_the_other_lead_to_the_last(tmp_path, days):
    chain = (became("renaming", "z", "meal", days[0]), became("renaming", "meal", "c", days[1]))
    assert told(made(tmp_path, RENAMED, *chain))["C"] == (0, 1, 2)


def test_a_chain_in_which_each_gave_a_list_is_followed_year_by_year(tmp_path):
    rows = """
        z 2019 001000001 Alpha sme
        y 2020 001000001 Alpha sme
        y 2020 001000002 Beta  sme
        c 2021 001000002 Beta  sme
    """
    chain = (became("renaming", "z", "y", "2020-01-01"), became("renaming", "y", "c"))
    publication = made(tmp_path, rows, *chain)
    assert told(publication, 2020)["Y"] == (1, 0, 1)
    assert told(publication, 2021)["C"] == (0, 1, 1)


def test_a_successor_whose_first_year_is_missing_is_compared_with_none(tmp_path):
    rows = RENAMED.replace("c 2021", "c 2022") + "c 2023 001000001 Alpha sme"
    publication = made(tmp_path, rows, became("renaming", "z", "c"))
    assert told(publication, 2022)["C"] == (None, None, None)
    assert told(publication, 2023)["C"] == (0, 1, 1)


SPLIT = """
    z 2020 001000001 Alpha sme
    z 2020 001000002 Beta  sme
    z 2020 001000003 Gamma sme
    a 2021 001000001 Alpha sme
    a 2021 001000002 Beta  sme
    c 2021 001000002 Beta  sme
    c 2021 001000009 New   sme
"""


def test_of_a_split_who_goes_with_no_part_left_once_and_by_the_first_part(tmp_path):
    found = told(made(tmp_path, SPLIT, became("split", "z", "a c")))
    assert (found["A"], found["C"]) == ((0, 1, 2), (1, 0, 1))
    assert found["Region"] == (1, 1, 3)


def test_a_split_with_a_part_missing_is_compared_with_none(tmp_path):
    found = told(made(tmp_path, SPLIT, became("split", "z", "a b c")))
    assert {found[name] for name in "ABC"} == {(None, None, None)}


def test_the_part_that_keeps_the_code_loses_nobody_to_the_others(tmp_path):
    rows = SPLIT.replace("z 2020", "a 2020")
    found = told(made(tmp_path, rows, became("split", "a", "c a")))
    assert (found["A"], found["C"]) == ((0, 1, 2), (1, 0, 1))
    without = "\n".join(line for line in rows.splitlines() if "c 2021" not in line)
    assert told(made(tmp_path, without, became("split", "a", "c a")))["A"] == (None, None, None)


def test_who_it_is_is_known_across_clusters_too(tmp_path):
    known = """
        z 2020 0 alpha successor=other
        z 2020 1 beta
        c 2021 0 beta
        c 2021 1 other
    """
    found = told(made(tmp_path, RENAMED, became("renaming", "z", "c"), known=known))
    assert found["C"] == (0, 1, 2)


def test_a_publication_keeps_the_lineage_it_was_made_with(tmp_path):
    one = made(tmp_path, RENAMED, became("renaming", "Z", "c"))
    assert one.manifest["lineage"] == [
        {"kind": "renaming", "on": "2021-01-01", "from": ["z"], "to": ["c"]}
    ]
    assert one.policy.lineage == region(became("renaming", "Z", "c")).lineage
    other = made(tmp_path, RENAMED)
    own = region(became("renaming", "Z", "c"))
    found = compute(other, own, indicators=["new"], by=["cluster"])
    assert {f.value for f in found if f.name == "C"} == {None}


def test_a_publication_of_before_keeps_its_figures(tmp_path):
    one = made(tmp_path, RENAMED, became("renaming", "z", "c"))
    del one.manifest["lineage"]
    assert told(one)["C"] == (None, None, None)


CODES = some.sampled_from("abcyz")
LINKS = some.lists(
    some.tuples(
        CODES,
        some.lists(CODES, min_size=1, max_size=2, unique=True),
        YEAR := some.integers(2018, 2022),
    ),
    max_size=3,
)
LISTS = some.sets(some.tuples(CODES, YEAR), max_size=16)


def frozen(links: Sequence[tuple[str, list[str], int]]) -> list[dict[str, object]]:
    return [{"on": f"{year}-01-01", "from": [one], "to": to} for one, to, year in links]


@given(links=LINKS, lists=LISTS)
def test_whatever_the_lineage_only_reports_that_there_are_are_compared(links, lists):
    found = list(compared_across(frozen(links), (("list", *one) for one in lists)))
    pairs = [one for one in found if one.before]
    assert all((one.now, one.year) in lists for one in pairs)
    assert all((one.before, one.year - 1) in lists and one.before != one.now for one in pairs)
    alone = {(one.now, one.year) for one in found if not one.before}
    assert not alone & {(one.now, one.year) for one in pairs}
    bearing = [(one.before, one.year) for one in pairs if one.bears]
    assert len(bearing) == len(set(bearing))


ROWS = some.lists(some.tuples(CODES, some.integers(2019, 2021), some.integers(1, 6)), max_size=30)
DOMAINS = {"a": "D", "b": "D", "c": "E", "y": "D", "z": "E"}


@settings(max_examples=12, deadline=None)
@given(links=LINKS, rows=ROWS)
def test_figures_are_what_sets_of_members_say(tmp_path_factory, links, rows):
    drawn = "\n".join(f"{c} {y} 00100000{n} Name{n} sme" for c, y, n in dict.fromkeys(rows))
    lineage = [became("split", one, " ".join(to), f"{year}-01-01") for one, to, year in links]
    publication = made(tmp_path_factory.mktemp("made"), drawn, *lineage)
    for year in {one[1] for one in rows}:
        found = {
            name: values
            for name, values in told(publication, year).items()
            if any(value is not None for value in values)
        }
        assert found == counted(publication, rows, year)


def counted(publication: Publication, rows, year: int) -> dict[str, tuple[int, ...]]:
    """New, leavers and stayers by place, by hand."""
    members: dict[tuple[str, int], set[int]] = {}
    for cluster, about, number in rows:
        members.setdefault((cluster, about), set()).add(number)
    reports = [("list", *place) for place in members]
    across = list(compared_across(publication.manifest["lineage"], reports))
    across = [one for one in across if one.year == year]
    alone = {one.now for one in across if not one.before}
    pairs = {(c, c): True for c, y in members if y == year and (c, y - 1) in members}
    pairs |= {(one.now, one.before): one.bears for one in across if one.before}
    pairs = {pair: bears for pair, bears in pairs.items() if pair[0] not in alone}
    sums: dict[str, list[int]] = {}
    for now in {now for now, _ in pairs}:
        own = members[now, year]
        earlier = set().union(*(members[b, year - 1] for n, b in pairs if n == now))
        left = sum(
            len(members[b, year - 1] - set().union(*(members[n, year] for n, o in pairs if o == b)))
            for (n, b), bears in pairs.items()
            if n == now and bears
        )
        for place in (now.upper(), DOMAINS[now], "Region"):
            one = sums.setdefault(place, [0, 0, 0])
            for at, value in enumerate((len(own - earlier), left, len(own & earlier))):
                one[at] += value
    return {place: tuple(one) for place, one in sums.items()}


def test_lineage_of_another_questionnaire_is_its_own(tmp_path):
    reports = [("list", "z", 2020), ("list", "c", 2021), ("other", "c", 2020), ("other", "c", 2021)]
    found = set(compared_across(frozen([("z", ["c"], 2021)]), reports))
    assert found == {
        Compared("list", 2021, "c", "z", True),
        Compared("other", 2021, "c"),
    }
