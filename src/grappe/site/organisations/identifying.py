"""Lines become wordings, and wordings organisations, as far as the matcher is certain."""

import re
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction
from django.db.models import Q

from grappe.identity import Line
from grappe.site.organisations.directories import register_version
from grappe.site.organisations.models import Organisation, Wording
from grappe.site.organisations.proposing import Proposal, propose, siren_of
from grappe.site.organisations.wordings import (
    AT_ONCE,
    key_of,
    known_wordings,
    line_of_wording,
    new_wording,
)

_NO_REGISTER = "-"
_OWN_KEY = re.compile(r"o[0-9]{1,18}")
_STATES = {
    "certain": Wording.State.CERTAIN,
    "decide": Wording.State.TO_DECIDE,
    "unknown": Wording.State.UNKNOWN,
}


def identify_lines(lines: Sequence[Line]) -> list[Wording]:
    """The wording of each line, in their order; those never looked at, or open since an older
    register, are looked at now. What a person decided stays."""
    by_key = {key_of(line): line for line in lines}
    known = known_wordings(by_key)
    new = {key: new_wording(key, line) for key, line in by_key.items() if key not in known}
    version = _version()
    stale = [one for one in known.values() if one.is_open and one.register != version]
    _look([*new.values(), *stale])
    known |= known_wordings([*new, *(one.key for one in stale)])
    return [known[key_of(line)] for line in lines]


def look_again(wordings: Iterable[Wording]) -> None:
    """Asks the matcher about open wordings once more: there is a new register, or somebody new."""
    _look([one for one in wordings if one.is_open])


def _version() -> str:
    return register_version() or _NO_REGISTER


def _look(wordings: Sequence[Wording]) -> None:
    """Asks the matcher, which takes its time, and only then keeps what it says, some at a time:
    nobody who writes waits for it."""
    if not wordings:
        return
    proposals = propose([line_of_wording(one) for one in wordings])
    told = {one.key: proposal for one, proposal in zip(wordings, proposals, strict=True)}
    for start in range(0, len(wordings), AT_ONCE):
        _keep(wordings[start : start + AT_ONCE], told)


@transaction.atomic
def _keep(wordings: Sequence[Wording], told: Mapping[str, Proposal]) -> None:
    """What the matcher says of new wordings, and of those that nobody decided on meanwhile; with
    the organisations that it is certain of."""
    new = [one for one in wordings if one.pk is None]
    seen = [one.pk for one in wordings if one.pk is not None]
    locked = Wording.objects.select_for_update().filter(pk__in=seen).order_by("pk")
    still_open = [one for one in locked if one.is_open]
    looked_at = [*new, *still_open]
    found = _organisations([(line_of_wording(one), told[one.key]) for one in looked_at])
    version = _version()
    for wording in looked_at:
        proposal = told[wording.key]
        wording.register, wording.probability = version, proposal.probability
        wording.proposed_state = _STATES[proposal.outcome]
        wording.proposed = found.get(proposal.key) if proposal.outcome == "certain" else None
        if wording.state != Wording.State.ASKED:
            wording.state, wording.organisation = wording.proposed_state, wording.proposed
    Wording.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    Wording.objects.bulk_update(still_open, _LOOKED_AT, batch_size=AT_ONCE)


_LOOKED_AT = ("register", "probability", "proposed_state", "proposed", "state", "organisation")


def _organisations(found: Sequence[tuple[Line, Proposal]]) -> dict[str, Organisation]:
    """The organisations of what is certain by their keys, made where they are new."""
    certain = {told.key: (line, told) for line, told in found if told.outcome == "certain"}
    known = by_keys(certain)
    new = [_organisation(*certain[key]) for key in certain if key not in known]
    Organisation.objects.bulk_create(new, batch_size=AT_ONCE, ignore_conflicts=True)
    return by_keys(certain) if new else known


def by_keys(keys: Iterable[str]) -> dict[str, Organisation]:
    """Organisations by any of their keys; those that nobody has are left out."""
    wanted = sorted(key for key in keys if key.rpartition(":")[2])
    found: dict[str, Organisation] = {}
    for start in range(0, len(wanted), AT_ONCE):
        part = wanted[start : start + AT_ONCE]
        numbers = [int(key[1:]) for key in part if _OWN_KEY.fullmatch(key)]
        abroad = [key.partition(":")[2] for key in part if ":" in key]
        named = Q(pk__in=numbers) | Q(siren__in=part) | Q(number_abroad__in=abroad)
        found |= {key: one for one in Organisation.objects.filter(named) for key in one.keys}
    return {key: found[key] for key in wanted if key in found}


def _organisation(line: Line, told: Proposal) -> Organisation:
    if told.by_number:
        return organisation_from(line)
    best = next(one for one in told.candidates if one.key == told.key)
    # Whoever refused diffusion has no name here: that a cluster wrote it is the cluster's.
    name = best.name or told.key
    return Organisation(name=name, siren=told.key, in_register=True, commune=best.commune)


def organisation_from(line: Line) -> Organisation:
    """An organisation as a line tells it, not saved."""
    return Organisation(
        name=line.name[:300],
        siren=siren_of(line),
        number_abroad=line.number_abroad[:60] if line.country != "FR" else "",
        country=line.country[:2],
        postal_code=line.postal_code[:12],
        commune=line.commune[:120],
    )
