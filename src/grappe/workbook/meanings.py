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


class _Meanings(dict[object, Value]):
    """The kept value of each distinct cell, found when it is first asked for."""

    def __init__(self, one: Field, given: Map[str, Match]) -> None:
        super().__init__()
        self.one, self.given = one, given

    def __missing__(self, cell: object) -> Value:
        said = self.given.get(str(cell).strip()) if self.given else None
        kept = said.to if said is not None and said.certain else parse(self.one, cell)
        return self.setdefault(cell, kept)


def parse_column(
    one: Field, cells: Sequence[object], given: Map[str, Match]
) -> tuple[Sequence[Value], Map[object, Value]]:
    """The kept value of each cell, and that of each distinct cell that had to be looked at."""
    sample = cells[:_SAMPLE]
    different = len(set(sample))
    if not given and different > len(sample) / 2 and (kept := _as_they_are(one, cells)):
        return kept, {}
    meanings = _Meanings(one, given)
    if different == 1 and isinstance(cells[0], str) and cells.count(cells[0]) == len(cells):
        return [meanings[cells[0]]] * len(cells), meanings
    values = list(map(meanings.__getitem__, cells))
    if (0 in meanings or 1 in meanings) and bool in set(map(type, cells)):
        return parse_column(one, _without_booleans(cells), given)
    return values, meanings


def _as_they_are(one: Field, cells: Sequence[object]) -> Sequence[Value] | None:
    """The cells of a column when each is already as it is kept."""
    types = set(map(type, cells))
    if types == {str}:
        texts = cast(Sequence[str], cells)
        if _is_kept(one.kind, texts):
            return texts if all(texts) else [text or None for text in texts]
    return _numbers(one.kind, cast(Sequence[float], cells)) if types == {float} else None


def _numbers(kind: str, numbers: Sequence[float]) -> Sequence[Value] | None:
    """Numbers as a field of their kind keeps them, if it keeps them all."""
    if kind in ("number", "amount"):
        return numbers if all(map(math.isfinite, numbers)) else None
    if kind == "integer" and all(map(float.is_integer, numbers)):
        return list(map(int, numbers))
    return None


def _without_booleans(cells: Sequence[object]) -> list[object]:
    """True and 1 are one key of a dictionary, and two answers."""
    return [_BOOLEANS[cell] if isinstance(cell, bool) else cell for cell in cells]


def _is_kept(kind: str, texts: Sequence[str]) -> bool:
    """Whether all these texts are already as they are kept, which most columns are."""
    if kind in _TEXTS:
        return _are_tidy(texts)
    joined = "".join(texts)
    digits = joined.isascii() and joined.encode().isdigit()
    if kind == "postal_code":
        return digits and set(map(len, texts)) <= {0, 5}
    return digits and kind == "company_number"


def _are_tidy(texts: Sequence[str]) -> bool:
    """Whether none has a blank at an end, two in a row, or a sign that is not kept: joined by
    blanks, each would show as two blanks or as a sign that can't be printed."""
    line = " ".join(("", *filter(None, texts), ""))
    return (
        "  " not in line and line.isprintable() and (line.isascii() or is_normalized("NFC", line))
    )
