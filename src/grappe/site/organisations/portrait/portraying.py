"""An organisation as its reader may see it: a cluster its own words, the Region everybody's."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from grappe.site.organisations.history.belonging import memberships_in
from grappe.site.organisations.history.memberships import Membership
from grappe.site.organisations.models import (
    Decision,
    Organisation,
    RegisterChange,
    SentLine,
    Wording,
)
from grappe.site.organisations.portrait.comparing import Compared, compare
from grappe.site.organisations.portrait.registers_word import RegisterWord, register_word
from grappe.site.organisations.portrait.sight import Sight
from grappe.site.organisations.spelling import as_written
from grappe.site.organisations.standing import kin


@dataclass(frozen=True)
class Written:
    """One way in which it is written: by which clusters, in which years' lists."""

    wording: Wording
    by: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Portrait:
    """`clusters`: names by codes; `open_changes` and `decisions` are for the Region alone, as is
    whoever else the organisation has to do with."""

    organisation: Organisation
    name: str
    siren: str
    sees_others: bool
    clusters: Mapping[str, str]
    memberships: tuple[Membership, ...]
    written: tuple[Written, ...]
    register: RegisterWord
    compared: tuple[Compared, ...]
    changes: tuple[RegisterChange, ...]
    parts: tuple[Organisation, ...] = ()
    decisions: tuple[Decision, ...] = ()

    @property
    def current(self) -> tuple[Membership, ...]:
        return tuple(one for one in self.memberships if one.is_current)

    @property
    def asked_about(self) -> tuple[RegisterChange, ...]:
        """What the cluster is asked about at its next list: the register says that it ended."""
        ended = (RegisterChange.Kind.CEASED, RegisterChange.Kind.MERGED)
        accepted = RegisterChange.Outcome.ACCEPTED
        return tuple(c for c in self.changes if c.kind in ended and c.outcome == accepted)


def portray(organisation: Organisation, sight: Sight) -> Portrait | None:
    """None where it is not in sight. Nine queries at most."""
    family = kin()
    doubles, together = family.doubles(organisation.pk), family.family([organisation.pk])
    every = list(
        SentLine.objects.filter(wording__organisation__in=together)
        .select_related("cluster", "wording")
        .order_by("cluster__name", "year", "pk")
    )
    others = sight.everybody or any(one.cluster_id in sight.beside for one in every)
    lines = [one for one in every if others or one.cluster_id in sight.clusters]
    if not lines and not sight.everybody:
        return None
    own = [one for one in lines if one.wording.organisation_id in doubles]
    found = sorted(memberships_in(lines, family), key=lambda one: one.cluster)
    siren = organisation.siren if others else _known_to_them(organisation, own)
    register = register_word(siren, max((one.year for one in own), default=_met(organisation)))
    return Portrait(
        organisation,
        _name(organisation, own, None if others else register),
        siren,
        others,
        {one.cluster.code: one.cluster.name for one in every},
        tuple(found),
        tuple(_written(own)),
        register,
        compare(own, register.company, organisation.preferred.all()),
        tuple(organisation.changes.select_related("by").order_by("-noted_at", "-pk")),
        tuple(organisation.parts.filter(same_as=None)) if others else (),
        tuple(_decisions(doubles, own)) if others else (),
    )


def _met(organisation: Organisation) -> int:
    return organisation.created_at.year


def _known_to_them(organisation: Organisation, own: Sequence[SentLine]) -> str:
    """A number is the register's word, or stands in their own line."""
    numbers = {"".join(filter(str.isdecimal, one.wording.number))[:9] for one in own}
    return organisation.siren if organisation.in_register or organisation.siren in numbers else ""


def _name(organisation: Organisation, own: Sequence[SentLine], word: RegisterWord | None) -> str:
    """As the Region knows it; for a cluster (`word`) the register's or its own, never another
    cluster's."""
    written = [one.wording.name for one in reversed(own)]
    known = organisation.name
    if word is not None:
        of_register = word.company.name if word.company else ""
        known = of_register or next(iter(written), organisation.key)
    return as_written(known, written)


def _written(lines: Sequence[SentLine]) -> Iterable[Written]:
    by_wording: dict[int, list[SentLine]] = {}
    for one in lines:
        by_wording.setdefault(one.wording_id, []).append(one)
    for of in sorted(by_wording.values(), key=lambda of: (of[0].wording.folded, of[0].wording_id)):
        years: dict[str, list[int]] = {}
        for one in of:
            years.setdefault(one.cluster.name, []).append(one.year)
        yield Written(of[0].wording, tuple((name, tuple(of)) for name, of in years.items()))


def _decisions(doubles: frozenset[int], lines: Sequence[SentLine]) -> Iterable[Decision]:
    """Those about it, its doubles and its wordings, the latest first."""
    wordings = {one.wording_id for one in lines}
    about = Q(organisation__in=doubles) | Q(other__in=doubles) | Q(wording__in=wordings)
    everything = ("wording", "organisation", "other", "cluster", "by", "undone_by")
    return Decision.objects.filter(about).select_related(*everything).order_by("-at", "-pk")
