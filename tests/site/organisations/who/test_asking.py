import pytest

from grappe.identity import Candidate
from grappe.site.organisations.who.asking import together


def candidate(key: str, probability: float) -> Candidate:
    return Candidate(key, key, "", probability, tuple)


def test_register_and_known_organisations_are_one_choice():
    found = together([candidate("001000017", 0.8), candidate("o1", 0.8)])
    assert found == pytest.approx({"001000017": 4 / 9, "o1": 4 / 9})


def test_of_one_source_a_probability_stays_as_it_is():
    found = together([candidate("o1", 0.7), candidate("o2", 0.2)])
    assert found == pytest.approx({"o1": 0.7, "o2": 0.2})


def test_never_more_than_certain_together():
    found = together([candidate("001000017", 1.0), candidate("o1", 0.77)])
    assert sum(found.values()) <= 1
    assert found["001000017"] > 0.99 > found["o1"]
