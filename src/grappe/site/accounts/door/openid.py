"""OpenID Connect as this site speaks it: code flow with PKCE, the ID token always verified
(signature, issuer, audience, time, nonce), user information that belongs to it.

allauth leaves the signature and the nonce out where the token comes straight from the provider;
here neither is taken on trust (OpenID Connect Core 1.0, 3.1.3.7).
"""

import hashlib
from typing import Any

import jwt
from allauth.account.models import EmailAddress
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "ES256", "ES384", "EdDSA"]
"""Signed with a key that only the provider holds; never "none", never a shared secret."""
LEEWAY = 60
"""Seconds by which two clocks may differ."""
Claims = dict[str, Any]


class Speaking(OpenIDConnectOAuth2Adapter):
    """One exchange with a provider, from the code to what it says of the person."""

    @property
    def openid_config(self) -> Claims:
        """What the provider says of itself: it must be the one that was named."""
        config: Claims = super().openid_config
        if config.get("issuer", "").rstrip("/") != self.get_provider().issuer:
            raise OAuth2Error("another issuer answers at this address")
        return config

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        return str(settings.ADDRESS) + reverse("accounts:back", args=[self.provider_id])

    def get_access_token_data(
        self, request: HttpRequest, app: Any, client: Any, pkce_code_verifier: str | None = None
    ) -> Any:
        self._nonce = nonce_of(pkce_code_verifier or "")
        return super().get_access_token_data(request, app, client, pkce_code_verifier)

    def complete_login(self, request: HttpRequest, app: Any, token: Any, **known: Any) -> Any:
        """The claims of the ID token, and of the user information about the same person."""
        said = self._read(known["response"].get("id_token", ""), app.client_id)
        if said.get("nonce") != self._nonce:
            raise OAuth2Error("the ID token answers another question")
        about = self._fetch_user_info(token.token)
        if about.get("sub") != said["sub"]:
            raise OAuth2Error("user information about somebody else")
        claims = said | {name: value for name, value in about.items() if name not in {"iss", "aud"}}
        return self.get_provider().sociallogin_from_response(request, {"id_token": claims})

    def _fetch_user_info(self, access_token: str) -> Claims:
        """As JSON, or signed as ProConnect does."""
        headers = {"Authorization": f"Bearer {access_token}"}
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.profile_url, headers=headers)
        answer.raise_for_status()
        if answer.headers.get("content-type", "").startswith("application/jwt"):
            return self._read(answer.text, self.get_provider().app.client_id, need=("sub",))
        return dict(answer.json())

    def _read(
        self, token: str, audience: str, need: tuple[str, ...] = ("exp", "iat", "sub", "nonce")
    ) -> Claims:
        try:
            key = self._key(jwt.get_unverified_header(token).get("kid"))
            return jwt.decode(
                token,
                key,
                algorithms=ALGORITHMS,
                audience=audience,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY,
                options={"require": ["iss", "aud", *need]},
            )
        except jwt.PyJWTError as wrong:
            raise OAuth2Error("a token that can't be trusted") from wrong

    def _key(self, kid: str | None) -> jwt.PyJWK:
        """The provider's public key of this name; its only one where the token names none."""
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
        answer.raise_for_status()
        keys = [one for one in jwt.PyJWKSet.from_dict(answer.json()).keys if _signs(one)]
        found = [one for one in keys if kid is None or one.key_id == kid]
        if len(found) != 1:
            raise jwt.InvalidKeyError("no such key")
        return found[0]


class Provider(OpenIDConnectProvider):
    """A provider as the environment names it (`GRAPPE_OIDC`, see `environment`)."""

    oauth2_adapter_class = Speaking

    @property
    def issuer(self) -> str:
        return str(self.app.settings["server_url"])

    def get_pkce_params(self) -> dict[str, str]:
        """The nonce is made of the verifier, which stays in the session until the code is back."""
        made: dict[str, str] = super().get_pkce_params()
        return made | {"nonce": nonce_of(made["code_verifier"])}

    def get_default_scope(self) -> list[str]:
        return list(self.app.settings["scope"])

    def extract_extra_data(self, data: Any) -> Claims:
        """What is kept of what the provider says: as little as signing in needs."""
        claims = data["id_token"]
        parts = (claims.get("given_name"), claims.get("usual_name") or claims.get("family_name"))
        name = claims.get("name") or " ".join(part for part in parts if part)
        return {"amr": list(claims.get("amr") or []), "name": str(name or "")[:120]}

    def extract_email_addresses(self, data: Any) -> list[EmailAddress]:
        claims = data["id_token"]
        vouched = claims.get("email_verified") in (True, "true") or self.app.settings["vouches"]
        address = str(claims.get("email") or "")
        return [EmailAddress(email=address, verified=vouched, primary=True)] if address else []

    def cleanup_email_addresses(self, email: Any, addresses: Any, **_more: Any) -> None:
        """Nothing of an address is put right: only what the provider says of it counts."""


def nonce_of(verifier: str) -> str:
    return hashlib.sha256(b"nonce " + verifier.encode()).hexdigest()


def _signs(key: jwt.PyJWK) -> bool:
    return key.public_key_use in (None, "sig") and key.algorithm_name in ALGORITHMS
