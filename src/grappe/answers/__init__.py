"""What was answered: the document, a place in it, a finding, differences and merging."""

from grappe.answers.document import from_json, to_document, to_json
from grappe.answers.model import Answer, Explanation, Finding, Origin, Place, Row

__all__ = [
    "Answer",
    "Explanation",
    "Finding",
    "Origin",
    "Place",
    "Row",
    "from_json",
    "to_document",
    "to_json",
]
