"""What the environment says about this installation."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

from grappe.disk import write_once

INSTALLATION = "installation"

ASKED: set[str] = set()
"""Every name that somebody asked for: what else looks like ours is misspelt."""


def said(name: str, default: str = "") -> str:
    """The environment's word on a name, without blanks around it."""
    ASKED.add(name)
    return os.environ.get(name, default).strip()


def listed(name: str, default: str = "") -> list[str]:
    """A list written with commas."""
    return [part.strip() for part in said(name, default).split(",") if part.strip()]


def data_folder() -> Path:
    """Where this installation keeps what it is told (GRAPPE_DATA, else ./data); made if missing."""
    folder = Path(said("GRAPPE_DATA", "data")).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def policy_folder() -> Path | None:
    """The folder of the policy (GRAPPE_POLICY); None for the one shipped with the product."""
    return Path(given).resolve() if (given := said("GRAPPE_POLICY")) else None


def versions_folder(data: Path) -> Path:
    """Where versions of questionnaires that were made in the product stand, in a data folder."""
    return data / "policy"


def openid_providers() -> list[dict[str, Any]]:
    """Where people may sign in with an account of theirs, as allauth wants to be told.

    GRAPPE_OIDC names them ("proconnect,region"); each is told by GRAPPE_OIDC_PROCONNECT_ISSUER,
    _CLIENT, _SECRET, and if need be _NAME (as people call it), _SCOPE (blanks between) and
    _VOUCHES ("1" where every address it tells is proven, though it does not say so of each).
    """
    return [_openid_provider(name) for name in listed("GRAPPE_OIDC")]


def origin(address: str) -> str:
    """The place that an address leads to, as headers name it."""
    return "{0.scheme}://{0.netloc}".format(urlsplit(address))


def cookie(name: str, *, https: bool) -> str:
    """A cookie's name; over https one that browsers take from this host alone."""
    return f"__Host-{name}" if https else name


def _openid_provider(name: str) -> dict[str, Any]:
    prefix = f"GRAPPE_OIDC_{name.upper().replace('-', '_')}"
    return {
        "provider_id": name.lower(),
        "name": said(f"{prefix}_NAME", name),
        "client_id": said(f"{prefix}_CLIENT"),
        "secret": said(f"{prefix}_SECRET"),
        "settings": {
            "server_url": said(f"{prefix}_ISSUER").rstrip("/"),
            "scope": said(f"{prefix}_SCOPE", "openid email profile").split(),
            "vouches": said(f"{prefix}_VOUCHES") == "1",
            "oauth_pkce_enabled": True,
        },
    }


def installation(folder: Path) -> str:
    """By which number this installation is known to its backups: made once, kept in the data
    folder."""
    path = folder / INSTALLATION
    if not path.exists():
        write_once(path, str(uuid4()).encode())
    return path.read_text(encoding="ascii").strip()


def secret_key(folder: Path) -> str:
    """GRAPPE_SECRET_KEY, else a key made once and kept in the data folder for its owner alone."""
    if given := said("GRAPPE_SECRET_KEY"):
        return given
    path = folder / "secret-key"
    if not path.exists():
        write_once(path, secrets.token_urlsafe(50).encode(), mode=0o600)
    return path.read_text(encoding="ascii").strip()
