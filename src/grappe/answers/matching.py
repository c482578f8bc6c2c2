"""Which row of one list is which row of another."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from grappe.answers.model import Row
from grappe.questions import Field, Section, Value, fold, fold_name


@dataclass(frozen=True, slots=True)
class Matching:
    """Rows found on both sides, in order of `after`, and those found on one side alone."""

    pairs: tuple[tuple[Row, Row], ...]
    only_before: tuple[Row, ...]
    only_after: tuple[Row, ...]


def match_rows(section: Section, before: Sequence[Row], after: Sequence[Row]) -> Matching:
    """Pair rows: by item in a *fixed* section, by place in a *record*, else by the section's key.

    The first key field filled in on both sides decides; company numbers compare by SIREN, names
    without legal form, accents and case. Among several that agree, the one of the same id is
    meant, then the one whose whole key agrees. Rows that no key pairs are paired by id, where one
    key field agrees or none can be compared; so is a row that only changed its name.
    """
    if not before or not after:
        return Matching((), tuple(before), tuple(after))
    match = _Match(section, before, after)
    if section.kind == "table":
        match.by_id(match.agrees)
        match.by_whole_key()
        for position in range(len(section.key)):
            match.by_key(position)
    match.by_id(match.may_be_one)
    return match.result()


def comparable(field: Field, value: Value) -> Hashable:
    """What two values have in common when they name the same thing; None where there is none."""
    if value is None:
        return None
    if field.kind == "company_number" and isinstance(value, str) and value.isdigit():
        return value[:9]
    if isinstance(value, str):
        return _comparable_text(fold_name(value) if field.kind == "text" else fold(value)) or None
    return value


def _comparable_text(folded: str) -> str:
    """A national number without its blanks ("CHE-123.456.788"), a name as it is."""
    digits = sum(map(str.isdecimal, folded))
    return folded.replace(" ", "") if 2 * digits > len(folded) else folded


class _Match:
    def __init__(self, section: Section, before: Sequence[Row], after: Sequence[Row]) -> None:
        self.fields = [section.field(code) for code in section.key]
        self.table = section.kind == "table"
        self.before, self.after = before, after
        self.keys_before = self._keys(before)
        self.keys_after = self._keys(after)
        self.free = set(range(len(before)))
        self.found: dict[int, int] = {}

    def _keys(self, rows: Sequence[Row]) -> list[tuple[Hashable, ...]]:
        if not self.fields:
            return [()] * len(rows)
        columns = ([comparable(f, row.values.get(f.code)) for row in rows] for f in self.fields)
        return list(zip(*columns, strict=True))

    def agrees(self, a: int, b: int) -> bool:
        """Whether the first key field filled in on both sides is the same."""
        keys = zip(self.keys_before[b], self.keys_after[a], strict=True)
        return next((one == other for one, other in keys if None not in (one, other)), False)

    def by_whole_key(self) -> None:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for b in sorted(self.free):
            waiting[self.keys_before[b]].append(b)
        for a, keys in enumerate(self.keys_after):
            if a not in self.found and waiting.get(keys) and any(key is not None for key in keys):
                self._pair(a, waiting[keys].popleft())

    def by_key(self, position: int) -> None:
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for b in sorted(self.free):
            waiting[self.keys_before[b][position]].append(b)
        for a, keys in enumerate(self.keys_after):
            if a not in self.found and keys[position] is not None:
                self._take(a, waiting.get(keys[position]), position)

    def _take(self, a: int, candidates: deque[int] | None, position: int) -> None:
        for b in candidates or ():
            if not self._decided(self.keys_before[b][:position], self.keys_after[a]):
                self._pair(a, b)
                candidates.remove(b)  # type: ignore[union-attr]
                return

    @staticmethod
    def _decided(earlier: tuple[Hashable, ...], keys: tuple[Hashable, ...]) -> bool:
        return any(
            one is not None and other is not None for one, other in zip(earlier, keys, strict=False)
        )

    def by_id(self, alike: Callable[[int, int], bool]) -> None:
        by_id = {self.before[b].id: b for b in self.free}
        for a, row in enumerate(self.after):
            b = by_id.get(row.id)
            if a not in self.found and b is not None and alike(a, b):
                self._pair(a, b)

    def may_be_one(self, a: int, b: int) -> bool:
        keys = zip(self.fields, self.keys_before[b], self.keys_after[a], strict=True)
        both = [(field, one == other) for field, one, other in keys if None not in (one, other)]
        if not self.table or not both or any(same for _, same in both):
            return True
        return [field.kind for field, _ in both] == ["text"] and self._resembles(a, b)

    def _resembles(self, a: int, b: int) -> bool:
        """Whether at least half of what both rows say beside their keys agrees."""
        was, row = self.before[b].values, self.after[a].values
        named = {field.code for field in self.fields}
        shared = [c for c, v in row.items() if None not in (v, was.get(c)) and c not in named]
        return 2 * sum(was[c] == row[c] for c in shared) >= len(shared)

    def _pair(self, a: int, b: int) -> None:
        self.found[a] = b
        self.free.discard(b)

    def result(self) -> Matching:
        return Matching(
            pairs=tuple((self.before[self.found[a]], self.after[a]) for a in sorted(self.found)),
            only_before=tuple(self.before[b] for b in sorted(self.free)),
            only_after=tuple(r for a, r in enumerate(self.after) if a not in self.found),
        )
