"""What people decide on who is who: remembered for everybody, and taken back at any later time."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.operations.pending import word_of
from grappe.site.organisations.identifying import by_keys, organisation_from
from grappe.site.organisations.models import Decision, Organisation, Wording
from grappe.site.organisations.naming import is_in_register, register_organisation
from grappe.site.organisations.standing import settle_organisation, settle_wording
from grappe.site.organisations.wordings import line_of_wording
from grappe.site.policy.models import Cluster
from grappe.site.trail import record


class Meanwhile(Refused):
    """Somebody decided on this wording since the page was shown: `decision` is theirs."""

    def __init__(self, decision: Decision | None) -> None:
        super().__init__(_("Somebody else has decided on this line meanwhile."), "meanwhile")
        self.decision = decision


@transaction.atomic
def identify_as(
    wording: Wording,
    key: str,
    *,
    by: User | None,
    seen: int,
    cluster: Cluster | None = None,
    why: str = "",
) -> Decision:
    """This is that organisation: `key` is a SIREN or an organisation's key. `seen`: the wording's
    revision that the page showed. Raises Meanwhile, and Refused for a key that nobody has."""
    wording = _locked(wording, seen)
    organisation = by_keys([key]).get(key) or register_organisation(key)
    if organisation is None:
        raise Refused(_("No organisation is known by this number."), "unknown_key")
    return _decide(Decision.Kind.IDENTIFIED, wording, organisation, by=by, cluster=cluster, why=why)


@transaction.atomic
def is_new(
    wording: Wording,
    *,
    by: User | None,
    seen: int,
    cluster: Cluster | None = None,
    why: str = "",
) -> Decision:
    """None of those proposed: an organisation that nobody knew, as this line tells it, but for a
    number that somebody else bears."""
    wording = _locked(wording, seen)
    told = organisation_from(line_of_wording(wording))
    borne = by_keys([told.siren or f"{told.country}:{told.number_abroad}"])
    if borne or is_in_register(told.siren):
        told.siren = told.number_abroad = ""
    told.save()
    return _decide(Decision.Kind.NEW, wording, told, by=by, cluster=cluster, why=why)


@transaction.atomic
def ask_the_cluster(wording: Wording, *, by: User | None, seen: int, why: str = "") -> Decision:
    """The clusters that wrote this line are asked who it is."""
    wording = _locked(wording, seen)
    word_of("who_asked", by=by, wording=wording.pk)
    return _decide(Decision.Kind.ASKED, wording, None, by=by, cluster=None, why=why)


@transaction.atomic
def set_apart(wording: Wording, *, by: User | None, why: str = "") -> Decision:
    """This wording is somebody else than those it was counted with: an organisation of its own."""
    return is_new(wording, by=by, seen=wording.revision, why=why)


@transaction.atomic
def undo(decision: Decision, *, by: User | None) -> None:
    """Takes a decision back, whenever it was taken; what was decided later stands. Raises Refused
    for one that was taken back already."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.undone_at is not None:
        raise Refused(_("This was taken back already."), "undone")
    decision.undone_at, decision.undone_by = clock.now(), by
    decision.save(update_fields=["undone_at", "undone_by"])
    if decision.wording is not None:
        settle_wording(decision.wording)
    elif decision.organisation is not None:
        settle_organisation(decision.organisation)
    leave_trace("organisation.undone", decision, by=by)


def _locked(wording: Wording, seen: int) -> Wording:
    found = Wording.objects.select_for_update().get(pk=wording.pk)
    if found.revision != seen:
        raise Meanwhile(found.decisions.filter(undone_at=None).last())
    return found


def _decide(
    kind: str,
    wording: Wording,
    organisation: Organisation | None,
    *,
    by: User | None,
    cluster: Cluster | None,
    why: str,
) -> Decision:
    made = Decision.objects.create(
        kind=kind,
        wording=wording,
        organisation=organisation,
        cluster=cluster,
        by=by,
        why=why.strip(),
    )
    settle_wording(wording)
    leave_trace(f"organisation.{kind}", made)
    return made


def leave_trace(action: str, decision: Decision, *, by: User | None = None) -> None:
    """`by`: who acts, where it is not whoever decided."""
    detail: dict[str, Any] = {"decision": decision.pk}
    record(action, by=by or decision.by, cluster=decision.cluster, detail=detail)
