import pytest

from grappe.references import (
    countries,
    country_name,
    departments_of_region,
    is_country,
    naf_division,
    naf_divisions,
    naf_section,
    naf_sections,
    outlines,
    region_name,
    region_of,
)


def test_the_region_has_its_twelve_departments_and_their_outlines():
    codes = [one.code for one in departments_of_region("84")]
    drawn = [one["properties"]["code"] for one in outlines("84")["features"]]
    assert codes == ["01", "03", "07", "15", "26", "38", "42", "43", "63", "69", "73", "74"]
    assert sorted(drawn) == codes
    assert (region_of("38"), region_of("99")) == ("84", None)
    assert region_name("84") == "Auvergne-Rhône-Alpes"


def test_countries_have_names_in_both_languages():
    assert country_name("DE", "fr") == "Allemagne"
    assert country_name("DE", "en") == "Germany"
    assert is_country("CH") and not is_country("XX") and not is_country("fr")
    assert all(countries("fr").values()) and all(countries("en").values())
    assert len(countries("fr")) == 250


@pytest.mark.parametrize(
    ("activity", "section"),
    [("62.01Z", "J"), ("6201z", "J"), ("01", "A"), ("99.00Z", "U"), ("04.00Z", None), ("", None)],
)
def test_an_activity_belongs_to_a_section(activity, section):
    found = naf_section(activity)
    assert (found and found.code) == section


def test_naf_has_21_sections_in_order():
    assert "".join(one.code for one in naf_sections()) == "ABCDEFGHIJKLMNOPQRSTU"


@pytest.mark.parametrize(
    ("activity", "key"),
    [("62.01Z", "NAFRev2 62"), ("6201z", "NAFRev2 62"), ("04.00Z", None), ("", None)],
)
def test_an_activity_belongs_to_a_division_of_its_own_nomenclature(activity, key):
    found = naf_division(activity)
    assert (found and found.key) == key
    assert naf_division(activity, "NAF2025") is None


def test_each_division_of_naf_lies_in_a_section_and_has_its_words():
    found = naf_divisions()
    inside = {n for one in naf_sections() for n in range(one.first, one.last + 1)}
    assert len(found) == 88
    assert {int(code) for code in found} <= inside
    assert all(one.fr and one.en for one in found.values())
