"""What was released, for pages and programs."""

import json
from typing import Any, NamedTuple

from grappe.publication import Publication
from grappe.questions import Words
from grappe.releases import CATALOG, Opened
from grappe.releases.package import PACKAGE
from grappe.site.dashboards.told import released
from grappe.site.errors import say
from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES
from grappe.site.releases.models import Release
from grappe.site.releases.portraits import released_now
from grappe.site.releases.releasing import KIND
from grappe.site.rounds.publishing import public_publications

_MEDIA = {PACKAGE: "application/json", CATALOG: "application/ld+json"}


class File(NamedTuple):
    path: str
    size: int


def named(code: str) -> Opened | None:
    return next((one for one in released() if one.code == code), None)


def tables_of(release: Opened) -> list[tuple[str, list[File]]]:
    """Its tables in the reader's language, each with its files."""
    found: dict[tuple[str, str], list[File]] = {}
    for path, one in release.resources.items():
        title = say(Words.model_validate(one["titles"]))
        found.setdefault((path.split(".")[0], title), []).append(File(path, release.size(path)))
    return [(title, files) for (_name, title), files in found.items()]


def paths_of(release: Opened) -> set[str]:
    return {*release.resources, PACKAGE, CATALOG}


def media_of(release: Opened, path: str) -> str:
    return str(release.resources[path]["mediatype"]) if path in release.resources else _MEDIA[path]


def datasets() -> list[dict[str, Any]]:
    """Each release as its own catalogue describes it."""
    told = [json.loads((one.folder / CATALOG).read_text("utf-8")) for one in released()]
    return [dataset for one in told for dataset in one["dcat:dataset"]]


def under_way() -> list[tuple[str, bool]]:
    """The codes of releases that are not made yet, and whether the work was given up."""
    waiting = {one.pk: one.code for one in Release.objects.filter(made_at=None)}
    tasks = Task.objects.filter(kind=KIND, done_at=None, tries__gte=MOST_TRIES)
    given_up = {task.payload["pk"] for task in tasks}
    return [(code, pk in given_up) for pk, code in waiting.items()]


def to_release() -> list[Publication]:
    """Public publications that are not released, or not with the portraits of now; the latest
    first."""
    now = [list(one) for one in released_now()]
    last = {one.publication: one.portraits for one in Release.objects.all()}
    return [one for one in public_publications() if last.get(one.code) != now][::-1]
