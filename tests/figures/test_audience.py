"""Who may see what, by hand on small regions: hidden, and what would give it away hidden too."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from grappe.figures import EVERYBODY, Audience, Figure, compute, seen_by, told_by
from grappe.policies import Cluster, Domain, Policy
from tests.figures.tables import indicator, policy, published, words

SECRET = indicator("secret", formula="all_members", sensitivity="protected")
SHARE = indicator("share", formula="left_them / all_members", unit="share", sensitivity="protected")
PARTS = indicator("parts", formula="all_members", breakdown="type", sensitivity="protected")


def region(domains: str) -> Policy:
    """A domain for each word, a cluster for each of its letters: "abc de f"."""
    own = policy(SECRET, PARTS, SHARE)
    places = {letter: word for word in domains.split() for letter in word}
    return own.model_copy(
        update={
            "domains": tuple(Domain(code=one, name=words(f"of {one}")) for one in domains.split()),
            "clusters": tuple(
                Cluster(code=c, name=c.upper(), kind="regional", domains=(d,), created_in=2005)
                for c, d in places.items()
            ),
        }
    )


def figures(folder: Path, own: Policy, clusters: str, *years: int) -> tuple[Figure, ...]:
    """Of these clusters, two members each (of both types) a year."""
    rows = [f"{c} {y} 00100000{i} N{c}{i} {('sme', 'large')[i]}"
            for c in clusters for y in years or (2021,) for i in (0, 1)]  # fmt: skip
    return compute(published("\n".join(rows), folder, own), own)


def states(seen: tuple[Figure, ...], code: str = "secret") -> Mapping[str, str]:
    return {one.name: one.status for one in seen if one.indicator == code}


def shown(seen: tuple[Figure, ...], code: str = "secret") -> set[str]:
    return {name for name, status in states(seen, code).items() if status == "shown"}


def test_a_protected_figure_over_fewer_than_three_clusters_is_hidden_from_everybody_else(tmp_path):
    own = region("abc de fgh")
    seen = seen_by(figures(tmp_path, own, "abcdefgh"), EVERYBODY, own)
    assert states(seen)["of de"] == "hidden"


@pytest.mark.parametrize(
    ("domains", "told"),
    [
        ("abc def", {"Region", "of abc", "of def"}),
        ("abcd ef g", {"Region", "of abcd"}),
        ("abc de", {"Region"}),
        ("abcd efg h", {"Region", "of abcd"}),
        ("abc def gh", {"Region", "of abc"}),
        ("ab c", {"Region"}),
        ("ab", set()),
    ],
)
def test_a_domain_is_hidden_too_where_the_region_less_domains_would_tell_of_fewer(
    tmp_path, domains, told
):
    own = region(domains)
    seen = seen_by(figures(tmp_path, own, domains.replace(" ", "")), EVERYBODY, own)
    assert shown(seen) == told


def test_which_domain_is_hidden_does_not_depend_on_values(tmp_path):
    own = region("abc def gh")
    given = figures(tmp_path, own, "abcdefgh")
    told = shown(seen_by(given, EVERYBODY, own))
    other = tuple(f._replace(value=1000.0) if f.name == "of abc" else f for f in given)
    assert shown(seen_by(other, EVERYBODY, own)) == told


def test_the_parts_of_a_total_are_shown_as_the_total_is(tmp_path):
    own = region("abc def gh")
    seen = seen_by(figures(tmp_path, own, "abcdefgh"), EVERYBODY, own)
    assert shown(seen, "parts") == shown(seen, "secret")


def test_a_share_over_one_cluster_less_does_not_give_away_what_it_is_a_share_of(tmp_path):
    own = region("abcd efg")
    rows = [f"{c} {y} 001000001 N{c} sme" for c in "abcdefg" for y in (2020, 2021)]
    alone = [row for row in rows if row[:6] != "a 2020"]
    seen = seen_by(compute(published("\n".join(alone), tmp_path, own), own), EVERYBODY, own)
    now = tuple(one for one in seen if one.year == 2021)
    assert shown(now, "secret") == {"Region", "of abcd", "of efg"}
    region_s = next(f for f in now if (f.by, f.indicator) == ("region", "share"))
    assert (region_s.status, region_s.n) == ("hidden", 6)


def test_what_is_open_is_shown_whoever_stands_behind_it(tmp_path):
    own = region("abc de f")
    assert shown(seen_by(figures(tmp_path, own, "abcdef"), EVERYBODY, own), "members") == {
        "Region", "of abc", "of de", "of f"
    }  # fmt: skip


def test_missing_and_not_applicable_keep_their_own_words(tmp_path):
    own = region("abcd ef")
    seen = seen_by(figures(tmp_path, own, "ab"), EVERYBODY, own)
    assert states(seen)["of ef"] == "missing"


def test_a_cluster_sees_itself_and_no_other_cluster(tmp_path):
    own = region("abc def gh")
    mine = Audience(own=frozenset("A"), in_charge=frozenset("A"))
    seen = seen_by(figures(tmp_path, own, "abcdefgh"), mine, own)
    assert {one.name for one in seen if one.by == "cluster"} == {"A"}
    assert "A" in shown(seen)


def test_who_sees_open_figures_alone_of_a_cluster_finds_the_others_hidden(tmp_path):
    own = region("abc def gh")
    keeper = Audience(own=frozenset("ABCDEFGH"))
    seen = seen_by(figures(tmp_path, own, "abcdefgh"), keeper, own)
    assert states(seen)["A"] == "hidden"
    assert states(seen, "members")["A"] == "shown"


def test_a_cluster_cannot_take_itself_off_a_sum_to_have_that_of_two_others(tmp_path):
    own = region("abc defg")
    given = figures(tmp_path, own, "abcdefg")
    mine = Audience(in_charge=frozenset("A"))
    assert "of abc" in shown(seen_by(given, EVERYBODY, own))
    assert shown(seen_by(given, mine, own)) == {"A", "Region"}


def test_links_between_clusters_are_for_officers_and_those_two(tmp_path):
    own = region("abc def gh")
    given = figures(tmp_path, own, "abcdefgh")
    links = tuple(
        one._replace(indicator="links", breakdown={"other_clusters": "B"})
        for one in given
        if one.by == "cluster" and one.sensitivity == "protected"
    )
    seen = seen_by((*given, *links), Audience(links=True), own)
    assert {one.name for one in seen if one.by == "cluster"} == set("ABCDEFGH")
    assert {one.indicator for one in seen if one.by == "cluster"} == {"links"}
    assert "links" not in {one.indicator for one in seen_by((*given, *links), EVERYBODY, own)}


def test_who_is_in_charge_of_all_clusters_of_a_domain_sees_it(tmp_path):
    own = region("abc de fgh")
    officer = Audience(in_charge=frozenset("DE"))
    assert "of de" in shown(seen_by(figures(tmp_path, own, "abcdefgh"), officer, own))


def test_the_head_of_unit_sees_all_of_it(tmp_path):
    own = region("abc de f")
    given = figures(tmp_path, own, "abcdef")
    assert seen_by(given, Audience(sees_all=True), own) == given


def test_what_was_shown_stays_and_a_later_publication_tells_nothing_of_one_cluster_more(tmp_path):
    own = region("abcdef g")
    earlier = figures(tmp_path / "1", own, "abcdef")
    first = seen_by(earlier, EVERYBODY, own)
    later = figures(tmp_path / "2", own, "abcdefg")
    before = told_by(first, earlier, own)
    second = seen_by(later, EVERYBODY, own, before)
    assert states(first)["Region"] == "shown"
    assert states(second)["Region"] == "hidden"
    assert states(second)["of abcdef"] == "shown"


def test_a_later_publication_tells_of_three_clusters_more(tmp_path):
    own = region("abcd efg")
    earlier = figures(tmp_path / "1", own, "abcd")
    before = told_by(seen_by(earlier, EVERYBODY, own), earlier, own)
    later = figures(tmp_path / "2", own, "abcdefg", 2021, 2022)
    second = seen_by(later, EVERYBODY, own, before)
    assert {(f.name, f.year) for f in second if f.indicator == "secret" and f.value} == {
        (name, year) for name in ("Region", "of abcd", "of efg") for year in (2021, 2022)
    }


def test_where_nobody_knows_which_clusters_stand_behind_a_figure_it_is_hidden(tmp_path):
    own = region("abc def")
    given = tuple(f for f in figures(tmp_path, own, "abcdef") if f.by != "cluster")
    assert shown(seen_by(given, EVERYBODY, own)) == set()
