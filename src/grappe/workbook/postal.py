"""Postal codes as a whole row tells them: in France with five digits, abroad as written."""

from collections.abc import Iterator, Mapping, Sequence
from typing import cast

from grappe.questions import Section, Value, tidy

Columns = Mapping[str, Sequence[Value]]


def whole_codes(
    section: Section, parsed: Columns, raw: Mapping[str, Sequence[object]]
) -> dict[str, Sequence[Value]]:
    """The columns of postal codes that have to be read again, by field. `parsed` and `raw` hold
    the cells of each field, a row each.

    A spreadsheet takes away the zero before a number: in France it is put back, abroad four
    digits have lost none.
    """
    codes = [one.code for one in section.of_kind("postal_code") if one.code in parsed]
    countries = [one.code for one in section.of_kind("country") if one.code in parsed]
    anybody_abroad = any(set(parsed[code]) - {None, "FR"} for code in countries)
    return {
        code: list(_whole(section, countries, parsed, code, raw[code]))
        for code in codes
        if anybody_abroad or 4 in map(len, cast(Iterator[str], filter(None, parsed[code])))
    }


def _whole(
    section: Section,
    countries: Sequence[str],
    parsed: Columns,
    code: str,
    raw: Sequence[object],
) -> Iterator[Value]:
    for i, (kept, written) in enumerate(zip(parsed[code], raw, strict=True)):
        if kept is None:
            yield None
        elif section.is_abroad({country: parsed[country][i] for country in countries}):
            yield tidy(written)
        else:
            yield _with_zero(str(kept))


def _with_zero(code: str) -> str:
    return code.zfill(5) if code.isascii() and code.isdecimal() and len(code) == 4 else code
