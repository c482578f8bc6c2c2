"""Accepted answers frozen: Parquet tables, one a section, with a manifest.

In: accepted answers and the policy. Out: a folder that never changes after it is made.
No personal field enters it; the definitions used are kept inside.
"""

from grappe.publication.model import Accepted, Publication
from grappe.publication.opening import NoPublicationError, open_publication
from grappe.publication.publishing import publish
from grappe.publication.tables import table_names

__all__ = [
    "Accepted",
    "NoPublicationError",
    "Publication",
    "open_publication",
    "publish",
    "table_names",
]
