import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.questions import Field, Words, as_text, fold, parse

ANY = Words(fr="", en="")


def field(kind: str) -> Field:
    return Field(code="f", kind=kind, label=ANY, help=ANY)


@given(st.floats(allow_nan=False, allow_infinity=False), st.sampled_from(["fr", "en"]))
def test_a_number_is_read_back_as_it_is_shown(value: float, language: str) -> None:
    assert parse(field("number"), as_text(field("number"), value, language)) == value


@given(st.dates(), st.sampled_from(["fr", "en"]))
def test_a_date_is_read_back_as_it_is_shown(day: object, language: str) -> None:
    kept = str(day)
    assert parse(field("date"), as_text(field("date"), kept, language)) == kept


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("84 000 €", 84000.0),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("1,234,567", 1234567.0),
        ("0,8 ETP", 0.8),
        ("84 k€", "84 k€"),
        ("licorne", "licorne"),
        (float("nan"), "nan"),
    ],
)
def test_a_number_is_read_however_it_is_written(written: object, kept: object) -> None:
    assert parse(field("number"), written) == kept
