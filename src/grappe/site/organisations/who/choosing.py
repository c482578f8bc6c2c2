"""From what somebody pressed to what is decided."""

from typing import Any

from django.utils.translation import gettext as _

from grappe.site.errors import Refused
from grappe.site.organisations import deciding
from grappe.site.organisations.models import Decision, Wording
from grappe.site.organisations.who.candidates import may_choose
from grappe.site.organisations.who.reader import Reader
from grappe.site.organisations.who.reading import standing_decision

NEW, ASK = "new", "ask"


def choose(choice: str, wording: Wording, reader: Reader, *, seen: int, why: str = "") -> Decision:
    """`choice`: "new", "ask", or the key of an organisation that the reader may be shown. Raises
    Meanwhile, for a cluster on every line that is decided; Refused for any other choice."""
    if reader.speaks_for and not wording.is_open:
        raise deciding.Meanwhile(standing_decision(wording))
    if choice == ASK and reader.cluster is None:
        return deciding.ask_the_cluster(wording, by=reader.user, seen=seen, why=why)
    said_by: Any = {"by": reader.user, "cluster": reader.speaks_for, "seen": seen, "why": why}
    if choice == NEW:
        return deciding.is_new(wording, **said_by)
    if not may_choose(choice, reader):
        raise Refused(_("No organisation is known by this number."), "unknown_key")
    return deciding.identify_as(wording, choice, **said_by)
