"""A value as a person writes it, and as it is kept.

`parse` gives the kept form where it can, and the text as written where it cannot, so that nothing
typed is ever lost; the checks then say what is wrong with it. Kept forms: text, long_text, choice
(its code), company_number (digits alone), postal_code, commune, country (ISO 3166 alpha-2),
activity, email, website: str · integer, year: int · number, amount: float · yes_no: bool ·
date: ISO 8601 str · nothing: None.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable

from grappe.questions.model import Field

Value = str | int | float | bool | None

_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_DAY_FIRST = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$")
_YES = {"oui", "o", "yes", "y", "x", "1", "vrai", "true", "✓", "✔"}
_NO = {"non", "n", "no", "0", "faux", "false", "-"}


def parse(field: Field, raw: object) -> Value:
    """The kept form of what was written in a field, or the text as written where it has none."""
    if raw is None:
        return None
    text = tidy(raw)
    if text == "":
        return None
    read = _READERS.get(field.kind)
    if read is not None:
        value = read(field, raw, text)
        return text if value is None else value
    return text


def tidy(raw: object) -> str:
    """What was written, as one line of text without blanks around it; 12.0 reads as 12."""
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat()
    return _SPACES.sub(" ", unicodedata.normalize("NFC", str(raw))).strip()


def fold(text: str) -> str:
    """Letters and digits alone, lower case, without accents: for comparing what people write."""
    plain = unicodedata.normalize("NFKD", text.lower())
    return re.sub(r"[^a-z0-9]+", " ", "".join(c for c in plain if not unicodedata.combining(c))).strip()


def as_text(field: Field, value: Value, language: str) -> str:
    """A kept value in the words of a form or a workbook (choices by label, yes and no)."""
    if value is None:
        return ""
    if field.kind == "choice":
        return next((c.label.to(language) for c in field.choices if c.code == value), str(value))
    if isinstance(value, bool):
        return {("fr", True): "oui", ("fr", False): "non", ("en", True): "yes"}.get(
            (language, value), "no"
        )
    return str(value)


def _number(field: Field, raw: object, text: str) -> Value:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, int | float):
        return float(raw)
    bare = re.sub(r"[\s€%\u00a0\u202f']", "", text)
    if "," in bare and "." in bare:
        bare = bare.replace("." if bare.rindex(",") > bare.rindex(".") else ",", "")
    if re.fullmatch(r"[+-]?\d{1,3}(\.\d{3}){2,}", bare):
        bare = bare.replace(".", "")
    bare = bare.replace(",", ".")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", bare):
        return None
    return float(bare)


def _integer(field: Field, raw: object, text: str) -> Value:
    number = _number(field, raw, text)
    return int(number) if isinstance(number, float) and number.is_integer() else None


def _year(field: Field, raw: object, text: str) -> Value:
    written = re.fullmatch(r"(?:\d{1,2}[/.-]\d{1,2}[/.-])?(\d{4})(?:-\d{2}-\d{2})?", text)
    return int(written.group(1)) if written else None


def _date(field: Field, raw: object, text: str) -> Value:
    if isinstance(raw, datetime.datetime):
        return raw.date().isoformat()
    if isinstance(raw, datetime.date):
        return raw.isoformat()
    day_first = _DAY_FIRST.match(text)
    try:
        if day_first:
            day, month, year = map(int, day_first.groups())
            return datetime.date(year, month, day).isoformat()
        return datetime.date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return None


def _yes_no(field: Field, raw: object, text: str) -> Value:
    if isinstance(raw, bool):
        return raw
    word = text.lower()
    return True if word in _YES else False if word in _NO else None


def _choice(field: Field, raw: object, text: str) -> Value:
    written = fold(text)
    for choice in field.choices:
        if written in {fold(word) for word in (choice.code, choice.label.fr, choice.label.en, *choice.also)}:
            return choice.code
    return None


def _company_number(field: Field, raw: object, text: str) -> Value:
    digits = re.sub(r"[\s.\-]", "", text)
    if digits.upper().startswith("FR") and digits[4:].isdigit() and len(digits) == 13:
        digits = digits[4:]
    if not digits.isdigit():
        return None
    if isinstance(raw, int | float) and len(digits) < 9:
        return digits.zfill(9)
    if isinstance(raw, int | float) and 9 < len(digits) < 14:
        return digits.zfill(14)
    return digits


def _postal_code(field: Field, raw: object, text: str) -> Value:
    bare = text.replace(" ", "")
    return bare.zfill(5) if bare.isdigit() and 4 <= len(bare) <= 5 else None




_READERS: dict[str, Callable[[Field, object, str], Value]] = {
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
