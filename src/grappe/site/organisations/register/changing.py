"""What the register says differently, as a list for a person: each with its effect, proposed."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from grappe.register import Change, change_words, companies
from grappe.register import current as version_in_force
from grappe.site.errors import say
from grappe.site.organisations.directories import register_folder
from grappe.site.organisations.history.belonging import clusters_now
from grappe.site.organisations.models import RegisterChange
from grappe.site.organisations.portrait.sight import Sight, in_sight
from grappe.site.organisations.spelling import written_names
from grappe.site.organisations.standing import kin

_Kind = RegisterChange.Kind


@dataclass(frozen=True)
class Noted:
    """`name`: as it is spelt; `words`: what changed, without its subject; `effect`: what taking
    it over would do."""

    change: RegisterChange
    name: str
    words: str
    effect: str
    clusters: tuple[str, ...]


def changes_in(
    sight: Sight, *, decided: bool, kind: str = "", of: int | None = None
) -> "QuerySet[RegisterChange]":
    """Those of the organisations in sight, in alphabetical order; the latest first once decided.
    `kind`: those of one kind alone; `of`: those of one organisation alone."""
    found = RegisterChange.objects.select_related("organisation", "by", "decision")
    if not sight.everybody:
        found = found.filter(organisation__in=in_sight(sight, kin()))
    if of:
        found = found.filter(organisation=of)
    if kind:
        found = found.filter(kind=kind)
    if decided:
        return found.exclude(outcome=RegisterChange.Outcome.OPEN).order_by("-at", "-pk")
    return found.filter(outcome=RegisterChange.Outcome.OPEN).order_by("organisation__folded", "pk")


def noted(changes: Sequence[RegisterChange]) -> list[Noted]:
    """Four queries, however many there are."""
    spelt = written_names({one.organisation for one in changes})
    now = clusters_now({one.organisation_id for one in changes}, kin())
    names = _successors(changes)
    return [
        Noted(
            one,
            spelt[one.organisation_id],
            say(change_words(_as_told(one, names))),
            _effect(one, bool(now[one.organisation_id])),
            tuple(now[one.organisation_id]),
        )
        for one in changes
    ]


def _successors(changes: Sequence[RegisterChange]) -> dict[str, str]:
    """Those that the register names, by number."""
    version = version_in_force(register_folder())
    sirens = [one.after for one in changes if one.kind == _Kind.MERGED]
    found = companies(version, sirens) if version and sirens else {}
    return {one.siren: f"{one.name} ({one.siren})" for one in found.values() if one.name}


def _as_told(one: RegisterChange, names: dict[str, str]) -> Change:
    after = names.get(one.after, one.after) if one.kind == _Kind.MERGED else one.after
    return Change(one.organisation.siren, cast(Any, one.kind), one.before, after, one.on)


def _effect(one: RegisterChange, is_member: bool) -> str:
    stays = _("Its memberships stay as they are.")
    return {
        _Kind.MERGED: _("Its memberships go on as its successor’s; nobody counts as leaving."),
        _Kind.CEASED: _("Its memberships stay; its clusters are asked with their next list.")
        if is_member
        else _("It is a member of no cluster now."),
        _Kind.RENAMED: _("It bears the new name here. Its memberships stay as they are."),
        _Kind.MOVED: _("It stands in the new place here. Its memberships stay as they are."),
        _Kind.RESIZED: _("The register’s size stands. Its memberships stay as they are."),
        _Kind.HIDDEN: _("Nothing that only the register said is shown any more."),
    }.get(_Kind(one.kind), stays)
