"""A value as a person writes it, and as it is kept.

`parse` gives the kept form where it can, and the text as written where it cannot, so that nothing
typed is ever lost; the checks then say what is wrong with it. Kept forms: text, long_text, choice
(its code), company_number (digits alone), postal_code, commune, country (ISO 3166 alpha-2),
activity, email, website: str · integer, year: int · number, amount: float · yes_no: bool ·
date: ISO 8601 str · nothing: None.
"""

import datetime
import math
import re
from collections.abc import Callable

from grappe.questions.folding import fold, tidy
from grappe.questions.model import Choice, Field

Value = str | int | float | bool | None
_Reader = Callable[[Field, object, str], Value]

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]+)?")
_YEAR = re.compile(r"(?:\d{1,2}[/.-]){0,2}(\d{4})|(\d{4})-\d{2}(?:-\d{2})?")
_BLANK_IN_NUMBER = re.compile(r"[\s€%'’]|\beur(?:os?)?\b|\betp\b|\bfte\b", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)", re.ASCII)
_DOTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)|[+-]?\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)|[+-]?\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_YES = {"oui", "o", "yes", "y", "x", "1", "vrai", "true", "✓", "✔"}
_NO = {"non", "n", "no", "0", "faux", "false", "-"}
_SAID = {("fr", True): "oui", ("fr", False): "non", ("en", True): "yes", ("en", False): "no"}


def parse(field: Field, raw: object) -> Value:
    """The kept form of what was written in a field, or the text as written where it has none."""
    if raw is None:
        return None
    text = tidy(raw)
    if text == "":
        return None
    read = _READERS.get(field.kind)
    value = None if read is None else read(field, raw, text)
    return text if value is None else value


def as_text(field: Field, value: Value, language: str) -> str:
    """A kept value as a form shows it; `parse` reads it back. Choices by label, days first,
    decimals by the language's sign, thousands not grouped."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return _SAID["en" if language == "en" else "fr", value]
    if isinstance(value, int | float):
        return _plain_number(value, language)
    if field.kind == "choice":
        return next((c.label.to(language) for c in field.choices if c.code == value), value)
    if field.kind == "date" and _YEAR_FIRST.fullmatch(value):
        return f"{value[8:10]}/{value[5:7]}/{value[:4]}"
    return value


def _plain_number(value: float, language: str) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    written = repr(value)
    if "e" in written:
        written = f"{value:.340f}".rstrip("0")
    return written if language == "en" else written.replace(".", ",")


def _number(field: Field, raw: object, text: str) -> Value:
    if isinstance(raw, bool):
        return None
    number = float(raw) if isinstance(raw, int | float) else _written_number(text)
    return number if number is not None and math.isfinite(number) else None


def _written_number(text: str) -> float | None:
    bare = _BLANK_IN_NUMBER.sub("", text).replace("\u2212", "-")
    if _DOTS.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(bare):
        return float(bare.replace(",", ""))
    return float(bare.replace(",", ".")) if _PLAIN.fullmatch(bare) else None


def _integer(field: Field, raw: object, text: str) -> Value:
    number = _number(field, raw, text)
    return int(number) if isinstance(number, float) and number.is_integer() else None


def _year(field: Field, raw: object, text: str) -> Value:
    written = _YEAR.fullmatch(text)
    return int(written.group(1) or written.group(2)) if written else None


def _date(field: Field, raw: object, text: str) -> Value:
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if day_first:
        day, month, year = map(int, day_first.groups())
    elif year_first:
        year, month, day = map(int, year_first.groups())
    else:
        return None
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _yes_no(field: Field, raw: object, text: str) -> Value:
    if isinstance(raw, bool):
        return raw
    word = text.lower()
    return True if word in _YES else False if word in _NO else None


def _choice(field: Field, raw: object, text: str) -> Value:
    words = choice_words(field)
    return words.get(text) or words.get(fold(text))


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


def _company_number(field: Field, raw: object, text: str) -> Value:
    digits = re.sub(r"[\s.\-]", "", text)
    if len(digits) == 13 and digits[:2].upper() == "FR":
        digits = digits[4:]
    if not (digits.isascii() and digits.isdigit()):
        return None
    if isinstance(raw, int | float):
        return digits.zfill(9 if len(digits) <= 9 else 14)
    return digits


def _postal_code(field: Field, raw: object, text: str) -> Value:
    bare = text.replace(" ", "")
    return bare.zfill(5) if bare.isascii() and bare.isdigit() and 4 <= len(bare) <= 5 else None


_READERS: dict[str, _Reader] = {
    "number": _number,
    "amount": _number,
    "integer": _integer,
    "year": _year,
    "date": _date,
    "yes_no": _yes_no,
    "choice": _choice,
    "company_number": _company_number,
    "postal_code": _postal_code,
}
