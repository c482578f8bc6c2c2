"""Inviting somebody by an e-mailed link, and accepting it."""

import hashlib
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import Invitation, User
from grappe.site.accounts.naming import name_role
from grappe.site.errors import Refused
from grappe.site.operations.pending import later
from grappe.site.policy.models import Cluster, Domain
from grappe.site.trail import record

VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite(
    email: str,
    kind: str,
    *,
    by: User,
    cluster: Cluster | None = None,
    domain: Domain | None = None,
    deputy: bool = False,
) -> str:
    """Has a link sent that stands open for 14 days, and gives its token.

    Raises Refused for somebody who is here already: name their role instead.
    """
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Refused(_("This person is here already: give them the role directly."), "known")
    expires_at = clock.now() + VALID_FOR
    token = _token(email, expires_at)
    invitation = Invitation.objects.create(
        email=email,
        kind=kind,
        cluster=cluster,
        domain=domain,
        deputy=deputy,
        token_hash=_hash(token),
        invited_by=by,
        expires_at=expires_at,
    )
    record("person.invited", by=by, cluster=cluster, what=kind, detail=_told(invitation))
    later("invitation", pk=invitation.pk)
    return token


@transaction.atomic
def accept(token: str, *, name: str, password: str | None) -> User:
    """The person, with every role that was waiting for this address. Raises Refused for a link
    that opens no more."""
    return _join(find(token, lock=True).email, name=name, password=password)


@transaction.atomic
def accept_known(email: str, *, name: str) -> User | None:
    """The person, where an invitation to this address, proven elsewhere, is open."""
    email = email.strip().lower()
    if not _open().filter(email=email).exists():
        return None
    return _join(email, name=name, password=None)


def _join(email: str, *, name: str, password: str | None) -> User:
    if User.objects.filter(email=email).exists():
        raise Refused(_("This person is here already: sign in."), "known")
    user = User.objects.create_user(email, password, name=name)
    for invitation in _open().filter(email=email).select_for_update(of=("self",)):
        invitation.accepted_at = clock.now()
        invitation.save(update_fields=["accepted_at"])
        record("person.joined", by=user, what=invitation.kind, detail=_told(invitation))
        name_role(
            user,
            invitation.kind,
            by=invitation.invited_by,
            cluster=invitation.cluster,
            domain=invitation.domain,
            deputy=invitation.deputy,
        )
    return user


def find(token: str, *, lock: bool = False) -> Invitation:
    """The open invitation of a link. Raises Refused if it was used, is too old or unknown."""
    invitation = _of_link(token, lock=lock)
    if invitation is None or not invitation.is_open:
        raise Refused(_("This link no longer opens"), "closed")
    return invitation


def find_expired(token: str) -> Invitation | None:
    """The invitation of a link that was not used in time: a new one may be asked for."""
    invitation = _of_link(token)
    if invitation is None or invitation.accepted_at or invitation.withdrawn_at:
        return None
    return invitation


@transaction.atomic
def ask_again(token: str) -> None:
    """Tells those who name people that somebody came too late, once. An unknown link asks
    nothing."""
    invitation = find_expired(token)
    if invitation and not invitation.is_open and invitation.asked_again_at is None:
        invitation.asked_again_at = clock.now()
        invitation.save(update_fields=["asked_again_at"])
        record("person.asked_again", by=None, detail=_told(invitation))


@transaction.atomic
def send_anew(invitation: Invitation, *, by: User) -> str:
    """A new link, open for 14 days, whose former one opens no more. Gives its token.

    Raises Refused for an invitation that was accepted or taken back.
    """
    if invitation.accepted_at or invitation.withdrawn_at:
        raise Refused(_("This invitation was accepted or taken back."), "closed")
    invitation.expires_at, invitation.asked_again_at = clock.now() + VALID_FOR, None
    token = _token(invitation.email, invitation.expires_at)
    invitation.token_hash = _hash(token)
    invitation.save(update_fields=["expires_at", "asked_again_at", "token_hash"])
    record("person.invited_anew", by=by, cluster=invitation.cluster, detail=_told(invitation))
    later("invitation", pk=invitation.pk)
    return token


@transaction.atomic
def withdraw(invitation: Invitation, *, by: User) -> None:
    """Its link opens no more; one that was accepted stays accepted."""
    if invitation.accepted_at or invitation.withdrawn_at:
        return
    invitation.withdrawn_at = clock.now()
    invitation.save(update_fields=["withdrawn_at"])
    record("person.withdrawn", by=by, cluster=invitation.cluster, detail=_told(invitation))


def _told(invitation: Invitation) -> dict[str, int]:
    return {"invitation": invitation.pk}


def _open() -> QuerySet[Invitation]:
    known = Invitation.objects.select_related("cluster", "domain", "invited_by")
    return known.filter(accepted_at=None, withdrawn_at=None, expires_at__gte=clock.now())


def _of_link(token: str, *, lock: bool = False) -> Invitation | None:
    known = Invitation.objects.select_related("cluster", "domain", "invited_by")
    if lock:
        known = known.select_for_update(of=("self",))
    return known.filter(token_hash=_hash(token)).first()


def to_send(pk: int) -> tuple[Invitation, str] | None:
    """An invitation with the address of its link; None for one that is closed."""
    found = Invitation.objects.select_related("cluster", "domain", "invited_by").filter(pk=pk)
    invitation = found.first()
    if invitation is None or not invitation.is_open:
        return None
    token = _token(invitation.email, invitation.expires_at)
    return invitation, settings.ADDRESS + reverse("accounts:accept", args=[token])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _token(email: str, expires_at: datetime) -> str:
    """What only the holder of the secret key can write: a copy of the database opens no link."""
    said = f"{email} {expires_at.astimezone(UTC).isoformat()}"
    return salted_hmac("invitation", said, algorithm="sha256").hexdigest()
