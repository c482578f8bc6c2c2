"""Words: none empty, and only with places that somebody fills in."""

from collections.abc import Iterator
from string import Formatter

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import Path, deep, text
from grappe.policies.source import Source
from grappe.questions import LANGUAGES, Words

_PLACES = {
    "sentence": {"value", "year", "where"},
    "total_words": {"total"},
    "message": {
        *("value", "minimum", "maximum", "before", "after", "change", "correction"),
        *("left", "right", "difference", "name", "other_row", "field", "period"),
    },
}
"""By key; of a rule's message, what any kind of rule gives."""


def said_problems(source: Source) -> Iterator[Problem]:
    for path, value in deep(source.data):
        if not isinstance(value, dict) or not set(value) >= set(LANGUAGES):
            continue
        for language in LANGUAGES:
            words = text(value[language])
            if words is not None:
                yield from _one(source, (*path, language), words)


def _one(source: Source, path: Path, words: str) -> Iterator[Problem]:
    if not words.strip():
        yield source.problem(path, _EMPTY)
    known = _PLACES.get(str(path[-2]))
    if known is None:
        return
    named = places_in(words)
    if named is None:
        yield source.problem(path, _BRACES)
    for name in sorted((named or set()) - known):
        listed = ", ".join(f"{{{one}}}" for one in sorted(known))
        said = _NO_PLACE.filled(place=f"{{{name}}}", known=listed)
        yield source.problem(path, said)


def places_in(words: str) -> set[str] | None:
    """The places in braces; None where braces don't match or hold more than a name."""
    try:
        parts = [part[1:] for part in Formatter().parse(words) if part[1] is not None]
    except ValueError:
        return None
    if any(form or conversion or not name for name, form, conversion in parts):
        return None
    return {str(name) for name, _, _ in parts}


_EMPTY = Words(fr="des mots sont attendus ici", en="words are expected here")
_BRACES = Words(
    fr="des noms entre accolades sont attendus, comme {value}, chacune refermée",
    en="names in braces are expected, such as {value}, each brace closed",
)
_NO_PLACE = Words(
    fr="rien ne remplit {place}\u202f; sont remplis ici\u202f: {known}",
    en="nothing fills in {place}; filled in here: {known}",
)
