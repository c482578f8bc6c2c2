import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.references import (
    commune,
    communes_of_postal_code,
    department_of,
    find_commune,
)
from grappe.references.communes import communes_rows

POSTAL_CODES = sorted({code for row in communes_rows().values() for code in row[2].split()})


@given(st.sampled_from(POSTAL_CODES))
@settings(max_examples=300)
def test_a_postal_code_lies_in_a_department_of_the_communes_it_serves(postal_code):
    served = {one.department for one in communes_of_postal_code(postal_code)}
    found = department_of(postal_code)
    assert found in served or (postal_code.startswith(found) and commune(postal_code) is not None)


@given(st.text(max_size=8))
def test_whatever_is_typed_as_a_code_has_a_department_or_none(code):
    assert department_of(code) is None or len(code) == 5


@pytest.mark.parametrize(
    ("code", "department"),
    [
        ("38000", "38"),
        ("01100", "01"),
        ("20000", "2A"),
        ("20200", "2B"),
        ("2A004", "2A"),
        ("97400", "974"),
        ("97150", "978"),
        ("98600", "986"),
        ("69361", "69"),
        ("99999", None),
        ("3800", None),
    ],
)
def test_department_of(code, department):
    assert department_of(code) == department


@pytest.mark.parametrize(
    ("name", "postal_code", "code"),
    [
        ("Grenoble", None, "38185"),
        ("GRENOBLE Cedex 1", "38054", "38185"),
        ("Lyon 3e", "69003", "69123"),
        ("LYON 3EME ARRONDISSEMENT", None, "69123"),
        ("St Etienne", "42000", "42218"),
        ("St-Martin d'Heres", "38400", "38421"),
        ("Annecy-le-Vieux", "74940", "74010"),
        ("oeuilly", "02160", "02565"),
        ("Saint-Denis", "93200", "93066"),
        ("Saint-Denis", None, None),
        ("Atlantide", "38000", None),
        ("", None, None),
    ],
)
def test_a_commune_is_found_however_it_is_written(name, postal_code, code):
    found = find_commune(name, postal_code)
    assert (found and found.code) == code


def test_a_municipal_district_leads_to_its_commune():
    assert commune("69383").name == "Lyon"


def test_an_unknown_code_is_no_commune():
    assert commune("00000") is None
    assert communes_of_postal_code("00000") == ()
