"""The dictionary of a release: a Frictionless data package, every column with its words.

Source: Data Package and Table Schema, version 2 (datapackage.org).
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from grappe.questions import Words
from grappe.releases.columns import Column
from grappe.releases.model import Release
from grappe.releases.tables import Table

PACKAGE = "datapackage.json"
LICENCE = {
    "name": "etalab-2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
    "title": "Licence Ouverte 2.0",
}
_SCHEMA = "https://datapackage.org/profiles/2.0/datapackage.json"


class File(NamedTuple):
    """A file of the folder; `table` where it holds one, whose columns are then known."""

    path: str
    media: str
    size: int
    sha256: str
    title: Words
    table: Table | None = None

    @property
    def format(self) -> str:
        return self.path.rpartition(".")[2]


def package(release: Release, files: Iterable[File]) -> dict[str, Any]:
    """What `datapackage.json` says. Beside the standard's `title`, which is French, `titles` and
    `descriptions` are in both languages."""
    title = titles(release)
    return {
        "$schema": _SCHEMA,
        "name": f"grappe-{release.published.publication.policy.code}-{release.code}",
        "id": release.address or release.code,
        **_said("title", title),
        **_said("description", descriptions(release)),
        "version": release.code,
        "created": release.released_at.isoformat(),
        "publication": release.publication,
        **({"homepage": release.address} if release.address else {}),
        "licenses": [LICENCE],
        "resources": [_resource(one) for one in files],
    }


def titles(release: Release) -> Words:
    said = Words(fr="Clusters · {region} · {code}", en="Clusters · {region} · {code}")
    return said.filled(region=_region(release), code=release.publication)


def descriptions(release: Release) -> Words:
    return _ABOUT.filled(region=_region(release), code=release.publication)


def _region(release: Release) -> Words:
    return release.published.publication.policy.region_name


_ABOUT = Words(
    fr="Ce que les clusters de la Région ({region}) ont déclaré, par domaine et pour "
    "la Région, d’après la publication {code}. Aucun cluster n’y est nommé, hors les portraits "
    "que certains ont diffusés. Un chiffre protégé n’est montré qu’à partir de trois clusters.",
    en="What the clusters of the Region ({region}) reported, for domains and the Region, "
    "from publication {code}. No cluster is named, but for portraits that some released. A "
    "protected figure is shown over three clusters or more.",
)


def _resource(file: File) -> dict[str, Any]:
    name = file.path.replace("/", "-").lower()
    told: dict[str, Any] = {  # not the bytes of Parquet: the standard's own tool counts none there
        "name": name.removesuffix(".csv").replace(".", "-"),
        "path": file.path,
        **_said("title", file.title),
        "format": file.format,
        "mediatype": file.media,
        "hash": f"sha256:{file.sha256}",
    }
    if file.format == "csv":
        told |= {"type": "table", "encoding": "utf-8", "bytes": file.size}
    if file.table is not None:
        told["schema"] = _schema(file.table)
    return told


def _schema(table: Table) -> dict[str, Any]:
    of_codes = table.name.startswith("codes/")
    listed = [] if of_codes else [one for one in table.columns if _is_listed(one)]
    return {
        "fields": [_field(one) for one in table.columns],
        "missingValues": [""],
        **({"primaryKey": list(table.key)} if of_codes else {"uniqueKeys": [list(table.key)]}),
        "foreignKeys": [_points_at(one) for one in listed],
    }


def _is_listed(column: Column) -> bool:
    return column.listed is not None and column.listed != "breakdowns"


def _points_at(column: Column) -> dict[str, Any]:
    """A code list has its codes under the name of the columns that they stand in."""
    there = {"resource": f"codes-{column.listed}", "fields": [column.name]}
    return {"fields": [column.name], "reference": there}


def _field(column: Column) -> dict[str, Any]:
    return {
        "name": column.name,
        "type": column.kind,
        **_said("title", column.label),
        **_said("description", column.says),
    }


def _said(key: str, words: Words) -> Mapping[str, Any]:
    return {key: words.fr, f"{key}s": {"fr": words.fr, "en": words.en}}
