"""Grants in the national schema for open data: SCDL Subventions 2.1.

https://schema.data.gouv.fr/scdl/subventions, 2.1.1 · one row a grant and beneficiary, UTF-8, comma,
ISO dates, a period's two days with a stroke between them. An aid scheme is named by its identifier
in another schema, never by its name; a beneficiary by SIRET or by RNA.
"""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from grappe.policies import Grantor, Instrument
from grappe.site.dashboards.downloads import Cell, Rows
from grappe.site.errors import Refused
from grappe.site.grants.models import Grant
from grappe.site.policy.reading import current

COLUMNS = (
    *("nomAttribuant", "idAttribuant", "dateConvention", "referenceDecision"),
    *("nomBeneficiaire", "idBeneficiaire", "rnaBeneficiaire", "objet", "montant", "nature"),
    *("conditionsVersement", "datesPeriodeVersement", "idRAE", "notificationUE"),
    *("pourcentageSubvention", "dispositifAide"),
)
NATURE = "aide en numéraire"
ALL_OF_IT = 1
"""The part of the grant that this beneficiary receives, not the share of costs that it pays."""


def rows_of(grants: Iterable[Grant]) -> Rows:
    """The heads, then a row a grant. Raises Refused where the plan doesn't say who grants."""
    plan = current().plan
    if plan is None or plan.grantor is None:
        raise Refused(
            _("The plan does not say who grants: write `grantor` in plan.yaml."), "grantor"
        )
    paid_through = {one.code: one for one in plan.instruments}
    told = (_row(one, plan.grantor, paid_through.get(one.instrument)) for one in grants)
    return [COLUMNS, *told]


def _row(grant: Grant, grantor: Grantor, instrument: Instrument | None) -> list[Cell]:
    ends = f"/{grant.paid_until.isoformat()}" if grant.paid_until else ""
    return [
        grantor.name,
        grantor.siret,
        grant.decided_on.isoformat(),
        grant.reference,
        grant.cluster.name,
        grant.siret,
        grant.rna,
        grant.subject,
        f"{grant.amount:.2f}",
        NATURE,
        "échelonné" if grant.paid_until else "unique",
        f"{grant.paid_from.isoformat()}{ends}",
        "",
        "oui" if instrument and instrument.notified else "non",
        ALL_OF_IT,
        (instrument.identifier or "") if instrument else "",
    ]


def without_number(grants: Iterable[Grant]) -> int:
    """How many of them name their beneficiary by neither SIRET nor RNA: the schema asks for one."""
    return sum(not one.siret and not one.rna for one in grants)
