"""Postal codes and communes of France, in rows that are not abroad."""

from collections.abc import Iterator
from functools import lru_cache

from grappe.answers import Row
from grappe.checks.kinds import FORMULA_ERRORS
from grappe.checks.within import Wrong
from grappe.questions import Field, Section, Words
from grappe.questions.model import Kind
from grappe.references import communes_of_postal_code, department_of, find_commune

_UNKNOWN_CODE = Words(
    fr="{value} n’est pas un code postal français. Écrivez ses cinq chiffres.",
    en="{value} is not a French postal code. Write its five digits.",
)
_UNKNOWN_COMMUNE = Words(
    fr="{value}\u202f: cette commune n’est pas connue. Vérifiez son nom, ou le code postal.",
    en="{value}: this commune is not known. Check its name, or the postal code.",
)


_NO_COMMUNE = Words(
    fr="{value} n’est le code d’aucune commune. Si c’est un code Cedex, gardez-le et nommez la "
    "commune\u202f; sinon, corrigez-le.",
    en="{value} is no commune’s code. If it is a Cedex code, keep it and name the commune; "
    "otherwise correct it.",
)


def wrong_places(section: Section, row: Row) -> Iterator[tuple[Field, Wrong]]:
    """What is wrong with the postal codes and communes of a row, if it is in France."""
    if section.is_abroad(row.values):
        return
    known: str | None = None
    for field, code in _written(section, row, "postal_code"):
        wrong = _wrong_code(code, section, row)
        if wrong is not None:
            yield field, wrong
        elif known is None:
            known = code
    for field, name in _written(section, row, "commune"):
        if not _is_commune(name, known):
            yield field, Wrong("unknown_commune", _UNKNOWN_COMMUNE, severity="warning")


def _written(section: Section, row: Row, kind: Kind) -> Iterator[tuple[Field, str]]:
    for field in section.of_kind(kind):
        value = row.values.get(field.code)
        if value is not None and value not in FORMULA_ERRORS:
            yield field, str(value)


def _wrong_code(code: str, section: Section, row: Row) -> Wrong | None:
    """A code that is in no list is right where it may be a Cedex code, and the commune is known
    in its department."""
    if _is_postal_code(code):
        return None
    if department_of(code) is None:
        return Wrong("unknown_postal_code", _UNKNOWN_CODE, _with_zero(code))
    if any(_is_commune(name, code) for _, name in _written(section, row, "commune")):
        return None
    return Wrong("unknown_postal_code", _NO_COMMUNE, severity="warning")


def _with_zero(code: str) -> str | None:
    return f"0{code}" if len(code) == 4 and _is_postal_code(f"0{code}") else None


@lru_cache(maxsize=65_536)
def _is_postal_code(code: str) -> bool:
    return len(code) == 5 and bool(communes_of_postal_code(code))


@lru_cache(maxsize=65_536)
def _is_commune(name: str, postal_code: str | None) -> bool:
    return find_commune(name, postal_code) is not None
