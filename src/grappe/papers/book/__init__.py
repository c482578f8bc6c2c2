"""A data book: cover, definitions, one sheet a table, filters, native charts."""

from grappe.papers.book.writing import as_xlsx

__all__ = ["as_xlsx"]
