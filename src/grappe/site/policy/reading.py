"""The policy as the engine knows it."""

from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings

from grappe.policies import Policy, load_policy


def current() -> Policy:
    """The policy of this installation, read once: the shipped one unless GRAPPE_POLICY says."""
    return _read(settings.POLICY_FOLDER)


def digest() -> str:
    """What tells the policy of this installation from any other."""
    return _digest(settings.POLICY_FOLDER)


@lru_cache(maxsize=2)
def _digest(folder: Path | None) -> str:
    return sha256(_read(folder).model_dump_json().encode()).hexdigest()


@lru_cache(maxsize=2)
def _read(folder: Path | None) -> Policy:
    return load_policy(folder)
