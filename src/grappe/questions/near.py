"""What somebody may have meant by a code that there is not."""

from collections.abc import Iterable
from difflib import get_close_matches


def near_codes(asked: str, known: Iterable[str]) -> list[str]:
    """At most five of the known codes, the nearest first; none where none comes near."""
    return get_close_matches(asked, list(known), n=5, cutoff=0.4)
