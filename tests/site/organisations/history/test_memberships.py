"""Who joined, left and came back: lists as small tables, told in a line each."""

from grappe.site.organisations.history.heirs import Heirs, through
from grappe.site.organisations.history.memberships import Membership, Told, memberships

ACME, BETA = 1, 2
NO_HEIRS: Heirs = {}


def lists(**years: tuple[int, ...]) -> dict[str, tuple[int, ...]]:
    return years


def told(organisation: int, cluster: str, *years: int) -> list[Told]:
    return [Told(organisation, cluster, year) for year in years]


def said(found: list[Membership]) -> list[str]:
    """Cluster, then each span: "grain 2019–2020 joined, left 2021"."""
    return [f"{one.cluster} " + "; ".join(map(_span, one.spans)) for one in found]


def _span(span) -> str:
    ended = f", {span.ended} {span.left_in or span.went_to}" if span.ended else ""
    came = f" {span.came_from}" if span.came_from else ""
    return f"{span.first}–{span.last} {span.began}{came}{ended}"


def test_who_stands_in_every_list_was_there_and_still_is():
    found = memberships(told(ACME, "grain", 2019, 2020), lists(grain=(2019, 2020)), NO_HEIRS)
    assert said(found) == ["grain 2019–2020 there"]
    assert found[0].is_current


def test_who_stands_in_a_later_list_joined_and_who_does_not_any_more_left():
    rows = told(ACME, "grain", 2019) + told(BETA, "grain", 2020, 2021)
    found = memberships(rows, lists(grain=(2019, 2020, 2021)), NO_HEIRS)
    assert said(found) == ["grain 2019–2019 there, left 2020", "grain 2020–2021 joined"]
    assert [one.is_current for one in found] == [False, True]


def test_who_is_back_came_back():
    found = memberships(told(ACME, "grain", 2019, 2021), lists(grain=(2019, 2020, 2021)), NO_HEIRS)
    assert said(found) == ["grain 2019–2019 there, left 2020; 2021–2021 came_back"]


def test_a_year_without_a_list_is_no_leaving():
    found = memberships(told(ACME, "grain", 2019, 2021), lists(grain=(2019, 2021)), NO_HEIRS)
    assert said(found) == ["grain 2019–2021 there"]


def test_the_cluster_says_since_when_until_when_and_whether_it_steers():
    rows = [
        Told(ACME, "grain", 2019, joined=2012, steers=True),
        Told(ACME, "grain", 2021, counts=False, joined=2012, left=2020),
    ]
    (found,) = memberships(rows, lists(grain=(2019, 2021)), NO_HEIRS)
    assert (found.years, found.joined, found.left, found.steers) == ((2019,), 2012, 2020, False)
    assert said([found]) == ["grain 2019–2019 there, left 2020"]


def test_who_had_left_before_our_first_list_has_no_years():
    row = Told(ACME, "grain", 2019, counts=False, joined=2012, left=2018)
    (found,) = memberships([row], lists(grain=(2019,)), NO_HEIRS)
    assert (found.years, found.left, found.spans, found.is_current) == ((), 2018, (), False)


def test_nobody_leaves_when_clusters_merge():
    rows = told(ACME, "grain", 2019) + told(ACME, "flour", 2020)
    merged = {"grain": [("flour", 2020)], "millet": [("flour", 2020)]}
    found = memberships(rows, lists(grain=(2019,), flour=(2020,)), merged)
    assert said(found) == ["flour 2020–2020 moved grain", "grain 2019–2019 there, moved flour"]


def test_who_did_not_go_along_left_once_the_successor_has_told():
    merged = {"grain": [("flour", 2020)]}
    rows = told(ACME, "grain", 2019)
    assert said(memberships(rows, lists(grain=(2019,)), merged)) == ["grain 2019–2019 there"]
    listed = lists(grain=(2019,), flour=(2020,))
    assert said(memberships(rows, listed, merged)) == ["grain 2019–2019 there, left 2020"]


def test_who_was_in_both_clusters_before_the_merger_stays_in_one():
    merged = {"grain": [("flour", 2020)]}
    rows = told(ACME, "grain", 2019) + told(ACME, "flour", 2019, 2020)
    found = memberships(rows, lists(grain=(2019,), flour=(2019, 2020)), merged)
    assert said(found) == ["flour 2019–2020 there", "grain 2019–2019 there, moved flour"]


def test_a_split_leads_to_either_part():
    split = {"grain": [("flour", 2020), ("grain-south", 2020)]}
    rows = told(ACME, "grain", 2019) + told(ACME, "grain-south", 2020)
    listed = {"grain": (2019,), "flour": (2020,), "grain-south": (2020,)}
    found = memberships(rows, listed, split)
    assert said(found) == [
        "grain 2019–2019 there, moved grain-south",
        "grain-south 2020–2020 moved grain",
    ]


def test_a_newcomer_of_a_merged_cluster_joined():
    merged = {"grain": [("flour", 2020)]}
    found = memberships(told(ACME, "flour", 2020), lists(grain=(2019,), flour=(2020,)), merged)
    assert said(found) == ["flour 2020–2020 joined"]


def test_who_left_the_old_cluster_and_joins_its_successor_came_back():
    merged = {"grain": [("flour", 2021)]}
    rows = told(ACME, "grain", 2019) + told(ACME, "flour", 2021)
    found = memberships(rows, lists(grain=(2019, 2020), flour=(2021,)), merged)
    assert said(found)[0] == "flour 2021–2021 came_back"


def test_a_cluster_that_never_gave_a_list_leads_on_to_those_that_follow_it():
    heirs = {"grain": [("meal", 2016)], "meal": [("flour", 2019)]}
    assert through(heirs, {"grain": (2015,), "flour": (2019,)}) == {
        "grain": [("flour", 2019)],
        "meal": [("flour", 2019)],
    }
