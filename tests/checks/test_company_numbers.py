import pytest

from grappe.checks import is_right, nearest


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
    ],
)
def test_a_number_is_right_when_its_digits_agree(number: str, right: bool) -> None:
    assert is_right(number) is right


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("000000009", "000000000"),
        ("732829230", "732829239"),
        ("73282932000075", "73282932000074"),
        ("73282932", None),
        ("not a number", None),
    ],
)
def test_the_nearest_right_number_is_proposed(written: str, meant: str | None) -> None:
    assert nearest(written) == meant
