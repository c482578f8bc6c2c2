"""The words of letters about signing in; what is listed of one tells no code and no link."""

from datetime import timedelta
from typing import NamedTuple

from django.conf import settings
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.site import clock
from grappe.site.accounts.door import letters
from grappe.site.accounts.models import User
from grappe.site.news.composing import Letter, Said
from grappe.site.news.models import Mail

CODE, PASSWORD, CHANGED = "login_code", "password_link", "door_changed"
TITLES: dict[str, Promise] = {
    CODE: gettext_lazy("Signing in: a code"),
    PASSWORD: gettext_lazy("Signing in: a link to a new password"),
    CHANGED: gettext_lazy("Signing in: word of a change"),
}
"""What those in charge read of each."""

_NOT_ASKED = gettext_lazy("If you asked for nothing, there is nothing to do.")


class Written(NamedTuple):
    """A letter, and what to do about one that was not expected."""

    letter: Letter
    because: str


def written(mail: Mail, person: User) -> Written | None:
    """In the language that is spoken now; None for a code that opens nothing any more."""
    if mail.letter == CODE:
        return None if _is_over(mail) else _code(mail.about)
    return _password(person) if mail.letter == PASSWORD else _change(mail.about)


def _is_over(mail: Mail) -> bool:
    holds = timedelta(seconds=settings.ACCOUNT_LOGIN_BY_CODE_TIMEOUT)
    return clock.now() - mail.made_at > holds


def _code(made_of: str) -> Written:
    text = _(
        "Your code: %(code)s. It holds for a quarter of an hour, in the browser where you asked "
        "for it. Or open this link there."
    ) % {"code": letters.code_of(made_of)}
    title = _("Your code to sign in to Grappe")
    thing = Said(title, text, _("Sign in"), letters.code_link(made_of))
    return Written(Letter(title, (thing,)), str(_NOT_ASKED))


def _password(person: User) -> Written:
    title, text = _("A new password for Grappe"), _("This link opens once, to choose it.")
    thing = Said(title, text, _("Choose a new password"), letters.password_link(person))
    return Written(Letter(title, (thing,)), str(_NOT_ASKED))


def _change(change: str) -> Written:
    title = str(letters.CHANGES[change])
    text = _("If this was not you, write to the Region at once.")
    address = settings.ADDRESS + reverse("accounts:account")
    thing = Said(title, text, _("Look at your account"), address)
    told = _("You receive this mail because how you sign in to Grappe was changed.")
    return Written(Letter(_("Grappe: %(what)s") % {"what": title}, (thing,)), told)
