"""How much of a list is recognised, and who in it is new to the Region's clusters."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site.organisations.models import Organisation, SentLine, Wording
from grappe.site.organisations.standing import roots

_NEW = Wording.State.UNKNOWN


@dataclass(frozen=True)
class Recognised:
    """How many lines are recognised, need a look of a person, are of nobody known; `waiting`: how
    many the matcher was not asked about yet."""

    certain: int
    to_look_at: int
    new: int
    waiting: int = 0

    @property
    def lines(self) -> int:
        return self.certain + self.to_look_at + self.new + self.waiting

    @property
    def open(self) -> int:
        return self.to_look_at + self.new

    def __str__(self) -> str:
        """In one sentence: "160 of 175 lines are recognised, 12 need a look, 3 are new"."""
        said = {"certain": self.certain, "n": self.lines}
        if self.certain == self.lines:
            return (
                ngettext("The one line is recognised", "All %(n)s lines are recognised", self.lines)
                % said
            )
        parts = [_("%(certain)s of %(n)s lines are recognised") % said]
        if self.to_look_at:
            parts.append(
                ngettext("one needs a look", "%(n)s need a look", self.to_look_at)
                % {"n": self.to_look_at}
            )
        if self.new:
            parts.append(ngettext("one is new", "%(n)s are new", self.new) % {"n": self.new})
        if self.waiting:
            waiting = ngettext("one was not sought yet", "%(n)s were not sought yet", self.waiting)
            parts.append(waiting % {"n": self.waiting})
        return ", ".join(parts)


def recognised(wordings: Iterable[Wording | None]) -> Recognised:
    """`None` stands for a line that the matcher was not asked about yet."""
    found = list(wordings)
    states = [one.state for one in found if one]
    new = states.count(_NEW)
    certain = sum(state in (Wording.State.CERTAIN, Wording.State.DECIDED) for state in states)
    return Recognised(certain, len(states) - certain - new, new, len(found) - len(states))


@dataclass(frozen=True)
class Sent:
    """A sent list: how much of it is recognised, and who was a member nowhere before."""

    recognised: Recognised
    newcomers: tuple[Organisation, ...]


def sent(number: str) -> Sent:
    """What was sent under that number; three queries and one more where somebody is known."""
    lines = list(
        SentLine.objects.filter(number=number, counts=True).select_related("wording__organisation")
    )
    told = recognised(line.wording for line in lines)
    return Sent(told, _newcomers(lines) if lines else ())


def _newcomers(lines: list[SentLine]) -> tuple[Organisation, ...]:
    same = roots()
    named = {same.get(one.pk, one.pk): one for line in lines if (one := line.wording.organisation)}
    doubles = [pk for pk, root in same.items() if root in named]
    first = lines[0]
    elsewhere = SentLine.objects.filter(
        wording__organisation__in=[*named, *doubles], accepted_at__isnull=False, counts=True
    ).exclude(cluster=first.cluster_id, questionnaire=first.questionnaire, year=first.year)
    met = {same.get(pk, pk) for pk in elsewhere.values_list("wording__organisation", flat=True)}
    return tuple(
        sorted((one for pk, one in named.items() if pk not in met), key=lambda one: one.name)
    )
