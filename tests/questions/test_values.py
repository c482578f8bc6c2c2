import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.questions import Field, Words, as_text, fold, parse

ANY = Words(fr="", en="")


def field(kind: str, unit: str | None = None) -> Field:
    units = Words(fr=unit, en=unit) if unit else None
    return Field(code="f", kind=kind, label=ANY, help=ANY, unit=units)


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


@pytest.mark.parametrize(
    ("kind", "written", "kept"),
    [
        ("amount", "550,001 €", 550_001.0),
        ("amount", "1.234", 1_234.0),
        ("amount", "0,001", 0.001),
        ("integer", "1,200", 1_200),
        ("year", "2015.0", 2015),
        ("date", "1/9/17", "2017-09-01"),
        ("date", "1er septembre 2017", "2017-09-01"),
        ("date", "12 août 2019", "2019-08-12"),
        ("date", 42_979.0, "2017-09-01"),
        ("date", "31/02/2019", "31/02/2019"),
        ("company_number", "SIREN : 001 234 566", "001234566"),
        ("company_number", "RCS Grenoble 001 234 566", "001234566"),
        ("company_number", "1234566.0", "001234566"),
        ("postal_code", "F-38000", "38000"),
        ("postal_code", "38054 CEDEX 9", "38054"),
        ("postal_code", 1000.0, "01000"),
        ("postal_code", "1201", "1201"),
        ("country", "suisse", "CH"),
        ("country", "Atlantide", "Atlantide"),
        ("activity", "2611z", "26.11Z"),
        ("activity", "26.11Z Fabrication de composants", "26.11Z"),
    ],
)
def test_a_value_is_read_as_clusters_write_it(kind: str, written: object, kept: object) -> None:
    assert parse(field(kind), written) == kept


@pytest.mark.parametrize("dash", ["-", "—", "n/a", "Néant"])
def test_a_dash_in_a_cell_is_nothing_and_in_a_text_it_is_a_dash(dash: str) -> None:
    assert parse(field("company_number"), dash) is None
    assert parse(field("year"), dash) is None
    assert parse(field("text"), dash) == dash
    assert parse(field("amount"), dash) == dash


def test_a_number_may_be_followed_by_its_unit() -> None:
    assert parse(field("integer", unit="salariés"), "42 salariés") == 42
    assert parse(field("number", unit="ETP"), "50 %") == 0.5
    assert parse(field("number", unit="%"), "50 %") == 50


@pytest.mark.parametrize("language", ["fr", "en"])
def test_thousandths_of_an_amount_are_read_back_as_they_are_shown(language: str) -> None:
    shown = as_text(field("amount"), 1.234, language)
    assert parse(field("amount"), shown) == 1.234
