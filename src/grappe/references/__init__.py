"""Codes of others, each with its vintage: communes, departments, countries, NAF sections.

Compact files of facts, read when first asked for; README.md names their sources and licences.
"""

from grappe.references.communes import (
    COMMUNES_VINTAGE,
    Commune,
    commune,
    communes_of_postal_code,
    communes_of_region,
    department_of,
)
from grappe.references.company_numbers import is_right, nearest, one_slip, swapped
from grappe.references.countries import (
    COUNTRIES_VINTAGE,
    countries,
    country_name,
    country_names,
    find_country,
    is_country,
)
from grappe.references.departments import (
    OUTLINES_VINTAGE,
    Department,
    departments,
    departments_of_region,
    outlines,
    postal_prefixes,
    region_name,
    region_of,
)
from grappe.references.finding import find_commune
from grappe.references.naf import (
    NAF_2025_FROM,
    NAF_VINTAGE,
    NafSection,
    naf_section,
    naf_section_in,
    naf_sections,
)

__all__ = [
    "COMMUNES_VINTAGE",
    "COUNTRIES_VINTAGE",
    "NAF_2025_FROM",
    "NAF_VINTAGE",
    "OUTLINES_VINTAGE",
    "Commune",
    "Department",
    "NafSection",
    "commune",
    "communes_of_postal_code",
    "communes_of_region",
    "countries",
    "country_name",
    "country_names",
    "department_of",
    "departments",
    "departments_of_region",
    "find_commune",
    "find_country",
    "is_country",
    "is_right",
    "naf_section",
    "naf_section_in",
    "naf_sections",
    "nearest",
    "one_slip",
    "outlines",
    "postal_prefixes",
    "region_name",
    "region_of",
    "swapped",
]
