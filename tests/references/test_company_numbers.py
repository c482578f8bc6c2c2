import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.references import is_right, nearest, one_slip

DIGITS = st.text("0123456789", min_size=8, max_size=8)


@pytest.mark.parametrize(
    ("number", "right"),
    [
        ("732829320", True),
        ("732829321", False),
        ("73282932000074", True),
        ("73282932000075", False),
        ("35600000000048", True),
        ("35600000049837", True),
        ("35600000049838", False),
        ("73282932", False),
        ("", False),
        ("7328A9320", False),
        ("７３２８２９３２０", False),
    ],
)
def test_a_number_is_right_when_its_digits_agree(number: str, right: bool) -> None:
    assert is_right(number) is right


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("004747805", "004747804"),
        ("000000009", "000000000"),
        ("732829230", "732829239"),
        ("73282932000075", "73282932000074"),
        ("73282931000074", "73282932000074"),
        ("73282391000000", None),
        ("73282932", None),
        ("7328293200007", None),
        ("not a number", None),
    ],
)
def test_the_nearest_right_number_is_one_digit_away(written: str, meant: str | None) -> None:
    assert nearest(written) == meant


@given(DIGITS, st.sampled_from("0123456789"))
def test_of_a_wrong_siren_the_last_digit_is_corrected(start: str, last: str) -> None:
    proposed = nearest(start + last)
    assert proposed is not None
    assert is_right(proposed)
    assert proposed[:8] == start


@pytest.mark.parametrize(
    ("written", "known", "slip"),
    [
        ("732829321", "732829320", True),
        ("732829230", "732829320", True),
        ("73282932", "732829320", True),
        ("7328293200", "732829320", True),
        ("732829320", "732829320", False),
        ("732829211", "732829320", False),
    ],
)
def test_one_slip_is_a_digit_or_two_neighbours(written: str, known: str, slip: bool) -> None:
    assert one_slip(written, known) is slip
