"""What the cells of a column mean, a whole column at a time and each distinct cell once."""

import math
from collections.abc import Mapping as Map
from collections.abc import Sequence
from typing import cast
from unicodedata import is_normalized

from grappe.questions import Field, Value, parse
from grappe.workbook.mapping import Match

_TEXTS = {"text", "long_text", "website", "email", "commune"}
_SAMPLE = 1_000
_BOOLEANS = {True: "vrai", False: "faux"}


def parse_column(
    one: Field, cells: Sequence[object], given: Map[str, Match]
) -> tuple[Sequence[Value], dict[object, Value]]:
    """The kept value of each cell, and that of each distinct cell that had to be looked at."""
    sample = cells[:_SAMPLE]
    if not given and len(set(sample)) > len(sample) / 2 and (kept := _as_they_are(one, cells)):
        return kept, {}
    distinct = dict.fromkeys(cells)
    if (0 in distinct or 1 in distinct) and bool in set(map(type, cells)):
        cells = _without_booleans(cells)
        distinct = dict.fromkeys(cells)
    meaning = {cell: _meaning(one, cell, given) for cell in distinct}
    if len(meaning) == 1:
        return list(meaning.values()) * len(cells), meaning
    return list(map(meaning.__getitem__, cells)), meaning


def _as_they_are(one: Field, cells: Sequence[object]) -> Sequence[Value] | None:
    """The cells of a column when each is already as it is kept."""
    types = set(map(type, cells))
    if types == {str}:
        texts = cast(Sequence[str], cells)
        if _is_kept(one.kind, texts):
            return [text or None for text in texts] if "" in texts else texts
    return _numbers(one.kind, cast(Sequence[float], cells)) if types == {float} else None


def _numbers(kind: str, numbers: Sequence[float]) -> Sequence[Value] | None:
    """Numbers as a field of their kind keeps them, if it keeps them all."""
    if kind in ("number", "amount"):
        return numbers if all(map(math.isfinite, numbers)) else None
    if kind == "integer" and all(map(float.is_integer, numbers)):
        return list(map(int, numbers))
    return None


def _meaning(one: Field, cell: object, given: Map[str, Match]) -> Value:
    said = given.get(str(cell).strip()) if given else None
    return said.to if said is not None and said.certain else parse(one, cell)


def _without_booleans(cells: Sequence[object]) -> list[object]:
    """True and 1 are one key of a dictionary, and two answers."""
    return [_BOOLEANS[cell] if isinstance(cell, bool) else cell for cell in cells]


def _is_kept(kind: str, texts: Sequence[str]) -> bool:
    """Whether all these texts are already as they are kept, which most columns are."""
    if kind in _TEXTS:
        return _are_tidy(texts)
    joined = "".join(texts)
    digits = joined.isascii() and joined.isdigit()
    if kind == "postal_code":
        return digits and set(map(len, texts)) <= {0, 5}
    return digits and kind == "company_number"


def _are_tidy(texts: Sequence[str]) -> bool:
    lines = "\n".join(("", *texts, ""))
    return (
        "".join(texts).isprintable()
        and not any(blanks in lines for blanks in ("  ", "\n ", " \n"))
        and (lines.isascii() or is_normalized("NFC", lines))
    )
