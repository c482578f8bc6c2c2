"""Papers: PDF, slides and data books made from figures, about a cluster, a domain or the Region.

In: what is published, a place, a language, and what clusters remarked. Out: a paper, and its files.
"""

from collections.abc import Callable, Mapping

from grappe.papers.book import as_xlsx
from grappe.papers.gathering import paper
from grappe.papers.model import Paper
from grappe.papers.slides import as_pptx
from grappe.papers.typeset import as_pdf

WRITERS: Mapping[str, Callable[[Paper], bytes]] = {
    "pdf": as_pdf,
    "pptx": as_pptx,
    "xlsx": as_xlsx,
}
"""What a paper can be written as, by the ending of its file."""

__all__ = ["WRITERS", "Paper", "as_pdf", "as_pptx", "as_xlsx", "paper"]
