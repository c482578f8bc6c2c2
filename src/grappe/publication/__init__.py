"""Accepted answers frozen: Parquet tables, one a section, with a manifest.

In: accepted answers, the policy, and who is who. Out: a folder that never changes after it is
made. No personal field enters it; the definitions used are kept inside.
"""

from grappe.publication.counting import counts_in_its_year
from grappe.publication.lineage import frozen_lineage
from grappe.publication.model import (
    Accepted,
    Identity,
    Publication,
    RegisterStamp,
    RowPlace,
    StandingCluster,
)
from grappe.publication.opening import NoPublicationError, open_publication
from grappe.publication.organisations import ABROAD
from grappe.publication.partitioning import partitioned
from grappe.publication.publishing import digest, digest_of_shared, publish
from grappe.publication.tables import table_names
from grappe.publication.taking import taken

__all__ = [
    "ABROAD",
    "Accepted",
    "StandingCluster",
    "Identity",
    "NoPublicationError",
    "Publication",
    "RegisterStamp",
    "RowPlace",
    "counts_in_its_year",
    "digest",
    "digest_of_shared",
    "frozen_lineage",
    "open_publication",
    "partitioned",
    "publish",
    "table_names",
    "taken",
]
