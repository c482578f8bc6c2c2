"""PDF by Typst: tagged (PDF/UA-1) and archivable (PDF/A-2a), which Typst itself enforces.

Every word goes in as data, never as markup.
"""

from grappe.papers.typeset.setting import as_pdf, story_as_pdf

__all__ = ["as_pdf", "story_as_pdf"]
