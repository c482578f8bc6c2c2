"""Codes of others, each with its vintage: communes, countries, activities, legal forms.

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
from grappe.references.finding import commune_at, find_commune
from grappe.references.naf import (
    NAF_2025_FROM,
    NAF_VINTAGES,
    NafDivision,
    NafSection,
    naf_division,
    naf_divisions,
    naf_section,
    naf_section_in,
    naf_sections,
)
from grappe.references.nuts import NUTS_VINTAGE, nuts_of_region
from grappe.references.sirene_codes import (
    HEADCOUNTS_VINTAGE,
    LEGAL_FORMS_VINTAGE,
    SIZES,
    SIZES_VINTAGE,
    HeadcountBracket,
    headcount_brackets,
    legal_form_words,
)

__all__ = [
    "COMMUNES_VINTAGE",
    "COUNTRIES_VINTAGE",
    "HEADCOUNTS_VINTAGE",
    "LEGAL_FORMS_VINTAGE",
    "NAF_2025_FROM",
    "NAF_VINTAGES",
    "NUTS_VINTAGE",
    "OUTLINES_VINTAGE",
    "SIZES",
    "SIZES_VINTAGE",
    "Commune",
    "Department",
    "HeadcountBracket",
    "NafDivision",
    "NafSection",
    "commune",
    "commune_at",
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
    "headcount_brackets",
    "is_country",
    "is_right",
    "legal_form_words",
    "naf_division",
    "naf_divisions",
    "naf_section",
    "naf_section_in",
    "naf_sections",
    "nearest",
    "nuts_of_region",
    "one_slip",
    "outlines",
    "postal_prefixes",
    "region_name",
    "region_of",
    "swapped",
]
