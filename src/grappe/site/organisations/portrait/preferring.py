"""Whose word stands where the clusters and the register differ: a person decides, and undoes."""

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.organisations.models import Organisation, Preferred
from grappe.site.trail import record


@transaction.atomic
def prefer(
    organisation: Organisation, fact: str, whose: str, word: str, *, by: User | None
) -> Preferred:
    """This word stands for this fact from now on. Raises Refused where there is none."""
    known = fact in Preferred.Fact.values and whose in Preferred.Whose.values
    if not known or not word:
        raise Refused(_("There is no such word to choose."), "no_word")
    before = Preferred.objects.filter(organisation=organisation, fact=fact).first()
    stood = before.stood if before else _now(organisation, fact)
    chosen = {"whose": whose, "word": word[:300], "stood": stood, "by": by, "at": clock.now()}
    made, _new = Preferred.objects.update_or_create(
        organisation=organisation, fact=fact, defaults=chosen
    )
    _bear(organisation, fact, word)
    _record("organisation.preferred", organisation, fact, by=by)
    return made


@transaction.atomic
def leave_open(organisation: Organisation, fact: str, *, by: User | None) -> None:
    """Nobody's word stands any more; what the organisation bore before is back."""
    for chosen in Preferred.objects.filter(organisation=organisation, fact=fact):
        _bear(organisation, fact, chosen.stood)
        chosen.delete()
        _record("organisation.left_open", organisation, fact, by=by)


def _now(organisation: Organisation, fact: str) -> str:
    if fact == Preferred.Fact.NAME:
        return organisation.name
    if fact == Preferred.Fact.PLACE:
        return f"{organisation.postal_code} {organisation.commune}".strip()
    return ""


def _bear(organisation: Organisation, fact: str, word: str) -> None:
    """The organisation's own name and place are what stands."""
    if fact == Preferred.Fact.NAME:
        organisation.name = word[:300]
        organisation.save(update_fields=["name", "folded"])
    elif fact == Preferred.Fact.PLACE:
        code, _space, town = word.partition(" ")
        written = (code, town) if code.isdecimal() else ("", word)
        organisation.postal_code, organisation.commune = written[0][:12], written[1][:120]
        organisation.save(update_fields=["postal_code", "commune"])


def _record(action: str, organisation: Organisation, fact: str, *, by: User | None) -> None:
    record(action, by=by, detail={"organisation": organisation.pk, "fact": fact})
