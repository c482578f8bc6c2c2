"""What stands published, computed once a process: a publication never changes."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from grappe.figures import Figure, compute
from grappe.figures.definitions import Definitions, definitions
from grappe.policies import Policy
from grappe.publication import Publication, open_publication
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import latest_publication


@dataclass(frozen=True, eq=False)
class Published:
    """A publication with its figures and the definitions that they were computed by."""

    publication: Publication
    policy: Policy
    known: Definitions
    figures: tuple[Figure, ...]


def latest() -> Published | None:
    """The latest publication; None while there is none."""
    found = latest_publication()
    return None if found is None else _computed(found.folder)


@lru_cache(maxsize=4)
def _computed(folder: Path) -> Published:
    publication, policy = open_publication(folder), current()
    known = definitions(publication.policy)
    return Published(publication, policy, known, compute(publication, policy))
