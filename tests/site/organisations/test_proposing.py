"""The register and who is known beside it: one choice, whose probabilities add up to 1 at most."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.identity import Candidate, Identified, Line
from grappe.site.organisations.models import Organisation
from grappe.site.organisations.proposing import propose, weighed_together
from tests.site.organisations.register_making import load_register, siren

shares = st.lists(st.floats(0, 1), min_size=1, max_size=5).map(
    lambda weights: sorted((one / (sum(weights) + 0.01) for one in weights), reverse=True)
)


def found(*probabilities: float, of: str = "o") -> Identified:
    """What a directory says: candidates of these probabilities, and nobody known."""
    told = tuple(Candidate(f"{of}{i}", "", "", p, tuple) for i, p in enumerate(probabilities))
    return Identified(1, "", "decide", None, 0, told, nobody=1 - sum(probabilities))


def told(*every: Identified) -> dict[str, float]:
    return {one.key: one.probability for one in weighed_together(every)}


def test_register_and_known_organisations_are_one_choice():
    both = told(found(0.8, of="r"), found(0.8))
    assert both == pytest.approx({"r0": 4 / 9, "o0": 4 / 9}, abs=1e-4)


def test_of_one_directory_a_probability_stays_as_it_is():
    assert told(found(of="r"), found(0.7, 0.2)) == {"o0": 0.7, "o1": 0.2}


def test_who_is_likely_nobody_known_stays_so():
    assert sum(told(found(0.01, of="r"), found(0.02)).values()) < 0.03


@given(shares, shares)
def test_never_more_than_certain_together_and_the_likeliest_first(register, known):
    every = list(told(found(*register, of="r"), found(*known)).values())
    assert sum(every) <= 1.001
    assert every == sorted(every, reverse=True)


@pytest.mark.django_db
def test_two_who_are_each_certain_alone_are_put_before_a_person(data):
    load_register(data, "VALMINEX TURBINES")
    line = Line(1, "Valminex Turbines", postal_code="38000", commune="Grenoble")
    (alone,) = propose([line])
    assert (alone.outcome, alone.key) == ("certain", siren(1000))
    beside = Organisation.objects.create(
        name="Valminex Turbines", postal_code="38000", commune="Grenoble"
    )
    (both,) = propose([line])
    assert both.outcome == "decide"
    assert {one.key for one in both.candidates} == {siren(1000), beside.key}
    assert sum(one.probability for one in both.candidates) <= 1


@pytest.mark.django_db
def test_a_number_outweighs_a_namesake_known_beside_the_register(data):
    load_register(data, "VALMINEX TURBINES")
    Organisation.objects.create(name="Valminex", postal_code="38000", commune="Grenoble")
    line = Line(1, "Valminex Turbines", siren(1000), "38000", "Grenoble")
    (told,) = propose([line])
    assert (told.outcome, told.key) == ("certain", siren(1000))
