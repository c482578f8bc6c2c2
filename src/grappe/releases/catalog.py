"""Metadata that data.gouv.fr and data.europa.eu harvest: DCAT-AP 3, as JSON-LD.

Sources: doc.data.gouv.fr/moissonnage/dcat; DCAT-AP 3.0.1 and its SHACL shapes, which ask of a
catalogue title, description and publisher, of a dataset title and description, of a distribution
accessURL, of a checksum algorithm and value; vocabularies of the EU Publications Office.
"""

from collections.abc import Iterable
from typing import Any

from grappe.questions import Words
from grappe.references import nuts_of_region
from grappe.releases.model import Release
from grappe.releases.package import LICENCE, File, descriptions, titles

CATALOG = "catalog.jsonld"
_EU = "http://publications.europa.eu/resource/authority"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_KEYWORDS = (Words(fr="clusters", en="clusters"), Words(fr="entreprises", en="companies"))
_NAME = Words(fr="Données ouvertes · {region}", en="Open data · {region}")


def catalog(address: str, publisher: Words, datasets: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """A dcat:Catalog at this address, of datasets as `dataset` makes them."""
    found = list(datasets)
    return {
        "@context": _CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": _texts(_NAME.filled(region=publisher)),
        "dct:description": _texts(_NAME.filled(region=publisher)),
        "dct:publisher": _publisher(publisher),
        "dct:language": [_uri(f"{_EU}/language/{code}") for code in ("FRA", "ENG")],
        "dcat:dataset": found,
    }


def dataset(release: Release, files: Iterable[File]) -> dict[str, Any]:
    """A release as a dcat:Dataset, a dcat:Distribution a file."""
    policy = release.published.publication.policy
    years = sorted({one.year for one in release.figures})
    nuts = nuts_of_region(policy.region)
    told: dict[str, Any] = {
        "@id": release.address or f"urn:grappe:{policy.code}:{release.code}",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{policy.code}-{release.code}",
        "dct:title": _texts(titles(release)),
        "dct:description": _texts(descriptions(release)),
        "dct:issued": _typed(release.released_at.date().isoformat(), "date"),
        "dct:modified": _typed(release.released_at.date().isoformat(), "date"),
        "dcat:version": release.code,
        "dct:publisher": _publisher(policy.region_name),
        "dct:license": _uri(LICENCE["path"]),
        "dct:accrualPeriodicity": _uri(f"{_EU}/frequency/IRREG"),
        "dcat:keyword": [text for words in _KEYWORDS for text in _texts(words)],
        "dcat:theme": [_uri(f"{_EU}/data-theme/ECON"), _uri(f"{_EU}/data-theme/REGI")],
        "dct:spatial": _uri(f"http://data.europa.eu/nuts/code/{nuts}") if nuts else None,
        "dct:temporal": _period(years[0], years[-1]) if years else None,
        "dcat:landingPage": _uri(release.address) if release.address else None,
        "dcat:distribution": [_distribution(release, one) for one in files],
    }
    return {key: value for key, value in told.items() if value is not None}


def _distribution(release: Release, file: File) -> dict[str, Any]:
    address = f"{release.address}{file.path}"
    return {
        "@id": address,
        "@type": "dcat:Distribution",
        "dct:title": _texts(file.title),
        "dct:description": file.path,
        "dct:identifier": file.path,
        "dcat:accessURL": _uri(address),
        "dcat:downloadURL": _uri(address),
        "dcat:mediaType": _uri(f"https://www.iana.org/assignments/media-types/{file.media}"),
        "dct:format": _uri(f"{_EU}/file-type/{file.format.upper()}"),
        "dcat:byteSize": _typed(str(file.size), "nonNegativeInteger"),
        "dct:license": _uri(LICENCE["path"]),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _uri("http://spdx.org/rdf/terms#checksumAlgorithm_sha256"),
            "spdx:checksumValue": _typed(file.sha256, "hexBinary"),
        },
    }


def _publisher(name: Words) -> dict[str, Any]:
    return {"@type": ["foaf:Agent", "foaf:Organization"], "foaf:name": _texts(name)}


def _period(first: int, last: int) -> dict[str, Any]:
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": _typed(f"{first}-01-01", "date"),
        "dcat:endDate": _typed(f"{last}-12-31", "date"),
    }


def _texts(words: Words) -> list[dict[str, str]]:
    return [{"@language": "fr", "@value": words.fr}, {"@language": "en", "@value": words.en}]


def _uri(address: str) -> dict[str, str]:
    return {"@id": address}


def _typed(value: str, kind: str) -> dict[str, str]:
    return {"@type": f"xsd:{kind}", "@value": value}
