"""What a value of each kind looks like, and what to say of one that does not."""

import re
from collections.abc import Callable, Mapping
from math import isfinite

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from grappe.checks.within import Wrong, bounded
from grappe.questions import LANGUAGES, Field, Value, Words, choice_words, fold
from grappe.references import country_names, find_country, is_country

FORMULA_ERRORS = frozenset(
    f"#{name}"
    for name in (
        *("REF!", "N/A", "VALUE!", "DIV/0!", "NAME?", "NUM!", "NULL!", "SPILL!", "CALC!"),
        *("VALEUR!", "NOM?", "NOMBRE!", "NUL!"),
    )
)
"""What a spreadsheet shows for a formula that can't be computed, in English and in French."""

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[^@\s,;.]{2,}")
_WEBSITE = re.compile(r"(?:https?://)?[^\s/@.]+(?:\.[^\s/@.]+)+(?:[/?#:]\S*)?", re.IGNORECASE)
_YEARS = re.compile(r"\b(?:19|20)\d\d\b", re.ASCII)
_ACTIVITY = re.compile(r"\d{2}(?:\.?\d{1,2}[A-Za-z]?)?")


def _words(fr: str, en: str) -> Words:
    return Words(fr=fr, en=en)


_NOT_A_NUMBER = _words("{value} n’est pas un nombre.", "{value} is not a number.")
_NOT_WHOLE = _words("{value} n’est pas un nombre entier.", "{value} is not a whole number.")
_NOT_A_YEAR = _words(
    "{value} n’est pas une année. Écrivez quatre chiffres, comme 2019.",
    "{value} is not a year. Write four digits, as in 2019.",
)
_NOT_A_DATE = _words(
    "{value} n’est pas une date. Écrivez jour, mois et année, comme 31/12/2020.",
    "{value} is not a date. Write day, month and year, as in 31/12/2020.",
)
_NOT_YES_NO = _words("Répondez par oui ou par non.", "Answer yes or no.")
_NOT_A_CHOICE = _words(
    "{value} n’est pas un choix possible. Choisissez\u202f: {choices}.",
    "{value} is not one of the choices. Choose: {choices}.",
)
_NOT_AN_EMAIL = _words(
    "{value} n’est pas une adresse électronique.", "{value} is not an e-mail address."
)
_NOT_A_WEBSITE = _words("{value} n’est pas une adresse de site web.", "{value} is no web address.")
_NOT_A_COUNTRY = _words(
    "{value}\u202f: ce pays n’est pas connu. Écrivez son nom, comme Suisse, ou ses deux lettres.",
    "{value}: this country is not known. Write its name, as in Switzerland, or its two letters.",
)
_NOT_AN_ACTIVITY = _words(
    "{value} n’est pas un code d’activité. Écrivez-le comme 26.11Z.",
    "{value} is not an activity code. Write it as 26.11Z.",
)


def _number(asked: Field, value: Value) -> Wrong | None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not isfinite(value):
        return Wrong("not_a_number", _NOT_A_NUMBER)
    return bounded(asked, value)


def _integer(asked: Field, value: Value) -> Wrong | None:
    if isinstance(value, bool) or not isinstance(value, int):
        return Wrong("not_a_number", _NOT_WHOLE)
    return bounded(asked, value)


def _year(asked: Field, value: Value) -> Wrong | None:
    if isinstance(value, bool) or not isinstance(value, int) or not 1000 <= value <= 9999:
        return Wrong("not_a_year", _NOT_A_YEAR, _only_year(str(value)))
    return bounded(asked, value)


def _only_year(written: str) -> int | None:
    """The year that words stand around ("depuis mai 2015"), if they name no other one."""
    found = set(_YEARS.findall(written))
    return int(found.pop()) if len(found) == 1 else None


def _yes_no(asked: Field, value: Value) -> Wrong | None:
    return None if isinstance(value, bool) else Wrong("not_yes_no", _NOT_YES_NO)


def _choice(asked: Field, value: Value) -> Wrong | None:
    if any(choice.code == value for choice in asked.choices):
        return None
    labels = [choice.label for choice in asked.choices]
    choices = _words(", ".join(w.fr for w in labels), ", ".join(w.en for w in labels))
    said = {"choices": choices}
    return Wrong("not_a_choice", _NOT_A_CHOICE, nearest_choice(asked, str(value)), said=said)


def nearest_choice(asked: Field, written: str) -> str | None:
    """The choice meant by a word with a slip or two; None where none is near enough."""
    return _nearest(written, choice_words(asked))


def _nearest(written: str, words: Mapping[str, str]) -> str | None:
    wanted = fold(written)
    slips = 1 if len(wanted) <= 5 else 2
    near = process.extractOne(
        wanted, words.keys(), scorer=DamerauLevenshtein.distance, score_cutoff=slips
    )
    return words[near[0]] if near and len(wanted) > 2 else None


def _written_as(form: re.Pattern[str], wrong: Wrong) -> Callable[[Field, Value], Wrong | None]:
    return lambda asked, value: None if form.fullmatch(str(value)) else wrong


def _country(asked: Field, value: Value) -> Wrong | None:
    if is_country(str(value)):
        return None
    return Wrong("not_a_country", _NOT_A_COUNTRY, _nearest_country(str(value)))


def _nearest_country(written: str) -> str | None:
    names = {fold(name): name for language in LANGUAGES for name in country_names(language)}
    name = _nearest(written, names)
    return find_country(name) if name else None


KINDS: Mapping[str, Callable[[Field, Value], Wrong | None]] = {
    "number": _number,
    "amount": _number,
    "integer": _integer,
    "year": _year,
    "yes_no": _yes_no,
    "choice": _choice,
    "country": _country,
    "date": _written_as(_DATE, Wrong("not_a_date", _NOT_A_DATE)),
    "email": _written_as(_EMAIL, Wrong("not_an_email", _NOT_AN_EMAIL)),
    "website": _written_as(_WEBSITE, Wrong("not_a_website", _NOT_A_WEBSITE, severity="warning")),
    "activity": _written_as(
        _ACTIVITY, Wrong("not_an_activity", _NOT_AN_ACTIVITY, severity="warning")
    ),
}
