"""Parts of a draft, each in its place: sections with fields, rules, measures, indicators.

A part is named by its kind and code; a field's code is "section.field".
"""

from copy import deepcopy
from typing import Any

from grappe.policies import Document

Part = dict[str, Any]
KINDS = ("section", "field", "rule", "measure", "indicator")
_LISTS = {
    "section": "sections",
    "rule": "rules",
    "measure": "measures",
    "indicator": "indicators",
}
Path = tuple[str | int, ...]


def path_of(document: Document, kind: str, code: str) -> Path | None:
    """Where a part stands in the document; () is the questionnaire itself."""
    if kind == "questionnaire":
        return ()
    if kind == "field":
        section, _dot, field = code.partition(".")
        above = path_of(document, "section", section)
        return above and _within(document, (*above, "fields"), field)
    return _within(document, (_LISTS[kind],), code)


def part_at(document: Document, path: Path) -> Any:
    found: Any = document
    for step in path:
        found = found[step]
    return found


def found(document: Document, kind: str, code: str) -> Part | None:
    path = path_of(document, kind, code)
    return None if path is None else part_at(document, path)


def replaced(document: Document, path: Path, part: Part) -> Part:
    """The document with another part in a place."""
    if not path:
        return part
    changed = deepcopy(dict(document))
    part_at(changed, path[:-1])[path[-1]] = part
    return changed


def added(document: Document, kind: str, section: str, part: Part) -> Part:
    """The document with a part at the end of its list; a field at the end of its section."""
    changed = deepcopy(dict(document))
    above = part_at(changed, path_of(changed, "section", section) or ()) if section else changed
    above.setdefault("fields" if kind == "field" else _LISTS[kind], []).append(part)
    return changed


def withdrawn(document: Document, path: Path) -> Part:
    changed = deepcopy(dict(document))
    del part_at(changed, path[:-1])[path[-1]]
    return changed


def moved(document: Document, path: Path, by: int) -> Part:
    """The document with a part one place further up (-1) or down (1); at the end it stays."""
    changed = deepcopy(dict(document))
    among, here = part_at(changed, path[:-1]), path[-1]
    assert isinstance(here, int)
    there = min(max(here + by, 0), len(among) - 1)
    among.insert(there, among.pop(here))
    return changed


def _within(document: Document, path: Path, code: str) -> Path | None:
    among = part_at(document, path[:-1]).get(path[-1], [])
    return next(((*path, n) for n, one in enumerate(among) if one.get("code") == code), None)
