"""The same thing in two rows."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field

from grappe.answers import Finding, Place, Row
from grappe.checks.company_numbers import trusted
from grappe.checks.subject import Subject, found, watched
from grappe.questions import Rule, Words

_WHERE = Words(fr="ligne {number} ({name})", en="row {number} ({name})")
_OUTSIDE = Words(fr="ligne hors du fichier ({name})", en="a row that is not in the file ({name})")
_Keys = tuple[Hashable, ...]


def duplicate(rule: Rule, subject: Subject) -> Iterator[Finding]:
    """No two rows agree in a watched field, unless both fill in an earlier one: two organisations
    of one name and two numbers differ, one without number is the one that has it. Company numbers
    agree by SIREN, names without legal form; a wrong number identifies nobody. Told at the later
    row, of which the earlier one is `related`."""
    places = [watched(p) for p in rule.watches]
    section = places[0].section
    fields = [subject.field(p) for p in places]
    numbers, seen = subject.row_numbers(section), _Seen(len(places))
    for row in subject.answer.rows(section):
        keys = tuple(trusted(f, row.values.get(f.code)) for f in fields)
        earlier, position = seen.earlier(row, keys)
        if earlier is not None:
            name = subject.name(places[0], earlier)
            number = numbers.get(earlier.id)
            where = (
                _WHERE.filled(number=number, name=name) if number else _OUTSIDE.filled(name=name)
            )
            at, other = (Place(section, r.id, fields[position].code) for r in (row, earlier))
            yield found(rule, at, {"other_row": where}, related=other)


@dataclass(slots=True)
class _Seen:
    """The first row of each key, and the first that fills in no field before it."""

    fields: int
    first: dict[tuple[int, Hashable], Row] = field(default_factory=dict)
    first_bare: dict[tuple[int, Hashable], Row] = field(default_factory=dict)

    def earlier(self, row: Row, keys: Sequence[Hashable]) -> tuple[Row | None, int]:
        """The earlier row that is the same, with the field that says so; keeps this one."""
        found, at, bare = None, 0, True
        for position, key in enumerate(keys):
            if key is None:
                continue
            known = self.first if bare else self.first_bare
            if found is None:
                found, at = known.get((position, key)), position
            self.first.setdefault((position, key), row)
            if bare:
                self.first_bare.setdefault((position, key), row)
            bare = False
        return found, at
