"""The policy as the engine knows it."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from grappe.policies import Policy, load_policy


def current() -> Policy:
    """The policy of this installation, read once: the shipped one unless GRAPPE_POLICY says."""
    return _read(settings.POLICY_FOLDER)


@lru_cache(maxsize=2)
def _read(folder: Path | None) -> Policy:
    return load_policy(folder)
