"""What the machine has looked at in a report, and what it could not, in sentences."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site.rounds.region.read_by_region import Read

_LOOKED = {
    "positive_total": gettext_lazy("Totals are above zero"),
    "balanced": gettext_lazy("Income and expenses balance"),
    "required_when": gettext_lazy("What another answer makes necessary is there"),
    "change": gettext_lazy("No figure moves further than expected since last year"),
    "listed_in": gettext_lazy("People in charge are listed where they should be"),
    "duplicate": gettext_lazy("Nothing is listed twice"),
    "checksum": gettext_lazy("Company numbers are right in themselves"),
    "between": gettext_lazy("Years lie within what is possible"),
    "at_most": gettext_lazy("No part is greater than its whole"),
    "gone": gettext_lazy("Nobody from last year has vanished without a word"),
    "in_period": gettext_lazy("What is reported happened in the period asked about"),
    "register": gettext_lazy("Types of company agree with the company register"),
}


@dataclass(frozen=True)
class Verified:
    """Sentences on what holds, on what was found to look at, and on what nobody could check."""

    fine: tuple[str, ...]
    to_look_at: tuple[str, ...]
    not_checked: tuple[str, ...]


def verified(read: Read) -> Verified:
    """By kind of rule, each once; a kind with a finding is told as one to look at."""
    found = {finding.code for finding in read.checked.findings}
    skipped = set(read.checked.not_checked)
    fine: dict[str, None] = {_("Mandatory answers are there"): None}
    look: dict[str, None] = {}
    for rule in read.questionnaire.rules:
        if rule.code not in skipped:
            (look if rule.code in found else fine)[str(_LOOKED.get(rule.kind, rule.code))] = None
    return Verified(
        tuple(one for one in fine if one not in look), tuple(look), tuple(_not_checked(read))
    )


def _not_checked(read: Read) -> list[str]:
    said = []
    for rule in read.questionnaire.rules:
        if rule.code in read.checked.not_checked:
            what = str(_LOOKED.get(rule.kind, rule.code))
            said.append(_("%(what)s: %(why)s") % {"what": what, "why": _why(rule.needs)})
    return list(dict.fromkeys(said))


def _why(needs: tuple[str, ...]) -> str:
    if "previous" in needs:
        return _("there is no accepted answer about an earlier year")
    if "register" in needs:
        return _("the company register is not at hand")
    return _("what it takes is not at hand")
