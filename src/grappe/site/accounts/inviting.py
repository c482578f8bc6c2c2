"""Inviting somebody by an e-mailed link, and accepting it."""

import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import Invitation, User
from grappe.site.accounts.naming import name_role
from grappe.site.errors import Refused
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
    """Sends a link that stands open for 14 days, and gives its token.

    Raises Refused for somebody who is here already: name their role instead.
    """
    email = email.strip().lower()
    if User.objects.filter(email=email).exists():
        raise Refused(_("This person is here already: give them the role directly."), "known")
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        email=email,
        kind=kind,
        cluster=cluster,
        domain=domain,
        deputy=deputy,
        token_hash=_hash(token),
        invited_by=by,
        expires_at=clock.now() + VALID_FOR,
    )
    record(
        "person.invited", by=by, cluster=cluster, what=kind, detail={"invitation": invitation.pk}
    )
    transaction.on_commit(lambda: _send(invitation, token))
    return token


@transaction.atomic
def accept(token: str, *, name: str, password: str) -> User:
    """The person, with the role that was waiting. Raises Refused for a link that no longer opens."""
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


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _send(invitation: Invitation, token: str) -> None:
    link = settings.ADDRESS + reverse("accounts:accept", args=[token])
    words = {"invitation": invitation, "link": link, "days": VALID_FOR.days}
    send_mail(
        "Votre accès à Grappe / Your access to Grappe",
        render_to_string("accounts/invitation.txt", words),
        None,
        [invitation.email],
    )
