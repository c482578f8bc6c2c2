"""A new version of the register: what changed for known organisations is noted, for a person.

The terminal loads registers without a site; so the worker looks whether there is a new one.
"""

from django.db import transaction

from grappe.register import Change, changes, companies, looking
from grappe.register import current as version_in_force
from grappe.site.operations.models import Task
from grappe.site.operations.pending import later
from grappe.site.organisations.directories import register_folder
from grappe.site.organisations.identifying import look_again
from grappe.site.organisations.models import (
    OPEN,
    Organisation,
    RegisterChange,
    Wording,
)
from grappe.site.organisations.wordings import AT_ONCE

KIND = "register"
_Kind = RegisterChange.Kind


def notice_new_register() -> None:
    """Leaves a task for a version that none was left for (one query)."""
    version = version_in_force(register_folder())
    if version and not Task.objects.filter(kind=KIND, payload__version=version.name).exists():
        later(KIND, version=version.name)


def take_note(version: str) -> None:
    """Notes what changed and asks the matcher again about what is open. Nothing is done to a
    membership. Twice is as good as once; a version that another one replaced is let be."""
    with looking(register_folder(), version) as in_force:
        if not in_force:
            return
        note_changes()
    waiting = Wording.objects.filter(state__in=OPEN).exclude(register=version)
    numbers = list(waiting.values_list("pk", flat=True))
    for start in range(0, len(numbers), AT_ONCE):
        look_again(Wording.objects.filter(pk__in=numbers[start : start + AT_ONCE]))


@transaction.atomic
def note_changes() -> int:
    """What the register in force says differently of known organisations than the one last looked
    at, and which of them it holds; gives how many changes are new."""
    version = version_in_force(register_folder())
    known = {one.siren: one for one in Organisation.objects.exclude(siren="")}
    if version is None or not known:
        return 0
    held = companies(version, known)
    _held(known, set(held))
    for siren, company in held.items():
        if company.is_hidden:
            _forget(known[siren])
    noted = [_noted(known[one.siren], version.name, one) for one in changes(version, known)]
    before = RegisterChange.objects.count()
    RegisterChange.objects.bulk_create(noted, batch_size=AT_ONCE, ignore_conflicts=True)
    return RegisterChange.objects.count() - before


def _held(known: dict[str, Organisation], held: set[str]) -> None:
    changed = [one for siren, one in known.items() if one.in_register != (siren in held)]
    for one in changed:
        one.in_register = not one.in_register
    Organisation.objects.bulk_update(changed, ["in_register"], batch_size=AT_ONCE)


def _noted(one: Organisation, version: str, change: Change) -> RegisterChange:
    return RegisterChange(
        organisation=one,
        version=version,
        kind=change.kind,
        before=change.before[:300],
        after=change.after[:300],
        on=change.on,
    )


def _forget(one: Organisation) -> None:
    """Somebody refused diffusion: nothing that only the register said is kept, nor anything by
    which it could come back."""
    wording = one.wordings.order_by("-pk").first()
    one.name = wording.name if wording else one.siren
    one.postal_code, one.commune = (wording.postal_code, wording.commune) if wording else ("", "")
    one.save(update_fields=["name", "folded", "postal_code", "commune"])
    one.preferred.all().delete()
    one.changes.exclude(kind=_Kind.HIDDEN).delete()
