"""Giving a tool a key, taking it back, knowing whose it is; the first two leave a trace."""

import hashlib
import secrets

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_keep_tools
from grappe.site.accounts.standing import Standing
from grappe.site.api.models import Key
from grappe.site.errors import Refused
from grappe.site.trail import record

_PREFIX = "grappe_"


@transaction.atomic
def give(tool: str, role: str, *, by: User) -> tuple[Key, str]:
    """A key, and the words of it, which are never shown again.

    Raises Refused without a name, or for a role that this person may not give.
    """
    tool = " ".join(tool.split())[:80]
    if not tool:
        raise Refused(_("Say which tool the key is for."), "empty")
    if role not in roles_to_give(by):
        raise Refused(_("This is not yours to give: choose what the tool may read."), "role")
    words = f"{_PREFIX}{secrets.token_urlsafe(32)}"
    made = Key.objects.create(tool=tool, role=role, hashed=_hashed(words), made_by=by)
    record("key.given", by=by, what=tool, detail={"role": role})
    return made, words


@transaction.atomic
def take_back(key: Key, *, by: User) -> None:
    """The tool reads nothing more by it; a second time changes nothing."""
    if Key.objects.filter(pk=key.pk, taken_back_at=None).update(taken_back_at=clock.now()):
        record("key.taken_back", by=by, what=key.tool, detail={"role": key.role})


def roles_to_give(by: User) -> tuple[str, ...]:
    """What a person may let a tool read: never more than they read themselves, but for the
    figures that all readers of the Region have."""
    if not can_keep_tools(by):
        return ()
    return (
        ("evaluation", "head_of_unit") if "head_of_unit" in by.standing.kinds else ("evaluation",)
    )


def holder(words: str) -> User | None:
    """The reader that a key stands for; None where it is unknown, was taken back, or was made by
    somebody who may no longer give it."""
    found = Key.objects.filter(hashed=_hashed(words), taken_back_at=None)
    key = found.select_related("made_by").first()
    if key is None or not key.made_by.is_active or key.role not in roles_to_give(key.made_by):
        return None
    if key.used_on != clock.today():
        found.update(used_on=clock.today())
    reader = User(name=key.tool)
    reader.__dict__["standing"] = Standing(kinds=frozenset({key.role}))
    return reader


def _hashed(words: str) -> str:
    """Of 32 random bytes: no salt, and nothing slow, is needed."""
    return hashlib.sha256(words.encode()).hexdigest()
