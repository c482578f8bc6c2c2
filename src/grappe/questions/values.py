"""A value as a person writes it, and as it is kept.

`parse` gives the kept form where it can, and the text as written where it cannot, so that nothing
typed is ever lost; the checks then say what is wrong with it. Kept forms: text, long_text, choice
(its code), company_number (digits alone), postal_code, commune, country (ISO 3166 alpha-2),
activity, email, website: str · integer, year: int · number, amount: float · yes_no: bool ·
date: ISO 8601 str · nothing: None.
"""

import re
from collections.abc import Callable

from grappe.questions import written
from grappe.questions.folding import fold, tidy
from grappe.questions.model import Choice, Field
from grappe.references import country_name

Value = str | int | float | bool | None
_Reader = Callable[[Field, object, str], Value]

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YES = {"oui", "o", "yes", "y", "x", "1", "vrai", "true", "✓", "✔"}
_NO = {"non", "n", "no", "0", "faux", "false", "-"}
_NOTHING = {"-", "--", "–", "—", "/", "n/a", "n.a.", "n.c.", "néant", "aucun", "none"}
_ASIDE = re.compile(r"\([^)]*\)")
_SAID = {("fr", True): "oui", ("fr", False): "non", ("en", True): "yes", ("en", False): "no"}


def parse(field: Field, raw: object) -> Value:
    """The kept form of what was written in a field, or the text as written where it has none."""
    if raw is None:
        return None
    text = tidy(raw)
    if text == "" or (text.lower() in _NOTHING and field.kind in _MAY_BE_NONE):
        return None
    read = _READERS.get(field.kind)
    value = None if read is None else read(field, raw, text)
    return text if value is None else value


def as_text(field: Field, value: Value, language: str) -> str:
    """A kept value as a form shows it; `parse` reads it back. Choices by label, countries by
    name, days first, decimals by the language's sign, thousands not grouped."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _SAID["en" if language == "en" else "fr", value]
    if isinstance(value, int | float):
        shown = _plain_number(value, language)
        ambiguous = field.kind == "amount" and written.is_grouped(shown)
        return f"{shown}0" if ambiguous else shown
    if field.kind == "choice":
        return next((c.label.to(language) for c in field.choices if c.code == value), value)
    if field.kind == "country":
        return country_name(value, language) or value
    if field.kind == "date" and _ISO_DATE.fullmatch(value):
        return f"{value[8:10]}/{value[5:7]}/{value[:4]}"
    return value


def _plain_number(value: float, language: str) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    shown = repr(value)
    if "e" in shown:
        shown = f"{value:.340f}".rstrip("0")
    return shown if language == "en" else shown.replace(".", ",")


def _yes_no(field: Field, raw: object, text: str) -> Value:
    if isinstance(raw, bool):
        return raw
    word = text.lower()
    return True if word in _YES else False if word in _NO else None


def _choice(field: Field, raw: object, text: str) -> Value:
    words, bare = choice_words(field), _ASIDE.sub(" ", text)
    ways = (text, fold(text), fold(text.replace(".", "")), fold(bare))
    return next((words[way] for way in ways if way in words), None)


_CHOICE_WORDS: dict[int, tuple[tuple[Choice, ...], dict[str, str]]] = {}


def choice_words(field: Field) -> dict[str, str]:
    """Each folded way to write one of a field's choices → its code; codes and labels come first."""
    known = _CHOICE_WORDS.get(id(field.choices))
    if known is None or known[0] is not field.choices:
        known = _CHOICE_WORDS[id(field.choices)] = (field.choices, _words_of(field.choices))
    return known[1]


def _words_of(choices: tuple[Choice, ...]) -> dict[str, str]:
    words: dict[str, str] = {}
    for ways in (lambda c: (c.code,), lambda c: (c.label.fr, c.label.en), lambda c: c.also):
        for choice in choices:
            for way in ways(choice):
                words.setdefault(fold(way), choice.code)
    return words


_READERS: dict[str, _Reader] = {
    "number": written.number,
    "amount": written.number,
    "integer": written.integer,
    "year": written.year,
    "date": written.date,
    "yes_no": _yes_no,
    "choice": _choice,
    "company_number": written.company_number,
    "postal_code": written.postal_code,
    "country": written.country,
    "activity": written.activity,
}
_MAY_BE_NONE = {
    "integer",
    "year",
    "date",
    "company_number",
    "postal_code",
    "country",
    "activity",
    "email",
    "website",
}
"""Kinds in whose cells people write a dash for nothing."""
