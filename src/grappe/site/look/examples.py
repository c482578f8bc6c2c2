"""What the style page shows: one believable example of each component."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from grappe.maps import ground
from grappe.site.policy.reading import current


def examples() -> dict[str, Any]:
    """The context of the style page, in the reader's language."""
    return {
        "parts": [(_("Your members in 2021"), "#"), (_("sent on 8 April"), None)],
        "pills": [
            (_("To correct"), 3, "#", True),
            (pgettext("rows", "Unchanged"), 1150, "#", False),
        ],
        "columns": [(_("Member"), ""), (_("Since"), "number"), (_("Share"), "number")],
        "rows": [["Optique Vercors", "2014", None], ["Usinage Dombes", "2015", "12"]],
        "errors": [(_("The year of membership is missing."), "#example")],
        "choices": [("sme", _("SME")), ("large", _("Large company"))],
        "comments": [{"at": date(2021, 4, 9), "by": "Paul Modèle", "text": _("One line will do.")}],
        "ground": ground(current().region),
        "events": [{"at": date(2021, 4, 8), "what": _("Sent"), "text": "Claire Exemple"}],
    }
