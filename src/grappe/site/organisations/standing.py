"""What stands: the latest decision that was not taken back, else what the matcher says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grappe.site.organisations.models import Decision, Organisation, Wording

_ABOUT_ORGANISATIONS = (Decision.Kind.SAME, Decision.Kind.PART, Decision.Kind.FOLLOWED)


def settle_wording(wording: Wording) -> None:
    """Makes a wording what its latest standing decision says."""
    last = wording.decisions.filter(undone_at=None).last()
    if last is None:
        wording.state, wording.organisation = wording.proposed_state, wording.proposed
    elif last.kind == Decision.Kind.ASKED:
        wording.state, wording.organisation = Wording.State.ASKED, None
    else:
        wording.state, wording.organisation = Wording.State.DECIDED, last.organisation
    wording.revision += 1
    wording.save(update_fields=["state", "organisation", "revision"])


def settle_organisation(one: Organisation) -> None:
    """Makes an organisation the same as, part of, and followed by, what its standing decisions
    say."""
    standing = one.decisions.filter(undone_at=None, kind__in=_ABOUT_ORGANISATIONS)
    last = {decision.kind: decision.other for decision in standing}
    one.same_as, one.part_of = last.get(Decision.Kind.SAME), last.get(Decision.Kind.PART)
    one.followed_by = last.get(Decision.Kind.FOLLOWED)
    if one.part_of is None:
        one.nature = Organisation.Nature.UNIT
    one.save(update_fields=["same_as", "part_of", "followed_by", "nature"])


def root_of(one: Organisation) -> Organisation:
    """The organisation that stands for one and its doubles."""
    while one.same_as is not None:
        one = one.same_as
    return one


@dataclass(frozen=True)
class Kin:
    """Who stands for whom, by their numbers: `same`, each double → the organisation that stands
    for it; `goes_on`, each double and each that was followed → the one that goes on."""

    same: Mapping[int, int]
    goes_on: Mapping[int, int]

    def doubles(self, pk: int) -> frozenset[int]:
        """An organisation, and all that are the same."""
        return frozenset({pk, *(one for one, end in self.same.items() if end == pk)})

    def family(self, organisations: Iterable[int]) -> frozenset[int]:
        """Organisations, all for whom the same one goes on, and that one."""
        ends = {self.goes_on.get(pk, pk) for pk in organisations}
        return frozenset(ends | {pk for pk, end in self.goes_on.items() if end in ends})


def kin() -> Kin:
    """One query."""
    pairs = Organisation.objects.exclude(same_as=None, followed_by=None)
    rows = list(pairs.values_list("pk", "same_as", "followed_by"))
    same = {pk: to for pk, to, _ in rows if to is not None}
    onward = {pk: to or follower or pk for pk, to, follower in rows}
    return Kin({pk: _end(same, pk) for pk in same}, {pk: _end(onward, pk) for pk in onward})


def roots() -> Mapping[int, int]:
    """Number of each double → number of the organisation that stands for it (one query)."""
    return kin().same


def wholes(same: Mapping[int, int] | None = None) -> Mapping[int, int]:
    """Number of each part → number of the topmost whole that it belongs to (one query, one more
    where the doubles, `same`, were not read before)."""
    same = roots() if same is None else same
    pairs = Organisation.objects.exclude(part_of=None).values_list("pk", "part_of")
    links = {same.get(pk, pk): same.get(to, to) for pk, to in pairs if to is not None}
    return {pk: _end(links, pk) for pk in links}


def _end(links: Mapping[int, int], pk: int) -> int:
    seen = {pk}
    while (following := links.get(pk)) is not None and following not in seen:
        seen.add(following)
        pk = following
    return pk
