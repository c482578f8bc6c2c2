"""What a person makes of something that the register says differently: taken over, or left."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.register import Company, companies
from grappe.register import current as version_in_force
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.organisations import deciding, relating
from grappe.site.organisations.directories import register_folder
from grappe.site.organisations.identifying import by_keys
from grappe.site.organisations.models import Decision, Organisation, Preferred, RegisterChange
from grappe.site.organisations.naming import register_organisation
from grappe.site.organisations.portrait import preferring
from grappe.site.organisations.portrait.registers_word import place_words, size_words
from grappe.site.trail import record

_Kind, _Outcome = RegisterChange.Kind, RegisterChange.Outcome
FACTS = {
    _Kind.RENAMED: Preferred.Fact.NAME,
    _Kind.MOVED: Preferred.Fact.PLACE,
    _Kind.RESIZED: Preferred.Fact.SIZE,
}
"""Changes after which the register's word stands for a fact, once taken over."""


@transaction.atomic
def take_over(change: RegisterChange, *, by: User | None) -> None:
    """Its effect comes true: the successor goes on, the new name, place or size stands; of one
    that ceased, the clusters are asked. Raises Refused for one that was decided already."""
    change = _open(change)
    if change.kind == _Kind.MERGED:
        change.decision = _follow(change, by=by)
    elif fact := FACTS.get(_Kind(change.kind)):
        word = words_now([change], fact).get(change.organisation, "")
        if not word:
            raise Refused(_("The register does not say it any more."), "no_word")
        preferring.prefer(change.organisation, fact, Preferred.Whose.REGISTER, word, by=by)
    _settle(change, _Outcome.ACCEPTED, by=by)


@transaction.atomic
def leave(change: RegisterChange, *, by: User | None) -> None:
    """It stays as it is. Raises Refused for one that was decided already."""
    _settle(_open(change), _Outcome.LEFT, by=by)


@transaction.atomic
def undo(change: RegisterChange, *, by: User | None) -> None:
    """Open again; what taking it over did is taken back. Raises Refused where it is open."""
    change = RegisterChange.objects.select_for_update().get(pk=change.pk)
    if change.outcome == _Outcome.OPEN:
        raise Refused(_("This is open already."), "open")
    if change.decision and change.decision.undone_at is None:
        deciding.undo(change.decision, by=by)
    fact = FACTS.get(_Kind(change.kind))
    if fact and change.outcome == _Outcome.ACCEPTED:
        preferring.leave_open(change.organisation, fact, by=by)
    change.decision = None
    _settle(change, _Outcome.OPEN, by=by)


def _open(change: RegisterChange) -> RegisterChange:
    found = RegisterChange.objects.select_for_update().get(pk=change.pk)
    if found.outcome != _Outcome.OPEN:
        raise Refused(_("Somebody has decided on this meanwhile."), "meanwhile")
    return found


def _follow(change: RegisterChange, *, by: User | None) -> Decision:
    heir = by_keys([change.after]).get(change.after) or register_organisation(change.after)
    if heir is None:
        raise Refused(_("The register loaded does not hold the successor."), "unknown_key")
    why = _("The register says so.")
    return relating.is_followed_by(change.organisation, heir, on=change.on, by=by, why=why)


def words_now(changes: Sequence[RegisterChange], fact: str) -> dict[Organisation, str]:
    """As the register in force says it: a later one may say something else again. Who is not in
    it, or hidden, has no word."""
    version = version_in_force(register_folder())
    numbers = [one.organisation.siren for one in changes]
    found = companies(version, numbers) if version else {}
    told = ((one.organisation, found.get(one.organisation.siren)) for one in changes)
    return {one: _word(company, fact) for one, company in told if company and not company.is_hidden}


def _word(company: Company, fact: str) -> str:
    words = {
        Preferred.Fact.NAME: company.name,
        Preferred.Fact.PLACE: place_words(company),
        Preferred.Fact.SIZE: size_words(company),
    }
    return words[Preferred.Fact(fact)]


def _settle(change: RegisterChange, outcome: str, *, by: User | None) -> None:
    change.outcome, change.by, change.at = outcome, by, clock.now()
    change.save(update_fields=["outcome", "by", "at", "decision"])
    detail = {"change": change.pk, "kind": change.kind}
    record(f"register.{outcome or 'open'}", by=by, detail=detail)
