"""An editable deck: native charts and tables, notes with sources, the house's fonts and colours."""

from grappe.papers.slides.deck import as_pptx

__all__ = ["as_pptx"]
