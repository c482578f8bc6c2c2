"""A publication as everybody may have it now."""

from collections.abc import Sequence
from datetime import datetime

from grappe.figures import EVERYBODY, Released
from grappe.publication import Publication
from grappe.releases import Release, release_of
from grappe.site.dashboards.published import published
from grappe.site.dashboards.told import before, portraits_told, tellings, told
from grappe.site.dashboards.told import released as all_releases
from grappe.site.replies.reading import remarks
from grappe.site.rounds.publishing import public_publications


def gathered(
    publication: Publication,
    *,
    code: str,
    at: datetime,
    released: Sequence[Released] = (),
    address: str = "",
) -> Release:
    """With the portraits released, as far as they give away nothing that any public publication
    hides, before this one or since."""
    known = public_publications()
    earlier = tuple(one.folder for one in known if one.made_at < publication.made_at)
    own = published(publication.folder, earlier)
    by_portraits = portraits_told(tuple(one.folder for one in all_releases()))
    return release_of(
        own,
        code=code,
        at=at,
        before=before(own, EVERYBODY),
        since=told(tellings(one.folder for one in known), EVERYBODY) | by_portraits,
        released=released,
        remarks=remarks(publication.code),
        address=address,
    )
