"""Entering grants, changing, removing, bringing them in, and undoing each of these."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.grants.line import Key, Line, key_of, line_of, values_of
from grappe.site.grants.models import Deed, Grant
from grappe.site.policy.models import Cluster
from grappe.site.trail import record


class Step(NamedTuple):
    before: Line | None
    after: Line | None


@transaction.atomic
def enter(line: Line, *, by: User | None) -> Deed:
    """A grant that is not there yet. Raises Refused where it is."""
    if _standing([line]):
        raise Refused(_already(), "already")
    return _do(Deed.Kind.ENTERED, [Step(None, line)], by)


@transaction.atomic
def change(grant: Grant, line: Line, *, by: User | None) -> Deed | None:
    """Another wording of one that is there; nothing where it says the same. Raises Refused where
    another grant is what it would become."""
    before = line_of(grant)
    if before == line:
        return None
    if key_of(before) != key_of(line) and _standing([line]):
        raise Refused(_already(), "already")
    return _do(Deed.Kind.CHANGED, [Step(before, line)], by)


@transaction.atomic
def remove(grant: Grant, *, by: User | None) -> Deed:
    return _do(Deed.Kind.REMOVED, [Step(line_of(grant), None)], by)


@transaction.atomic
def bring_in(lines: Iterable[Line], *, by: User | None) -> Deed | None:
    """The lines of a file, as one deed: new grants, and those that they change. None where all of
    them stand already. What the file leaves out stays."""
    lines = list(lines)
    there = _standing(lines)
    steps = [Step(there.get(key_of(line)), line) for line in lines]
    fresh = [one for one in steps if one.before != one.after]
    return _do(Deed.Kind.IMPORTED, fresh, by) if fresh else None


@transaction.atomic
def undo(deed: Deed, *, by: User | None) -> None:
    """All is as it was before the deed. Raises Refused where it was undone, or where one of its
    grants was changed since."""
    deed = Deed.objects.select_for_update().get(pk=deed.pk)
    if deed.undone_at is not None:
        raise Refused(_("This is undone already."), "undone")
    steps = [Step(one["after"], one["before"]) for one in deed.steps]
    now = _standing(one for step in steps for one in step if one is not None)
    for before, after in steps:
        left = before is None or now.get(key_of(before)) == before
        taken = after is not None and key_of(after) in now
        if not left or (taken and (before is None or key_of(before) != key_of(after or {}))):
            raise Refused(_("One of these grants was changed since: undo that first."), "changed")
    _apply(steps)
    deed.undone_at = clock.now()
    deed.save(update_fields=["undone_at"])
    record("grants.undone", by=by, what=str(deed), detail={"deed": deed.pk})


def _do(kind: Deed.Kind, steps: list[Step], by: User | None) -> Deed:
    _apply(steps)
    deed = Deed.objects.create(kind=kind, steps=[one._asdict() for one in steps], by=by)
    told = [key_of(step.after or step.before or {}) for step in steps]
    record(f"grants.{kind}", by=by, what=str(deed), detail={"deed": deed.pk, "grants": told})
    return deed


def _apply(steps: Iterable[Step]) -> None:
    steps = list(steps)
    clusters = {one.code: one for one in Cluster.objects.all()}
    rows = _rows(one for step in steps for one in step if one is not None)
    gone, kept, new = [], [], []
    for before, after in steps:
        row = rows.get(key_of(before)) if before else None
        if after is None:
            gone += [row.pk] if row else []
        elif row is None:
            new.append(Grant(**values_of(after, clusters)))
        else:
            for name, value in values_of(after, clusters).items():
                setattr(row, name, value)
            kept.append(row)
    Grant.objects.filter(pk__in=gone).delete()
    Grant.objects.bulk_create(new)
    if kept:
        fields = [f.name for f in Grant._meta.concrete_fields if not f.primary_key]
        Grant.objects.bulk_update(kept, fields)


def _standing(lines: Iterable[Line]) -> dict[Key, Line]:
    """Those of them that are kept now, as they are kept."""
    return {key: line_of(row) for key, row in _rows(lines).items()}


def _rows(lines: Iterable[Line]) -> dict[Key, Grant]:
    keys = {key_of(line) for line in lines}
    years = {key[2] for key in keys}
    found = Grant.objects.filter(year__in=years).select_related("cluster")
    by_key = {(g.cluster.code, g.instrument, g.year, g.reference): g for g in found}
    return {key: row for key, row in by_key.items() if key in keys}


def _already() -> str:
    return _("This decision is entered already for the same cluster, instrument and year.")
