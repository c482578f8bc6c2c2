"""Numbers are said as each language writes them, however large they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from grappe.questions import money, number_words


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (1234.5, "1\u202f234,5", "1,234.5"),
        (-3, "\u22123", "-3"),
        (12.0, "12", "12"),
        (-0.0, "0", "0"),
        (12.345, "12,35", "12.35"),
    ],
)
def test_a_number_has_the_decimals_it_needs(value: float, fr: str, en: str) -> None:
    assert (number_words(value).fr, number_words(value).en) == (fr, en)


@pytest.mark.parametrize(
    ("value", "fr", "en"),
    [
        (1_050_000, "1\u202f050\u202f000\u202f€", "€1,050,000"),
        (5.5, "5,50\u202f€", "€5.50"),
        (-3.0, "\u22123\u202f€", "-€3"),
    ],
)
def test_cents_are_said_where_there_are_any(value: float, fr: str, en: str) -> None:
    assert (money(value).fr, money(value).en) == (fr, en)


@given(some.integers() | some.integers(10**300, 10**400) | some.floats())
def test_any_number_can_be_said(value: float) -> None:
    assert number_words(value).fr
    assert money(value).en
