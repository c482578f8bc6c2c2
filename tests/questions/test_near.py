"""A code that there is not names those that somebody may have meant."""

from grappe.questions import near_codes

KNOWN = ("members", "members_by_type", "budget", "jobs")


def test_the_nearest_comes_first():
    assert near_codes("member", KNOWN)[0] == "members"


def test_nothing_is_named_where_nothing_comes_near():
    assert near_codes("xyz", KNOWN) == []
