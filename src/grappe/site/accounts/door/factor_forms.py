"""allauth's forms about second factors, in this site's words."""

from typing import Any

from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.utils.translation import gettext_lazy as _

NAME = _("Its name")


class Adding(AddWebAuthnForm):
    def __init__(self, *given: Any, **known: Any) -> None:
        """Every passkey may also open the account alone, where it knows who uses it: that need not
        be asked."""
        super().__init__(*given, **known)
        del self.fields["passwordless"]
        self.fields["name"].label = NAME


class Renaming(EditWebAuthnForm):
    def __init__(self, *given: Any, **known: Any) -> None:
        super().__init__(*given, **known)
        self.fields["name"].label = NAME


class Activating(ActivateTOTPForm):
    def __init__(self, *given: Any, **known: Any) -> None:
        super().__init__(*given, **known)
        self.fields["code"].label = _("The six digits")
        self.fields["code"].widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric"}
