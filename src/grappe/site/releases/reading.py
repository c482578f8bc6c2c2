"""What was released, for pages and programs."""

import json
from typing import Any, NamedTuple

from grappe.publication import Publication
from grappe.releases import CATALOG, Opened, opened_in
from grappe.releases.package import PACKAGE
from grappe.site.dashboards.told import releases_folder
from grappe.site.releases.models import Release
from grappe.site.releases.portraits import released_now
from grappe.site.replies.reading import public_codes
from grappe.site.rounds.publishing import publications

_MEDIA = {PACKAGE: "application/json", CATALOG: "application/ld+json"}


class File(NamedTuple):
    path: str
    title: dict[str, str]
    format: str
    size: int


def made() -> list[Opened]:
    """Every release, the oldest first."""
    return opened_in(releases_folder())


def named(code: str) -> Opened | None:
    return next((one for one in made() if one.code == code), None)


def files_of(release: Opened) -> list[File]:
    """Its tables, as their dictionary tells them."""
    return [
        File(path, one["titles"], one["format"], one["bytes"])
        for path, one in release.resources.items()
    ]


def paths_of(release: Opened) -> set[str]:
    return {*release.resources, PACKAGE, CATALOG}


def media_of(release: Opened, path: str) -> str:
    return str(release.resources[path]["mediatype"]) if path in release.resources else _MEDIA[path]


def datasets() -> list[dict[str, Any]]:
    """Each release as its own catalogue describes it."""
    told = [json.loads((one.folder / CATALOG).read_text("utf-8")) for one in made()]
    return [dataset for one in told for dataset in one["dcat:dataset"]]


def to_release() -> list[Publication]:
    """Public publications that are not released, or not with the portraits of now; the latest
    first."""
    public, now = public_codes(), [list(one) for one in released_now()]
    last = {one.publication: one.portraits for one in Release.objects.all()}
    return [one for one in publications() if one.code in public and last.get(one.code) != now][::-1]
