"""What the environment says about this installation."""

import os
import secrets
from pathlib import Path
from uuid import uuid4

from grappe.disk import write_once

INSTALLATION = "installation"


def said(name: str, default: str = "") -> str:
    """The environment's word on a name, without blanks around it."""
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
