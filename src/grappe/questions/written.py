"""How people write numbers, years, dates and codes: each reader gives the kept form, or None."""

import datetime
import math
import re

from grappe.questions.folding import fold
from grappe.questions.model import Field
from grappe.references import find_country

_DAY_FIRST = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ][\d:.]+)?")
_IN_WORDS = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)? ([a-z]+) (\d{4})")
_MONTHS = {
    ("jan",): 1,
    ("fev", "feb"): 2,
    ("mar",): 3,
    ("avr", "apr"): 4,
    ("mai", "may"): 5,
    ("juin", "jun"): 6,
    ("juil", "jul"): 7,
    ("aou", "aug"): 8,
    ("sep",): 9,
    ("oct",): 10,
    ("nov",): 11,
    ("dec",): 12,
}
_YEAR = re.compile(r"(?:\d{1,2}[/.-]){0,2}(\d{4})(?:\.0)?|(\d{4})-\d{2}(?:-\d{2})?")
_BLANK_IN_NUMBER = re.compile(r"[\s€%'’]|\beur(?:os?)?\b|\betp\b|\bfte\b", re.IGNORECASE)
_PLAIN = re.compile(r"[+-]?(?:\d+[.,]?\d*|[.,]\d+)", re.ASCII)
_DOTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+(?:,\d+)|[+-]?\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)|[+-]?\d{1,3}(?:,\d{3}){2,}", re.ASCII)
_ONE_GROUP = re.compile(r"[+-]?[1-9]\d{0,2}[.,]\d{3}", re.ASCII)
_NUMBERED = re.compile(r"(?:n\W*)?(?:siren|siret|rcs)[^\d]*", re.IGNORECASE)
_POSTAL = re.compile(r"(?:F|FR)?[ -]?(\d{4,5})(?:\.0)?(?: ?cedex.*)?", re.IGNORECASE | re.ASCII)
_ACTIVITY = re.compile(r"(\d{2})[. ]?(\d{2}) ?([A-Za-z])\b.*", re.ASCII)
_SERIAL_DAYS = range(20_000, 80_000)
_FIRST_DAY = datetime.date(1899, 12, 30)
"""From which spreadsheets count days: these serials lie between 1954 and 2119."""


def number(field: Field, raw: object, text: str) -> float | None:
    if isinstance(raw, bool):
        return None
    found = float(raw) if isinstance(raw, int | float) else _written_number(field, text)
    return found if found is not None and math.isfinite(found) else None


def _written_number(field: Field, text: str) -> float | None:
    bare = _BLANK_IN_NUMBER.sub("", _without_unit(field, text)).replace("\u2212", "-")
    if _DOTS.fullmatch(bare):
        return float(bare.replace(".", "").replace(",", "."))
    if _COMMAS.fullmatch(bare):
        return float(bare.replace(",", ""))
    if field.kind != "number" and is_grouped(bare):
        return float(re.sub("[.,]", "", bare))
    if not _PLAIN.fullmatch(bare):
        return None
    value = float(bare.replace(",", "."))
    return value / 100 if text.endswith("%") and not field.is_percent else value


def is_grouped(bare: str) -> bool:
    """Whether one sign stands before three digits: "550,001" of euros or people is no fraction."""
    return _ONE_GROUP.fullmatch(bare) is not None


def _without_unit(field: Field, text: str) -> str:
    units = (field.unit.fr, field.unit.en) if field.unit else ()
    ends = (len(unit) for unit in units if text.lower().endswith(f" {unit.lower()}"))
    return text[: len(text) - next(ends, 0)]


def integer(field: Field, raw: object, text: str) -> int | None:
    found = number(field, raw, text)
    return int(found) if found is not None and found.is_integer() else None


def year(field: Field, raw: object, text: str) -> int | None:
    written = _YEAR.fullmatch(text)
    return int(written.group(1) or written.group(2)) if written else None


def date(field: Field, raw: object, text: str) -> str | None:
    if isinstance(raw, int | float) and raw in _SERIAL_DAYS:
        return (_FIRST_DAY + datetime.timedelta(int(raw))).isoformat()
    if found := _YEAR_FIRST.fullmatch(text):
        return _day(*map(int, found.groups()))
    if found := _DAY_FIRST.fullmatch(text):
        day, month, written = found.groups()
        return _day(_full_year(written), int(month), int(day))
    if found := _IN_WORDS.fullmatch(fold(text)):
        return _day(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _full_year(written: str) -> int:
    """Two digits are a year from 1950 to 2049."""
    century = 0 if len(written) == 4 else 1900 if written >= "50" else 2000
    return century + int(written)


def _month(word: str) -> int:
    return next((month for starts, month in _MONTHS.items() if word.startswith(starts)), 0)


def company_number(field: Field, raw: object, text: str) -> str | None:
    """Digits alone; a number that a spreadsheet took for one gets its zeros back."""
    as_number = isinstance(raw, int | float) or re.fullmatch(r"\d+\.0", text)
    bare = text.removesuffix(".0") if as_number else _NUMBERED.sub("", text, count=1)
    digits = re.sub(r"[\s.\-]", "", bare)
    if len(digits) == 13 and digits[:2].upper() == "FR":
        digits = digits[4:]
    if not (digits.isascii() and digits.isdigit()):
        return None
    return digits.zfill(9 if len(digits) <= 9 else 14) if as_number else digits


def postal_code(field: Field, raw: object, text: str) -> str | None:
    """Digits alone; a number gets back the zero that a spreadsheet takes away."""
    written = _POSTAL.fullmatch(text) or _POSTAL.fullmatch(text.replace(" ", ""))
    if written is None:
        return None
    as_number = isinstance(raw, int | float) or text.endswith(".0")
    return written[1].zfill(5) if as_number else written[1]


def country(field: Field, raw: object, text: str) -> str | None:
    return find_country(text)


def activity(field: Field, raw: object, text: str) -> str | None:
    """ "2611z" and "26.11Z Fabrication de composants" are 26.11Z."""
    written = _ACTIVITY.fullmatch(text)
    return f"{written[1]}.{written[2]}{written[3].upper()}" if written else None
