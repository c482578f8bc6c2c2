from hypothesis import given
from hypothesis import strategies as some

from grappe.figures import fewest_places


def test_half_of_the_members_are_in_the_two_largest_communes():
    assert fewest_places([10, 30, 20, 5, 35]) == 2


def test_nothing_stands_nowhere():
    assert fewest_places([]) == 0
    assert fewest_places([0, 0]) == 0


@given(some.lists(some.integers(0, 50), min_size=1).filter(any))
def test_one_place_fewer_would_not_hold_the_half(counts):
    fewest, ordered = fewest_places(counts), sorted(counts, reverse=True)
    assert sum(ordered[:fewest]) >= sum(counts) / 2 > sum(ordered[: fewest - 1])
