"""What a file did, or what keeps it out, in words."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.answers import Finding
from grappe.questions import as_text
from grappe.site.errors import say
from grappe.site.grants.asked import section
from grappe.site.grants.bringing import Brought
from grappe.site.speaking import language_of_reader


def said_of(brought: Brought) -> str:
    """Of a file that was taken in: what it changed."""
    if brought.deed is None:
        return _("All of these grants stand here already: nothing has changed.")
    changed = sum(step["before"] is not None for step in brought.deed.steps)
    n = len(brought.deed.steps) - changed
    added = ngettext("%(n)s grant entered", "%(n)s grants entered", n) % {"n": n}
    words = _("%(added)s, %(changed)s changed, %(same)s as they were.")
    same = brought.rows - len(brought.deed.steps)
    return words % {"added": added, "changed": changed, "same": same}


def at_its_cell(finding: Finding) -> str:
    """Of one that was not: what is wrong, and where."""
    if finding.cell is None:
        return _words(finding)
    words = _("%(sheet)s, cell %(cell)s: %(message)s")
    told = {"sheet": finding.sheet, "cell": finding.cell, "message": _words(finding)}
    return words % told


def _words(finding: Finding) -> str:
    """Of a name with a slip, the one that comes near, rather than the list of all."""
    field = section().field(finding.place.field) if finding.place.field else None
    if field is None or field.kind != "choice" or finding.correction is None:
        return say(finding.message)
    meant = as_text(field, finding.correction, language_of_reader())
    return _("This name is not known. Did you mean %(name)s?") % {"name": meant}
