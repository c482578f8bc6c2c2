"""Sections of the French nomenclature of activities (NAF rev. 2)."""

import re
from functools import cache
from typing import NamedTuple

from grappe.references.files import rows_of

NAF_VINTAGE = "NAF rev. 2"

_CODE = re.compile(r"(\d{2})(?:\.?\d{1,2}[A-Z]?)?")


class NafSection(NamedTuple):
    """A section, a letter from A to U; divisions `first` to `last` belong to it."""

    code: str
    first: int
    last: int
    fr: str
    en: str


@cache
def naf_sections() -> tuple[NafSection, ...]:
    """The 21 sections, in their order."""
    rows = rows_of("naf_rev2_sections.csv")
    return tuple(NafSection(code, int(a), int(b), fr, en) for code, a, b, fr, en in rows)


def naf_section(activity: str) -> NafSection | None:
    """The section of an activity's code ("62.01Z", "6201Z", "62"); None where there is none."""
    found = _CODE.fullmatch(activity.strip().upper())
    if found is None:
        return None
    division = int(found.group(1))
    return next((one for one in naf_sections() if one.first <= division <= one.last), None)
