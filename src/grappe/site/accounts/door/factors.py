"""How allauth keeps second factors here: secrets are encrypted with the installation's key."""

import base64
import hashlib
import os

import qrcode
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathImage

STRONG = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
"""What counts as a second factor; recovery codes only stand in for one."""


class Factors(DefaultMFAAdapter):
    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This is not the code, or it was used already."),
    }

    def get_totp_issuer(self) -> str:
        return "Grappe"

    def build_totp_svg(self, url: str) -> str:
        """A drawing to stand in the page: no style, no script, no address."""
        drawn = qrcode.make(url, image_factory=SvgPathImage, border=2)
        return str(drawn.to_string(encoding="unicode"))

    def encrypt(self, text: str) -> str:
        return _keys().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was kept; under another key, something that no code goes with."""
        try:
            return _keys().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            return base64.b32encode(os.urandom(20)).decode()

    def generate_authenticator_name(
        self,
        user: AbstractBaseUser,
        type: Authenticator.Type,  # noqa: A002 - allauth's name
    ) -> str:
        number = Authenticator.objects.filter(user_id=user.pk, type=type).count() + 1
        return gettext("Passkey %(number)s") % {"number": number}

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return super().get_public_key_credential_rp_entity() | {"name": "Grappe"}


def _keys() -> MultiFernet:
    """The key in use, then those that were: what they wrote can still be read."""
    known = [str(settings.SECRET_KEY), *map(str, settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(b"second factors " + one.encode()).digest() for one in known]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(one)) for one in digests])
