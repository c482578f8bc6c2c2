"""What people decide on two organisations: they are one, one is part of the other, one goes on."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.organisations.deciding import leave_trace
from grappe.site.organisations.models import Decision, Organisation
from grappe.site.organisations.standing import root_of, settle_organisation


@transaction.atomic
def are_the_same(
    one: Organisation, kept: Organisation, *, by: User | None, why: str = ""
) -> Decision:
    """`one` is `kept`, typed twice. Raises Refused where they are one already."""
    one, kept = root_of(one), root_of(kept)
    if one == kept:
        raise Refused(_("These are one organisation already."), "same_already")
    return _decide(Decision.Kind.SAME, one, kept, by=by, why=why)


@transaction.atomic
def is_part_of(
    one: Organisation, whole: Organisation, nature: str, *, by: User | None, why: str = ""
) -> Decision:
    """`one` is an establishment, a laboratory or a subsidiary of `whole`. Raises Refused where
    `whole` is itself part of it, and for another nature."""
    one, whole = root_of(one), root_of(whole)
    if nature not in set(Organisation.Nature) - {Organisation.Nature.UNIT}:
        raise Refused(_("Say whether it is an establishment, a laboratory or a subsidiary."))
    if one in _upwards(whole, "part_of"):
        raise Refused(_("An organisation cannot be part of itself."), "circular")
    one.nature = nature
    one.save(update_fields=["nature"])
    return _decide(Decision.Kind.PART, one, whole, by=by, why=why)


@transaction.atomic
def is_followed_by(
    one: Organisation, heir: Organisation, *, on: date | None, by: User | None, why: str = ""
) -> Decision:
    """`heir` goes on in the place of `one` from a day on: it was merged into it. Raises Refused
    where `one` itself goes on in the place of `heir`."""
    one, heir = root_of(one), root_of(heir)
    if one in _upwards(heir, "followed_by"):
        raise Refused(_("An organisation cannot follow itself."), "circular")
    return _decide(Decision.Kind.FOLLOWED, one, heir, by=by, why=why, on=on)


def _decide(
    kind: Decision.Kind,
    one: Organisation,
    other: Organisation,
    *,
    by: User | None,
    why: str,
    on: date | None = None,
) -> Decision:
    made = Decision.objects.create(
        kind=kind, organisation=one, other=other, on=on, by=by, why=why.strip()
    )
    settle_organisation(one)
    leave_trace(f"organisation.{kind.value}", made)
    return made


def _upwards(one: Organisation, link: str) -> list[Organisation]:
    """An organisation, and those to which its link leads, one after the other."""
    found = [one]
    while (following := getattr(found[-1], link)) is not None:
        following = root_of(following)
        if following in found:
            break
        found.append(following)
    return found
