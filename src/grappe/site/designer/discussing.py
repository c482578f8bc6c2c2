"""What is said of a draft, and why it was begun; each leaves a trace."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.questions import Words
from grappe.site.accounts.models import User
from grappe.site.designer.models import Draft, Origin, Remark
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.trail import record

LONGEST = 4000


@transaction.atomic
def say(draft: Draft, text: str, *, by: User) -> Remark:
    """A comment on a draft. Raises Refused for an empty one, or where nobody writes any more."""
    text = checked(text)
    if not draft.is_open:
        raise Refused(_("This version is no longer being written."), "closed")
    said = Remark.objects.create(draft=draft, cluster=cluster_of(by), text=text, by=by)
    record("version.commented", by=by, cluster=said.cluster, what=str(draft))
    return said


@transaction.atomic
def because(
    draft: Draft, said: Words, address: str, part: Mapping[str, Any], *, by: User | None
) -> Origin:
    """Notes why a draft is written; told once where the same page says so again."""
    told = {"said": said.model_dump(), "part": dict(part)}
    origin, _new = Origin.objects.update_or_create(draft=draft, address=address, defaults=told)
    record("version.follows", by=by, what=str(draft), detail={"address": address})
    return origin


def checked(text: str) -> str:
    """A comment as it is kept. Raises Refused for one without words, or too long."""
    text = text.strip()
    if not text:
        raise Refused(_("Write a few words first."), "empty")
    if len(text) > LONGEST:
        raise Refused(_("%(most)s characters at most, please.") % {"most": LONGEST}, "long")
    return text


def cluster_of(user: User) -> Cluster | None:
    """The cluster for which a person speaks, by name the first of several; none for the Region."""
    own = user.standing.manages or user.standing.contributes
    return Cluster.objects.filter(code__in=own).order_by("name").first() if own else None
