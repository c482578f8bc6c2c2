"""Members that are no company with a number: each kind has its own treatment."""

from typing import Any

import pytest

from grappe.identity import Identified, Line, RegisterDirectory, identify
from tests.identity.register import PLACES, named, register, siren

UNIVERSITY, COMMUNE, DEPARTMENT, CLUB, FIRM, PROCESS, MEDICAL = range(1, 8)


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> RegisterDirectory:
    asked = {
        UNIVERSITY: named("INSTITUT POLYTECHNIQUE INVENTE", 1, "7383"),
        COMMUNE: named("COMMUNE DE CROLLES", 0, "7210"),
        DEPARTMENT: named("DEPARTEMENT DES ESSAIS", 1, "7220"),
        CLUB: named("ASSOCIATION DES AMIS DU TISSAGE INVENTE", 2, "9220"),
        FIRM: named("SENSORLUX", 2, "5710"),
        PROCESS: named("PROCEDIX GROUPE", 0, "5710"),
        MEDICAL: named("LABORATOIRE BIOVENTIX", 0, "5710"),
    }
    return register(tmp_path_factory.mktemp("register"), asked)


def who(directory: RegisterDirectory, name: str, place: int, **more: Any) -> Identified:
    code, _, town = PLACES[place]
    (one,) = identify([Line(1, name, postal_code=code, commune=town, **more)], directory)
    return one


@pytest.mark.parametrize(
    ("name", "place", "who_it_is"),
    [
        ("Mairie de Crolles", 0, COMMUNE),
        ("Ville de Crolles", 0, COMMUNE),
        ("Commune de Crolles", 0, COMMUNE),
        ("Conseil départemental des Essais", 1, DEPARTMENT),
        ("Conseil général des Essais", 1, DEPARTMENT),
        ("Asso. des amis du tissage inventé", 2, CLUB),
        ("Les Amis du Tissage Inventé", 2, CLUB),
        ("Institut polytechnique inventé", 1, UNIVERSITY),
        ("Procedix", 0, PROCESS),
        ("Laboratoire Bioventix", 0, MEDICAL),
    ],
)
def test_public_bodies_associations_and_groups_are_found_by_name_and_place(
    directory: RegisterDirectory, name: str, place: int, who_it_is: int
) -> None:
    one = who(directory, name, place)
    assert (one.outcome, one.key, one.part) == ("certain", siren(who_it_is), False)


@pytest.mark.parametrize(
    "name",
    [
        "Laboratoire LEPIX - Institut polytechnique inventé",
        "LEPIX, UMR 5819, Institut polytechnique inventé",
        "Labo de l'Institut Polytechnique Inventé",
        "Équipe Procédés de l'Institut polytechnique inventé",
    ],
)
def test_a_laboratory_may_be_part_of_its_parent_and_never_is_it(
    directory: RegisterDirectory, name: str
) -> None:
    one = who(directory, name, 1)
    assert one.outcome == "decide"
    assert one.part
    assert one.candidates[0].key == siren(UNIVERSITY)
    assert who(directory, name, 1, number=siren(UNIVERSITY)).outcome == "decide"


def test_a_joint_unit_with_nothing_but_its_label_is_nobody(directory: RegisterDirectory) -> None:
    one = who(directory, "UMR 5819", 1)
    assert (one.outcome, one.key) == ("unknown", None)


@pytest.mark.parametrize("country", ["DE", "it", "CH"])
def test_a_namesake_in_france_is_not_who_is_abroad(
    directory: RegisterDirectory, country: str
) -> None:
    one = who(directory, "Sensorlux", 2, country=country)
    assert (one.outcome, one.key, one.candidates) == ("unknown", None, ())


@pytest.mark.parametrize(("country", "number"), [("", ""), ("FR", ""), ("RE", ""), ("DE", FIRM)])
def test_who_is_in_france_or_bears_a_french_number_is_sought(
    directory: RegisterDirectory, country: str, number: int | str
) -> None:
    written = siren(number) if isinstance(number, int) else number
    one = who(directory, "Sensorlux", 2, country=country, number=written)
    assert (one.outcome, one.key) == ("certain", siren(FIRM))


def test_lines_abroad_leave_the_others_in_their_order(directory: RegisterDirectory) -> None:
    lines = [
        Line(i, "Sensorlux", postal_code="69001", country="IT" if i % 2 else "FR") for i in range(6)
    ]
    answers = identify(lines, directory)
    assert [one.row for one in answers] == list(range(6))
    assert [one.key for one in answers] == [siren(FIRM), None] * 3
