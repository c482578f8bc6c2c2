from grappe.maps.dots import draw, shared_dots
from grappe.references import commune

GRENOBLE, MEYLAN, LYON = (commune(code) for code in ("38185", "38229", "69123"))


def test_a_dot_stands_for_ten_members_and_what_remains_is_shared_in_the_department():
    spread = [(GRENOBLE, 27), (MEYLAN, 4), (LYON, 10)]
    assert {one.name: n for one, n in shared_dots(spread)} == {
        "Grenoble": 3,
        "Meylan": 0,
        "Lyon": 1,
    }


def test_a_commune_of_forty_has_four_dots_on_the_ground_of_its_region():
    drawn = draw("84", [(LYON, 40)])
    assert drawn is not None
    assert len(drawn.ground.outlines) == 12
    assert len(drawn.dots) == 4


def test_a_region_without_outlines_has_no_map():
    assert draw("00", []) is None
