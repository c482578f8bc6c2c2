"""What the provider says of a person."""

from typing import Any

from oauth2_provider.oauth2_validators import OAuth2Validator


class Claims(OAuth2Validator):
    oidc_claim_scope = None

    def get_additional_claims(self, request: Any) -> dict[str, Any]:
        address = request.user.email
        return {
            "email": address,
            "email_verified": "unproven" not in address,
            "name": "Ada Lovelace",
            "amr": ["pwd", "mfa"] if "strong" in address else ["pwd"],
        }
