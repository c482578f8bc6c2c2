"""What an address or a form carries, read as what it should be."""

import re


def number_in(text: str | None) -> int | None:
    """A whole number; None for anything else."""
    return int(text) if text and re.fullmatch(r"[0-9]{1,18}", text) else None
