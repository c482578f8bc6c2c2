"""Prose: the small form in which people write: paragraphs and *emphasis*, nothing else.

In: what was typed or pasted, from Word too. Out: plain text with an empty line between paragraphs,
which can be merged with what somebody else wrote, compared, and read as runs of words.
"""

from grappe.prose.cleaning import clean, clean_line
from grappe.prose.comparing import Piece, compare
from grappe.prose.merging import Merged, merge, merge_line
from grappe.prose.naming import named, parts_of, refer
from grappe.prose.reading import Run, paragraphs, plain

__all__ = [
    "Merged",
    "Piece",
    "Run",
    "clean",
    "clean_line",
    "compare",
    "merge",
    "merge_line",
    "named",
    "paragraphs",
    "parts_of",
    "plain",
    "refer",
]
