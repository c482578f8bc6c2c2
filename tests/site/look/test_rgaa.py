"""The statement on accessibility: each criterion of RGAA 4.1 with its result, and a rate that is
computed from them."""

from collections import Counter

import pytest
from django.test import Client

from grappe.site.look.rgaa import Assessment, Criterion, assessment

THEMES = (9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12)
"""How many criteria each of the thirteen themes has."""


def test_each_of_the_106_criteria_stands_once():
    told = [one.number for one in assessment().criteria]
    asked = [f"{theme}.{n}" for theme, most in enumerate(THEMES, 1) for n in range(1, most + 1)]
    assert told == asked and len(told) == 106


def test_each_says_how_it_was_assessed_and_what_is_missing():
    for one in assessment().criteria:
        assert one.about and bool(one.why) == (one.result == "NC")
        assert one.ways, one.number
    assert len(set(assessment().pages)) >= 20


def test_the_rate_counts_what_applies_alone_and_is_rounded_down():
    results = ("C", "C", "NC", "NA")
    made = Assessment(
        assessment().on, "axe", (), tuple(Criterion("1.1", "…", one) for one in results)
    )
    assert made.rate == 66


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_statement_says_the_rate_that_its_criteria_give(language: str):
    page = Client(headers={"accept-language": language}).get("/accessibility").text
    counted = Counter(one.result for one in assessment().criteria)
    applying = counted["C"] + counted["NC"]
    assert f"{100 * counted['C'] // applying}\u00a0%" in page.replace(" %", "\u00a0%")
    assert all(one.why in page for one in assessment().missing)
    assert page.count("<tr>") == 1 + len(assessment().criteria)
