"""Papers: PDF, slides and data books made from figures, about a cluster, a domain or the Region;
and a story on two pages.

In: what is published, a place, a language, and what clusters remarked. Out: a paper, and its files.
What writes a kind of file is loaded with the first one: a server starts without it.
"""

from collections.abc import Callable, Mapping

from grappe.papers.gathering import paper
from grappe.papers.model import Cell, Paper, Row, Table
from grappe.papers.seen import seen
from grappe.papers.story import Image, Quotation, StoryPaper


def as_pdf(paper: Paper) -> bytes:
    """The paper as PDF/UA-1 and PDF/A-2a."""
    from grappe.papers import typeset

    return typeset.as_pdf(paper)


def as_pptx(paper: Paper) -> bytes:
    """The paper as slides, with charts that can be edited."""
    from grappe.papers import slides

    return slides.as_pptx(paper)


def as_xlsx(paper: Paper) -> bytes:
    """The paper as a data book."""
    from grappe.papers import book

    return book.as_xlsx(paper)


def story_as_pdf(paper: StoryPaper) -> bytes:
    """A story with its pictures as PDF/UA-1 and PDF/A-2a."""
    from grappe.papers import typeset

    return typeset.story_as_pdf(paper)


WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "pdf": as_pdf,
    "pptx": as_pptx,
    "xlsx": as_xlsx,
}
"""What a paper can be written as, by the ending of its file."""

__all__ = [
    "WRITERS",
    "Cell",
    "Image",
    "Paper",
    "Quotation",
    "Row",
    "StoryPaper",
    "Table",
    "as_pdf",
    "as_pptx",
    "as_xlsx",
    "paper",
    "seen",
    "story_as_pdf",
]
