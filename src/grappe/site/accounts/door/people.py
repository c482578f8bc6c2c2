"""How allauth behaves here: people come by invitation only, and mail leaves by pending work, so
that an answer takes as long for an address that is unknown as for one that is known."""

from time import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from grappe.site.accounts.door import letters

SAID = {
    "account/messages/password_changed.txt": _("Your new password is in place."),
    "account/messages/password_set.txt": _("Your password is in place."),
    "mfa/messages/totp_activated.txt": _("From now on, signing in asks for a code, too."),
    "mfa/messages/totp_deactivated.txt": _("Signing in no longer asks for a code."),
    "mfa/messages/webauthn_added.txt": _("Your passkey is in place."),
    "mfa/messages/webauthn_removed.txt": _("This passkey opens nothing any more."),
    "mfa/messages/recovery_codes_generated.txt": _(
        "Here are your new recovery codes; the former ones open nothing any more."
    ),
}
"""What a page says of something that allauth did; of the rest, nothing need be said."""
_CODE, _PASSWORD = "account/email/login_code", "account/email/password_reset_key"


class ByInvitation(DefaultAccountAdapter):
    error_messages = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _("This address and this password do not go together."),
        "incorrect_code": _("This is not the code, or it was used already."),
        "incorrect_password": _("This is not your password."),
        "too_many_login_attempts": _("Too many tries. Please wait five minutes."),
        "rate_limited": _("Too many tries. Please wait a minute."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **_more: Any) -> bool:
        """Who showed in this session that it is them, a quarter of an hour ago at most, need not
        do so again."""
        shown = get_authentication_records(self.request, self.request.user)
        recent = time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not any(one["at"] > recent for one in shown)

    def generate_login_code(self) -> str:
        """The request remembers what the code was made of: the letter is written from it."""
        self.request.made_of = letters.seed()
        return letters.code_of(self.request.made_of)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """allauth writes two letters here: a code, and a link to a new password."""
        if template_prefix == _CODE:
            letters.send_code_later(email, self.request.made_of)
        elif template_prefix == _PASSWORD:
            letters.send_password_link_later(context["user"])
        else:
            raise NotImplementedError(template_prefix)

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, Any] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        words = message or SAID.get(message_template or "")
        if words:
            messages.add_message(request, level, str(words))

    def send_notification_mail(
        self, template_prefix: str, user: AbstractBaseUser, *_more: Any, **_known: Any
    ) -> None:
        """Whoever changes how a person signs in, that person learns of it."""
        letters.tell_later(user, template_prefix.rpartition("/")[2])
