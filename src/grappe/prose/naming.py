"""People in a text by reference, so that a name can be taken out of it at any time.

A reference is `@{12}`: the person of that number.
"""

import re
from collections.abc import Mapping

_REFERENCE = re.compile(r"@\{(\d+)\}")
SHORTEST = 3
"""Letters of a part of a name that is looked for by itself."""


def refer(text: str, names: Mapping[int, str]) -> str:
    """The text with each person's whole name, however spaced or written large, as a reference."""
    for number, name in sorted(names.items(), key=lambda one: -len(one[1])):
        words = [re.escape(word) for word in name.split()]
        if words:
            whole = r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)"
            text = re.sub(whole, f"@{{{number}}}", text, flags=re.IGNORECASE)
    return text


def parts_of(text: str, number: int, name: str) -> str:
    """The text with the name and each part of it that is written large as one reference."""
    text = refer(text, {number: name})
    found = [w for w in re.split(r"[\s.’'-]+", name) if len(w) >= SHORTEST and w[:1].isupper()]
    for part in (*name.split(), *found):
        if part[:1].isupper() and len(part) >= SHORTEST:
            text = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", f"@{{{number}}}", text)
    return re.sub(rf"@\{{{number}\}}(?:[\s-]+@\{{{number}\}})+", f"@{{{number}}}", text)


def named(text: str, names: Mapping[int, str], instead: str) -> str:
    """The text with the names, and `instead` of whoever is not among them."""
    return _REFERENCE.sub(lambda found: names.get(int(found[1]), instead), text)
