"""A right answer to each questionnaire of the reference policy, to be spoilt in one place."""

from collections.abc import Mapping
from typing import Any

from grappe.answers import Answer
from grappe.policies import load_policy
from tests.answers.making import rows

MANAGEMENT = load_policy().questionnaire("management", "2019")
MEMBERS = load_policy().questionnaire("members", "2019")


def _items(section: str, amount: float) -> list[dict[str, Any]]:
    return [{"id": i.code, "amount": amount} for i in MANAGEMENT.section(section).items]


_SEAT = {
    "body": "Bureau",
    "organisation": "Acme",
    "college": "sme",
    "person": "Anna Martin",
    "role": "présidente",
    "term_ends": "2022-06-30",
}
_IDENTITY = {
    "id": "1",
    "legal_name": "Association du cluster",
    "siren": "732829320",
    "legal_form": "association",
    "address": "1 rue des Lilas",
    "postal_code": "38000",
    "commune": "Grenoble",
    "created_in": 2005,
    "president": "Anna Martin",
    "director": "Paul Petit",
    "email": "contact@exemple.fr",
}
_PERSON = {"person": "Paul Petit", "role": "direction", "employer": "cluster", "fte": 1.0}


def management(year: int = 2020, **sections: Any) -> Answer:
    """A right answer, some of its sections replaced."""
    right = {
        "identity": [_IDENTITY],
        "label": [{"id": "1", "ecei": "none", "national": "regional"}],
        "team": [_PERSON],
        "expenses": _items("expenses", 15_000.0),
        "private_funding": _items("private_funding", 20_000.0),
        "public_funding": _items("public_funding", 9_000.0),
        "bodies": [{"body": "Bureau", "seats": 8, "women": 4}],
        "governance": [_SEAT],
    }
    return _answer("management", year, {**right, **sections})


def member(name: str = "Acme", **values: Any) -> dict[str, Any]:
    right = {"type": "sme", "member_since": 2010, "governance": False, "postal_code": "38000"}
    return {"name": name, **right, **values}


def members(*listed: Mapping[str, Any], year: int = 2020) -> Answer:
    return _answer("members", year, {"members": listed or [member()]})


def identity(**values: Any) -> list[dict[str, Any]]:
    return [{**_IDENTITY, **values}]


def amounts(section: str, **values: float) -> list[dict[str, Any]]:
    """The right amounts of a section, some replaced."""
    right = management().rows(section)
    return [{"id": row.id, "amount": values.get(row.id, row.values["amount"])} for row in right]


def _answer(questionnaire: str, year: int, sections: Mapping[str, Any]) -> Answer:
    listed = {code: rows(*values) for code, values in sections.items()}
    return Answer(questionnaire, "2019", year, listed)
