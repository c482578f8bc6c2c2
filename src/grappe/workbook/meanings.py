"""What the cells of a column mean, a whole column at a time and each distinct cell once."""

import math
from collections.abc import Mapping as Map
from collections.abc import Sequence
from unicodedata import is_normalized

from grappe.questions import Field, Value, parse
from grappe.workbook.mapping import Match

_TEXTS = {"text", "long_text", "website", "email", "commune", "country", "activity"}
_BOOLEANS = {True: "vrai", False: "faux"}


def parse_column(
    one: Field, cells: Sequence[object], given: Map[str, Match]
) -> tuple[Sequence[Value], dict[object, Value]]:
    """The kept value of each cell, and that of each distinct cell that had to be looked at."""
    types = set(map(type, cells))
    if not given and types == {str} and _is_kept(one.kind, cells):  # type: ignore[arg-type]
        return [cell or None for cell in cells], {}  # type: ignore[misc]
    if not given and types == {float} and one.kind in ("number", "amount"):
        if all(map(math.isfinite, cells)):  # type: ignore[arg-type]
            return cells, {}  # type: ignore[return-value]
    if bool in types:
        cells = _without_booleans(cells)
    meaning = {cell: _meaning(one, cell, given) for cell in dict.fromkeys(cells)}
    return list(map(meaning.__getitem__, cells)), meaning


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
