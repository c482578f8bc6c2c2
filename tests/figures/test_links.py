"""Who shares members with whom, and the network that is drawn of it."""

import re

from grappe.figures import Figure, Links, links_of, network, years_of_links
from tests.figures.tables import indicator

SHARED = indicator(
    "shared", section="members", value="count(*)", breakdown="other_domains", each=True
)


def figure(
    name: str, other: str | None, value: float | None, year: int = 2021, n: int = 2
) -> Figure:
    status = "missing" if not n else "shown"
    return Figure(
        "shared", "count", "open", "domain", name, year, {"other_domains": other}, value, n, status
    )


GIVEN = [
    figure("A", "B", 3),
    figure("B", "A", 3),
    figure("C", None, None),
    figure("D", None, None, n=0),
    figure("A", "B", 1, 2020),
]


def links() -> Links:
    return links_of(GIVEN, SHARED, "domain", 2021, ("A", "B", "C", "D"))


def test_each_two_places_share_a_number_whichever_tells_it():
    assert links().between("A", "B") == links().between("B", "A") == 3


def test_two_that_answered_and_have_nothing_in_common_share_none():
    assert links().between("A", "C") == 0


def test_places_that_did_not_answer_tell_nothing_themselves():
    assert links().told == ("A", "B", "C")
    assert years_of_links(GIVEN, SHARED) == {2020: 2, 2021: 6}


def test_with_one_that_did_not_answer_nothing_is_known_to_be_shared():
    assert links().between("A", "D") is None


def test_of_two_that_have_few_clusters_together_it_is_hidden():
    few = links_of(GIVEN, SHARED, "domain", 2021, ("A", "B", "C", "D"), least=5)
    assert few.between("A", "B") is None
    assert frozenset("AB") in few.hidden
    assert links_of(GIVEN, SHARED, "domain", 2021, ("A", "B"), least=4).hidden == frozenset()


def test_a_place_has_its_row_in_the_order_given_and_never_a_size_of_its_own():
    drawn = network(links(), str, "Shared")
    assert [*re.findall(r">([A-D])</text>", drawn)] == ["A", "B", "C", "D"]
    assert set(re.findall(r' r="(\d+)"', drawn)) == {"4"}
    assert drawn == network(links(), str, "Shared")


def test_the_description_tells_every_pair_that_shares():
    assert "<desc>A – B 3</desc>" in network(links(), str, "Shared")


def test_of_a_chosen_place_each_number_is_written():
    assert re.search(r">3</text>", network(links(), str, "Shared", chosen="A"))
    assert not re.search(r">3</text>", network(links(), str, "Shared"))


def test_words_are_written_as_words():
    drawn = network(links(), lambda name: f"<b>{name}&", "Shared <i>")
    assert "<b>" not in drawn
    assert "<i>" not in drawn


def test_nothing_shared_is_a_network_without_arcs():
    alone = links_of(GIVEN[2:3], SHARED, "domain", 2021, ("C",))
    assert "<path" not in network(alone, str, "Shared")
