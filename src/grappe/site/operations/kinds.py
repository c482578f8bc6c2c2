"""Which verb does which kind of task; each may be called twice for one task without harm."""

from collections.abc import Callable

from django.utils.module_loading import import_string

KINDS = {
    "draft_lines": "grappe.site.rounds.who.seek",
    "login_code": "grappe.site.news.door.send_code",
    "password_link": "grappe.site.news.door.send_password_link",
    "door_changed": "grappe.site.news.door.tell_change",
    "held_file": "grappe.site.rounds.scanning.look_through",
    "invitation": "grappe.site.news.inviting.send_invitation",
    "mail": "grappe.site.news.sending.send",
    "news": "grappe.site.news.telling.tell",
    "portraits": "grappe.site.dashboards.portraits.make",
    "portraits_of_earlier": "grappe.site.dashboards.portraits.forget_earlier",
    "everything": "grappe.site.privacy.everything.make",
    "everything_of_earlier": "grappe.site.privacy.everything.forget",
    "release": "grappe.site.releases.releasing.make",
    "register": "grappe.site.organisations.register.noting.take_note",
}


def verb(kind: str) -> Callable[..., None]:
    """The function that does a kind of task. Raises KeyError for an unknown kind."""
    found: Callable[..., None] = import_string(KINDS[kind])
    return found
