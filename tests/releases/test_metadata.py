"""SDMX-CSV and DCAT-AP, as statisticians and portals read them."""

import json

import polars
import pytest

from grappe.references import departments, nuts_of_region
from grappe.releases import release_of, write
from grappe.releases.sdmx import sdmx
from tests.releases.making import AT, release, told


@pytest.fixture
def rows(tmp_path) -> polars.DataFrame:
    return sdmx(release(told(tmp_path)))


def one_of(rows: polars.DataFrame, indicator: str, domain: str, year: str = "2021"):
    found = rows.filter(INDICATOR=indicator, DOMAIN=domain, TIME_PERIOD=year, BREAKDOWN="_T")
    return found.row(0, named=True)


def test_a_row_names_its_structure_and_the_region_by_its_nuts_code(rows):
    row = one_of(rows, "members", "_T")
    assert (row["STRUCTURE"], row["STRUCTURE_ID"]) == ("dataflow", "GRAPPE:FIGURES(1.0)")
    assert (row["FREQ"], row["REF_AREA"], row["OBS_VALUE"]) == ("A", "FRK", "4.0")
    assert "NUTS 2021" in row["REF_AREA_VINTAGE"]
    assert "géographique" in row["REF_AREA_VINTAGE"]


@pytest.mark.parametrize(
    ("indicator", "domain", "year", "observed", "confidential"),
    [
        ("members", "_T", "2021", "A", "F"),
        ("secret", "d", "2021", "Q", "A"),
        ("members", "e", "2020", "O", "F"),
    ],
)
def test_a_state_is_told_by_the_shared_code_lists(
    rows, indicator, domain, year, observed, confidential
):
    row = one_of(rows, indicator, domain, year)
    assert (row["OBS_STATUS"], row["CONF_STATUS"]) == (observed, confidential)
    assert (row["OBS_VALUE"] is None) == (observed != "A")


def test_what_cannot_be_computed_cannot_exist(tmp_path):
    gone = told(tmp_path, "c 2021 001000004 Delta sme 2020")
    assert one_of(sdmx(release(gone)), "sme_share", "e")["OBS_STATUS"] == "M"


def test_a_share_times_ten_to_its_power_is_in_per_cent(rows):
    row = one_of(rows, "sme_share", "_T")
    assert (row["UNIT_MEASURE"], row["UNIT_MULT"], row["OBS_VALUE"]) == ("PC", "2", "0.5")
    assert one_of(rows, "members", "_T")["UNIT_MULT"] == "0"


def test_every_region_has_a_nuts_code():
    regions = {one.region for one in departments().values() if one.region < "97"}
    assert [region for region in regions if nuts_of_region(region) is None] == []


def test_a_portal_finds_title_licence_place_years_and_files(tmp_path):
    address = "https://example.org/open-data/2021-06/"
    write(release_of(told(tmp_path), code="2021-06", at=AT, address=address), tmp_path / "out")
    found = json.loads((tmp_path / "out" / "catalog.jsonld").read_text("utf-8"))
    (dataset,) = found["dcat:dataset"]
    assert found["@type"] == "dcat:Catalog"
    assert dataset["dct:license"]["@id"].startswith("https://www.etalab.gouv.fr/")
    assert dataset["dct:spatial"]["@id"].endswith("/FRK")
    assert dataset["dct:temporal"]["dcat:startDate"]["@value"] == "2020-01-01"
    assert {one["@language"] for one in dataset["dct:title"]} == {"fr", "en"}
    files = {one["dct:identifier"]: one for one in dataset["dcat:distribution"]}
    formats = {path: one["dct:format"]["@id"].split("/")[-1] for path, one in files.items()}
    assert set(formats.values()) == {"CSV", "PARQUET", "JSON"}
    assert formats["figures.parquet"] == "PARQUET"
    assert "foaf:Agent" in dataset["dct:publisher"]["@type"]
    assert files["figures.parquet"]["dcat:downloadURL"]["@id"] == f"{address}figures.parquet"
    assert {"figures.csv", "figures.sdmx.csv", "datapackage.json"} <= set(files)
    size = (tmp_path / "out" / "figures.csv").stat().st_size
    assert files["figures.csv"]["dcat:byteSize"]["@value"] == str(size)
