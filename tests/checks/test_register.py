"""What the company register says of a type, and why it may say nothing."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from grappe.checks import Context, check, numbers_in
from grappe.register import Company
from tests.answers.making import answer
from tests.questions.making import field, questionnaire, rule, section

SIREN = "732829320"
COMPANIES = ("5", "6")
CHOICES = (
    {"code": "big", "label": {"fr": "Grande", "en": "Big"}, "register_categories": ("GE",)},
    {"code": "small", "label": {"fr": "Petite", "en": "Small"}, "register_categories": ("PME",)},
    {"code": "lab", "label": {"fr": "Labo", "en": "Lab"}, "legal_forms": ("7", "9")},
    {"code": "town", "label": {"fr": "Commune", "en": "Town"}, "legal_forms": ("7",)},
    {"code": "any", "label": {"fr": "Autre", "en": "Other"}},
)
FORMED = tuple(
    {"legal_forms": COMPANIES, **one} if "register_categories" in one else one for one in CHOICES
)
ASKED = questionnaire(
    section(
        "m",
        field("name"),
        field("number", "company_number"),
        field("type", "choice", choices=FORMED),
        field("country", "country", default="FR"),
        field("left", "year"),
        key=("number",),
        left="left",
    ),
    rules=(rule("register", "m.type", "says {correction}", "warning", within=("m.number",)),),
)
UNIT = Company(
    siren=SIREN,
    name="FABRIQUE DES ESSAIS",
    acronym="",
    legal_form="5710",
    category="PME",
    category_year=2018,
    headcount="12",
    headcount_year=2018,
    activity="25.62B",
    nomenclature="NAFRev2",
    activity_2025="",
    created=None,
    active=True,
    ceased=None,
    person=False,
    public=True,
    address="",
    postal_code="",
    commune="",
    commune_name="",
)


def told(
    row: dict[str, Any], *companies: Company, as_of: date | None = date(2020, 3, 1)
) -> list[tuple[object, ...]]:
    """(severity, field, correction, French message) of each finding."""
    given = answer(m=[{"name": "Acme", "number": SIREN, "type": "small", **row}])
    known = {one.siren: one for one in companies}
    context = Context(register=known, register_as_of=as_of)
    findings = check(given, ASKED, context).findings
    return [(f.severity, f.place.field, f.correction, f.message.fr) for f in findings]


@pytest.mark.parametrize(
    ("said", "legal_form", "category", "expected"),
    [
        ("small", "5710", "PME", []),
        ("small", "5710", "", []),
        ("small", "", "PME", []),
        ("any", "5710", "GE", []),
        ("big", "5710", "PME", [("warning", "type", "small", "says «\u202fPetite\u202f»")]),
        ("small", "5710", "GE", [("warning", "type", "big", "says «\u202fGrande\u202f»")]),
        ("town", "5710", "PME", [("warning", "type", "small", "says «\u202fPetite\u202f»")]),
    ],
)
def test_a_type_goes_with_the_registers_size_and_legal_form(
    said: str, legal_form: str, category: str, expected: list[object]
) -> None:
    unit = replace(UNIT, legal_form=legal_form, category=category)
    assert told({"type": said}, unit) == expected


def test_where_no_single_type_goes_with_the_legal_form_it_is_named() -> None:
    ((severity, place, correction, message),) = told({}, replace(UNIT, legal_form="9220"))
    assert (severity, place, correction) == ("warning", "type", None)
    assert "«\u202fAssociation loi 1901 ou assimilé\u202f»" in str(message)
    assert "«\u202fPetite\u202f»" in str(message)


CLOSED = replace(UNIT, active=False, ceased=date(2019, 5, 31))
HIDDEN = replace(UNIT, name="", person=True, public=False, legal_form="1000")


@pytest.mark.parametrize(
    ("known", "as_of", "severity", "words"),
    [
        ((CLOSED,), date(2020, 3, 1), "warning", "a cessé le 31/05/2019"),
        ((HIDDEN,), date(2020, 3, 1), "note", "n’a pas voulu"),
        ((), date(2020, 3, 1), "note", "ne figure pas dans le répertoire chargé"),
        ((), date(2019, 12, 1), "note", "à jour du 01/12/2019\u202f: il date d’avant l’année"),
        ((), None, "note", "dans le répertoire chargé. S’il"),
    ],
)
def test_a_number_that_the_register_does_not_confirm_says_why_and_blocks_nobody(
    known: tuple[Company, ...], as_of: date | None, severity: str, words: str
) -> None:
    ((said, place, correction, message),) = told({"type": "town"}, *known, as_of=as_of)
    assert (said, place, correction) == (severity, "number", None)
    assert words in str(message)


def test_who_ceased_after_the_year_of_the_question_was_still_there() -> None:
    assert told({}, replace(CLOSED, ceased=date(2021, 1, 31))) == []


@pytest.mark.parametrize(
    "row",
    [
        {"number": None, "name": "Sans numéro"},
        {"number": "CHE-123.456.788", "country": "CH"},
        {"left": 2020},
    ],
)
def test_who_has_no_number_is_abroad_or_has_left_is_not_asked_about(row: dict[str, Any]) -> None:
    findings = [one for one in told(row, CLOSED) if one[0] != "error"]
    assert findings == []


def test_an_establishment_stands_for_its_company() -> None:
    ((_, place, correction, _),) = told({"number": f"{SIREN}00074", "type": "big"}, UNIT)
    assert (place, correction) == ("type", "small")


def test_the_numbers_to_look_up_are_those_that_are_right() -> None:
    numbers = [f"{SIREN}00074", "732829321", None, "442283958"]
    given = answer(m=[{"name": str(n), "number": one} for n, one in enumerate(numbers)])
    assert numbers_in(given, ASKED) == {SIREN, "442283958"}
