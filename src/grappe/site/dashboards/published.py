"""What stands published, computed once a process: a publication never changes."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from grappe.figures import Published, computed
from grappe.publication import Publication, open_publication
from grappe.site.accounts.models import User
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import public_publications, publications, visible_to


def latest(user: User) -> Published | None:
    """The latest publication that this person may see; None while there is none."""
    return _last(visible_to(user))


def named(code: str) -> Published | None:
    """The publication of that code with all those before it, public or not."""
    made = publications()
    codes = [one.code for one in made]
    return _last(made[: codes.index(code) + 1]) if code in codes else None


def computed_for_most() -> list[Published]:
    """The latest publications that most readers will ask for, computed: any, and the public one."""
    return [one for one in (_last(publications()), _last(public_publications())) if one]


def _last(seen: Sequence[Publication]) -> Published | None:
    folders = tuple(one.folder for one in seen)
    return published(folders[-1], folders[:-1]) if folders else None


@lru_cache(maxsize=32)
def published(folder: Path, earlier: tuple[Path, ...] = ()) -> Published:
    """The publication in a folder, for who has seen those in the `earlier` ones."""
    if earlier:
        return replace(published(folder), earlier=earlier)
    return computed(open_publication(folder), current())
