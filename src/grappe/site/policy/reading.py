"""The policy as the engine knows it."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from grappe.policies import Policy, load_policy
from grappe.site.environment import versions_folder


def current() -> Policy:
    """The policy of this installation, with the versions published in it: the shipped one unless
    GRAPPE_POLICY says. Read once, and again when a version was published."""
    return _read(*_asked())


def digest() -> str:
    """What tells the policy of this installation from any other."""
    return _digest(*_asked())


def published_folder() -> Path:
    """Where versions of questionnaires that were published in the product stand."""
    return versions_folder(Path(settings.DATA))


def _asked() -> tuple[Path | None, Path, tuple[str, ...]]:
    """The policy's folder, that of versions published beside it, and the names of their files,
    which never change."""
    added = published_folder()
    folder = added / "questionnaires"
    names = sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
    return settings.POLICY_FOLDER, added, tuple(names)


@lru_cache(maxsize=4)
def _digest(folder: Path | None, added: Path, names: tuple[str, ...]) -> str:
    return sha256(_read(folder, added, names).model_dump_json().encode()).hexdigest()


@lru_cache(maxsize=4)
def _read(folder: Path | None, added: Path, names: tuple[str, ...]) -> Policy:
    return load_policy(folder, added if names else None)
