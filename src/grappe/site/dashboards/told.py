"""What an audience knows already: by publications before, and by portraits that were released."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from grappe.figures import NOTHING, Audience, Published, Told, seen_by, told_by
from grappe.publication import open_publication
from grappe.releases import open_release, opened_in, told_in
from grappe.site.dashboards.published import published
from grappe.site.rounds.publishing import publications_folder


def releases_folder() -> Path:
    return Path(settings.DATA) / "releases"


def before(one: Published, audience: Audience) -> Told:
    """What this audience knows when a publication comes."""
    if audience.sees_all:
        return NOTHING
    return told(one.earlier, audience) | portraits_told(until=one.publication.made_at)


@lru_cache(maxsize=256)
def told(folders: tuple[Path, ...], audience: Audience) -> Told:
    """What the publications in these folders told this audience, one after the other."""
    if not folders or audience.sees_all:
        return NOTHING
    earlier, last = told(folders[:-1], audience), published(folders[-1])
    made = last.publication
    known = earlier | portraits_told(until=made.made_at)
    seen = seen_by(last.figures, audience, made.policy, known, made.former)
    return earlier | told_by(seen, last.figures, made.policy, made.former)


def portraits_told(until: datetime | None = None) -> Told:
    """What everybody knows by the portraits in releases, of all times or until then."""
    released = opened_in(releases_folder())
    known = [one for one in released if until is None or one.released_at <= until]
    return NOTHING.union(*(_told_in(one.folder) for one in known))


@lru_cache(maxsize=256)
def _told_in(folder: Path) -> Told:
    release = open_release(folder)
    publication = open_publication(publications_folder() / release.publication)
    return told_in(release, publication.policy)
