"""Portraits that clusters release, and what they would give away of others: by linear algebra."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.figures import (
    EVERYBODY,
    NOTHING,
    Figure,
    Released,
    portraits,
    seen_by,
    told_by,
    told_by_portraits,
)
from tests.figures.giving_away import Answers, region, told_of_others
from tests.figures.test_giving_away import publications

DOMAINS = {"A": "d", "B": "d", "C": "d", "D": "e", "E": "e", "F": "e", "G": "e"}
AMOUNTS = {c: (10 + n, 20 + 3 * n, 3 + n) for n, c in enumerate(DOMAINS)}


def of(domains: Mapping[str, str] = DOMAINS) -> Answers:
    return Answers(domains, AMOUNTS, frozenset(domains), frozenset(domains))


def released(answers: Answers, clusters: str) -> tuple[Figure, ...]:
    """Portraits released after the Region and its domains were told."""
    policy, figures = region(answers.domains), answers.figures()
    told = told_by(seen_by(figures, EVERYBODY, policy), figures, policy)
    return portraits(figures, [Released(c, "money") for c in clusters], policy, told)


def shown(figures: tuple[Figure, ...]) -> set[str]:
    return {one.name for one in figures if one.status == "shown"}


def test_a_portrait_shows_what_its_cluster_released_and_no_other_cluster():
    assert shown(released(of(), "D")) == {"D"}
    assert {one.name for one in released(of(), "D")} == {"D"}


def test_nothing_is_released_of_a_section_that_the_cluster_keeps():
    policy, figures = region(DOMAINS), of().figures()
    assert portraits(figures, [Released("D", "list")], policy, NOTHING) == ()


def test_a_portrait_that_would_leave_two_others_of_its_domain_stays_hidden():
    hidden = released(of(), "A")
    assert {one.status for one in hidden} == {"hidden"}
    assert {one.value for one in hidden} == {None}


def test_of_a_domain_the_first_ones_are_shown_and_no_more_than_leave_three():
    assert shown(released(of(), "GDE")) == {"G"}


def test_a_domain_that_releases_all_its_portraits_hides_none_of_them():
    assert shown(released(of(), "CAB")) == {"A", "B", "C"}


@pytest.mark.parametrize("alone", ["A", "AB"])
def test_of_a_domain_that_was_never_told_each_cluster_may_tell_its_own(alone):
    few = {"A": "d", "B": "d"}
    assert shown(released(of(few), alone)) == set(alone)


@settings(max_examples=100, deadline=None)
@given(publications(), st.lists(st.sampled_from("ABCDEFGHI"), unique=True))
def test_portraits_give_nothing_away_of_clusters_that_released_none(answers, order):
    """Each publication is told, then its portraits are: whoever reads all of it knows nothing of
    one or two of the others."""
    policy, told, read = region(answers[0].domains), NOTHING, []
    asked = [Released(c, "money") for c in order if c in answers[0].domains]
    for one in answers:
        figures = one.figures()
        seen = seen_by(figures, EVERYBODY, policy, told)
        told |= told_by(seen, figures, policy)
        own = portraits(figures, asked, policy, told)
        known = [f for f in own if f.value is not None]
        told |= told_by_portraits([(f.indicator, f.name, f.year) for f in known], policy)
        read += [one.equation(f) for f in (*seen, *known) if f.value is not None]
    willing = {one.cluster for one in asked}
    assert list(told_of_others(list(answers[0].domains), read, willing)) == []
