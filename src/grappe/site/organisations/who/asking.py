"""What is put before somebody who is asked who a line is: candidates, and why each may be it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from grappe.identity import Candidate, Line
from grappe.questions import fold
from grappe.site.errors import say
from grappe.site.organisations.models import Organisation
from grappe.site.organisations.naming import is_in_register
from grappe.site.organisations.portrait.searching import says
from grappe.site.organisations.proposing import propose, siren_of
from grappe.site.organisations.who.candidates import Suggested, suggested
from grappe.site.organisations.who.reader import Reader
from grappe.words import Words

_DIGITS = 8
_FOUND = 9


@dataclass(frozen=True)
class Asked:
    """`contradiction`: the sentence that name and number are of two; empty where they agree."""

    candidates: tuple[Suggested, ...]
    contradiction: str = ""


def ask(line: Line, reader: Reader) -> Asked:
    """Whom the line may be, the likeliest first."""
    (proposal,) = propose([line])
    against = _contradiction(line, proposal.contradiction, reader)
    return Asked(_shown(proposal.candidates, reader), against)


def find(typed: str, reader: Reader) -> Asked:
    """Whoever a name or a number leads to: in the register, and among those known."""
    digits = "".join(filter(str.isdecimal, typed))
    number = digits if len(digits) >= _DIGITS else ""
    (proposal,) = propose([Line(0, "" if number else typed, number)])
    keys = [*_known(typed, reader), *(one.key for one in proposal.candidates)]
    return Asked(tuple(suggested(list(dict.fromkeys(keys)), reader)[:_FOUND]))


def _known(typed: str, reader: Reader) -> list[str]:
    """Keys of organisations met before that hold what was typed; to a cluster, that somebody was
    met is told of its own lines alone."""
    if reader.sees_others:
        found = Organisation.objects.filter(says(typed), same_as=None).order_by("folded", "pk")
        return [one.siren if one.in_register else one.key for one in found[:_FOUND]]
    words = fold(typed)
    own = [pk for pk, name in reader.own_names.items() if words in fold(name)]
    return [f"o{pk}" for pk in own[:_FOUND]]


def _shown(candidates: Sequence[Candidate], reader: Reader) -> tuple[Suggested, ...]:
    by_key = {one.key: one for one in candidates}
    return tuple(
        replace(one, probability=by_key[one.key].probability, terms=by_key[one.key].terms)
        for one in suggested(list(by_key), reader)
    )


def _contradiction(line: Line, against: Words | None, reader: Reader) -> str:
    """Whose number it is, where the register says so or the reader may know."""
    if against is None:
        return ""
    if reader.sees_others or is_in_register(siren_of(line)):
        return say(against)
    return _("The number is that of another organisation, whose name is quite different.")
