"""What stands published, computed once a process: a publication never changes."""

from functools import lru_cache
from pathlib import Path

from grappe.figures import Published, computed
from grappe.publication import open_publication
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import latest_publication


def latest() -> Published | None:
    """The latest publication; None while there is none."""
    found = latest_publication()
    return None if found is None else _computed(found.folder)


@lru_cache(maxsize=4)
def _computed(folder: Path) -> Published:
    return computed(open_publication(folder), current())
