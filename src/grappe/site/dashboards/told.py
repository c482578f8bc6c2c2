"""What an audience knows already: by publications before, and by portraits that were released.

A publication is told from the moment it is public: portraits released until then are known to it.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from grappe.figures import (
    NOTHING,
    Audience,
    Figure,
    Published,
    Sum,
    Sums,
    Themed,
    Told,
    compute,
    seen_by,
    sums_told,
    told_by,
)
from grappe.publication import open_publication
from grappe.releases import Opened, open_release, told_in
from grappe.releases.package import PACKAGE
from grappe.site.dashboards.published import published
from grappe.site.replies.reading import public_since
from grappe.site.rounds.publishing import publications_folder


class Telling(NamedTuple):
    """The folder of a publication, and those of releases that came before it was public."""

    publication: Path
    releases: tuple[Path, ...]


Tellings = tuple[Telling, ...]


def releases_folder() -> Path:
    return Path(settings.DATA) / "releases"


def released() -> list[Opened]:
    """Every release, the oldest first."""
    folders = releases_folder().glob(f"[!.]*/{PACKAGE}")
    return sorted((_opened(one.parent) for one in folders), key=lambda r: (r.released_at, r.code))


def before(one: Published, audience: Audience) -> Told:
    """What this audience knows when a publication is told."""
    return _before(tellings((*one.earlier, one.publication.folder)), audience)


def told_of_themes(one: Published, audience: Audience) -> frozenset[Sum]:
    """The protected sums of themes that this audience may see in a publication."""
    return _sums(tellings((*one.earlier, one.publication.folder)), audience).shown


def tellings(publications: Iterable[Path]) -> Tellings:
    """Of publications by their folders. One query; of one that is not public, all releases."""
    since, made = public_since(), released()
    return tuple(
        Telling(
            folder,
            tuple(
                r.folder
                for r in made
                if (public := since.get(folder.name)) is None or r.released_at <= public
            ),
        )
        for folder in publications
    )


@lru_cache(maxsize=256)
def told(tellings: Tellings, audience: Audience) -> Told:
    """What these publications told this audience, one after the other."""
    if not tellings or audience.sees_all:
        return NOTHING
    last = _told_by_figures(tellings, audience) | _sums(tellings, audience).told
    return told(tellings[:-1], audience) | last


@lru_cache(maxsize=256)
def _told_by_figures(tellings: Tellings, audience: Audience) -> Told:
    """What the figures of the last publication tell: of domains and the Region, first of all."""
    one = published(tellings[-1].publication)
    made, before = one.publication, _before(tellings, audience)
    seen = seen_by(one.every, audience, made.policy, before, made.former)
    return told_by(seen, one.every, made.policy, made.former)


@lru_cache(maxsize=256)
def _sums(tellings: Tellings, audience: Audience) -> Sums:
    """What of the sums of themes the last publication tells, after its other figures."""
    one = published(tellings[-1].publication)
    made = one.publication
    themes = {code: _themed(one, some) for code, some in made.themes.items() if some}
    if not themes:
        return Sums()
    known = _before(tellings, audience) | _told_by_figures(tellings, audience)
    return sums_told(themes, one.every, audience, made.policy, known, made.former)


def _themed(one: Published, clusters: tuple[str, ...]) -> Themed:
    policy = one.publication.policy
    names = frozenset(c.name for c in policy.clusters if c.code in clusters)
    return Themed(names, among(one.publication.folder, clusters))


@lru_cache(maxsize=256)
def among(folder: Path, clusters: tuple[str, ...]) -> tuple[Figure, ...]:
    """What these clusters of a publication have together, of what the policy tells of themes."""
    made = published(folder).publication
    wanted = made.policy.pages.region.crossing
    return compute(made, made.policy, indicators=wanted, among=clusters)


@lru_cache(maxsize=256)
def portraits_told(releases: tuple[Path, ...]) -> Told:
    """What everybody knows by the portraits in these releases."""
    return NOTHING.union(*map(_told_in, releases))


@lru_cache(maxsize=256)
def _before(tellings: Tellings, audience: Audience) -> Told:
    """What is known when the last of them is told."""
    if audience.sees_all:
        return NOTHING
    return told(tellings[:-1], audience) | portraits_told(tellings[-1].releases)


@lru_cache(maxsize=256)
def _opened(folder: Path) -> Opened:
    return open_release(folder)


@lru_cache(maxsize=256)
def _told_in(folder: Path) -> Told:
    release = _opened(folder)
    publication = open_publication(publications_folder() / release.publication)
    return told_in(release, publication.policy)
