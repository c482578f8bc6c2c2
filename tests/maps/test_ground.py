from grappe.maps import WIDTH, ground
from grappe.references import commune


def test_the_ground_has_every_department_and_its_largest_town():
    found = ground("84")
    assert found is not None
    assert len(found.outlines) == 12
    assert found.towns[0].name == "Lyon"


def test_a_place_stands_inside_and_north_is_above():
    found, lyon, grenoble = ground("84"), commune("69123"), commune("38185")
    assert found is not None and lyon is not None and grenoble is not None
    (x, y), (_, south) = (
        found.at(one.longitude or 0, one.latitude or 0) for one in (lyon, grenoble)
    )
    assert 0 < x < WIDTH
    assert 0 < y < south < found.height


def test_a_region_without_outlines_has_no_ground():
    assert ground("00") is None
