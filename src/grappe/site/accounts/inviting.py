"""Inviting somebody by an e-mailed link, and accepting it."""

import hashlib
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.db import transaction
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
    record(
        "person.invited", by=by, cluster=cluster, what=kind, detail={"invitation": invitation.pk}
    )
    later("invitation", pk=invitation.pk)
    return token


@transaction.atomic
def accept(token: str, *, name: str, password: str) -> User:
    """The person, with the role that was waiting. Raises Refused for a link that opens no more."""
    invitation = find(token, lock=True)
    if User.objects.filter(email=invitation.email).exists():
        raise Refused(_("This person is here already: sign in."), "known")
    user = User.objects.create_user(invitation.email, password, name=name)
    invitation.accepted_at = clock.now()
    invitation.save(update_fields=["accepted_at"])
    record("person.joined", by=user, what=invitation.kind, detail={"invitation": invitation.pk})
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
    known = Invitation.objects.select_related("cluster", "domain", "invited_by")
    if lock:
        known = known.select_for_update(of=("self",))
    invitation = known.filter(token_hash=_hash(token)).first()
    if invitation is None or invitation.accepted_at or invitation.expires_at < clock.now():
        raise Refused(_("This link no longer opens. Ask for a new invitation."), "closed")
    return invitation


def to_send(pk: int) -> tuple[Invitation, str] | None:
    """An invitation with the address of its link; None for one that is closed."""
    found = Invitation.objects.select_related("cluster", "domain", "invited_by").filter(pk=pk)
    invitation = found.first()
    if invitation is None or invitation.accepted_at or invitation.expires_at < clock.now():
        return None
    token = _token(invitation.email, invitation.expires_at)
    return invitation, settings.ADDRESS + reverse("accounts:accept", args=[token])


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _token(email: str, expires_at: datetime) -> str:
    """What only the holder of the secret key can write: a copy of the database opens no link."""
    said = f"{email} {expires_at.astimezone(UTC).isoformat()}"
    return salted_hmac("invitation", said, algorithm="sha256").hexdigest()
