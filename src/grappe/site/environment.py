"""What the environment says about this installation."""

import os
import secrets
from pathlib import Path

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


def secret_key(folder: Path) -> str:
    """GRAPPE_SECRET_KEY, else a key made once and kept in the data folder for its owner alone."""
    if given := said("GRAPPE_SECRET_KEY"):
        return given
    path = folder / "secret-key"
    if not path.exists():
        _keep_for_owner(path, secrets.token_urlsafe(50))
    return path.read_text(encoding="ascii").strip()


def _keep_for_owner(path: Path, text: str) -> None:
    """Writes a whole file or none, so that two processes that start at once agree on one key."""
    fresh = path.with_name(f"{path.name}-{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
        file.write(text)
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
