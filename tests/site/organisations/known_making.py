"""Organisations, how clusters write them and in which lists they stand, in a word each."""

from grappe.site import clock
from grappe.site.organisations.history.belonging import memberships_in
from grappe.site.organisations.history.memberships import Membership
from grappe.site.organisations.models import Organisation, SentLine, Wording
from grappe.site.organisations.standing import kin
from tests.site.making import cluster
from tests.site.organisations.register_making import siren


def organisation(name: str, number: int = 0, **known: object) -> Organisation:
    """Recognised by its number, where it has one; written once, in Grenoble."""
    known = {"siren": siren(number)} | known if number else known
    made = Organisation.objects.create(name=name, **known)
    written(made, name)
    return made


def written(one: Organisation, name: str, **told: object) -> Wording:
    """One more way in which it is written."""
    told = {"number": one.siren, "postal_code": "38000", "commune": "Grenoble"} | told
    known = {"organisation": one, "proposed": one, "state": "certain", "proposed_state": "certain"}
    return Wording.objects.create(key=f"{one.pk} {name}", name=name, **known, **told)


def stands(
    one: Organisation, of: str, *years: int, accepted: bool = True, name: str = "", **said: object
) -> None:
    """In a cluster's lists of those years, under this name or the one written first."""
    wordings = Wording.objects.filter(organisation=one).order_by("pk")
    for year in years:
        SentLine.objects.create(
            number=f"{of}-{year}",
            cluster=cluster(of),
            questionnaire="members",
            year=year,
            section="members",
            row=f"{one.pk} {name}",
            wording=wordings.filter(name=name)[0] if name else wordings[0],
            accepted_at=clock.now() if accepted else None,
            **said,
        )


def all_memberships() -> list[Membership]:
    """Everybody's, by all lines."""
    return memberships_in(SentLine.objects.select_related("cluster", "wording"), kin())
