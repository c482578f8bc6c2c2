from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from grappe.identity import (
    Identified,
    Known,
    KnownDirectory,
    Line,
    RegisterDirectory,
    evidence,
    identify,
)
from tests.identity.register import BERNIN, FROGES, PLACES, named, register, siren, word


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> RegisterDirectory:
    ceased = {"etatAdministratifUniteLegale": "C", "dateDebut": "2014-03-01"}
    asked = {
        1: named("ESSAIMICRO ELECTRONIQUE", 0),
        2: named("CENTRE D ETUDES DES ESSAIS INVENTES", 1),
        3: named("BOULANGERIE MARTINOT", 2),
        4: named("BOULANGERIE MARTINOT", 2),
        5: {**named("VALMINEX", 1), **ceased},
        6: named("SOIERIX", FROGES),
        7: named("SOIERIX", FROGES),
    }
    branches = [(6, BERNIN), (7, FROGES)]
    return register(tmp_path_factory.mktemp("register"), asked, branches)


def who(directory: RegisterDirectory, **line: Any) -> Identified:
    (one,) = identify([Line(1, **line)], directory)
    return one


@pytest.mark.parametrize(
    "written",
    [
        "Essaimicro Electronique",
        "ESSAI MICRO ELECTRONIQUE SAS",
        "Essaimicro Électroniques",
        "Essaimicor Electronique",
        "Sté Essaimicro Electronique (Crolles)",
    ],
)
def test_a_name_at_its_place_is_found_however_it_is_written(
    directory: RegisterDirectory, written: str
) -> None:
    one = who(directory, name=written, postal_code="38920", commune="Crolles")
    assert one.key == siren(1)


def test_initials_are_taken_for_the_name_that_they_stand_for(
    directory: RegisterDirectory,
) -> None:
    one = who(directory, name="CEEI", postal_code="38000", commune="Grenoble")
    assert one.candidates[0].key == siren(2)


def test_a_right_number_and_its_name_are_certain(directory: RegisterDirectory) -> None:
    one = who(directory, name="Essaimicro", number=siren(1))
    assert (one.outcome, one.key) == ("certain", siren(1))


@pytest.mark.parametrize(
    "slip",
    [
        lambda n: n[:7] + str((int(n[7]) + 1) % 10) + n[8],
        lambda n: n[:-1],
        lambda n: n[:7] + n[8] + n[7] if n[7] != n[8] else n[:-1],
    ],
)
def test_a_number_with_one_slip_is_mended_by_the_name(
    directory: RegisterDirectory, slip: Any
) -> None:
    one = who(directory, name="Essaimicro electronique", number=slip(siren(1)))
    assert one.candidates[0].key == siren(1)
    assert any("chiffre" in term.words.fr for term in one.terms)


def test_a_number_of_somebody_else_is_shown_and_not_believed(
    directory: RegisterDirectory,
) -> None:
    one = who(directory, name="Essaimicro electronique", number=siren(3), postal_code="38920")
    assert one.outcome == "decide"
    assert one.contradiction is not None
    assert "BOULANGERIE MARTINOT" in one.contradiction.fr
    assert siren(3) in {candidate.key for candidate in one.candidates}


def test_a_number_outweighed_by_name_and_place_is_no_silent_certainty(
    directory: RegisterDirectory,
) -> None:
    line = {"name": "Essaimicro electronique", "postal_code": "38920", "commune": "Crolles"}
    assert who(directory, **line).outcome == "certain"
    one = who(directory, **line, number=siren(5))
    assert (one.outcome, one.contradiction is not None) == ("decide", True)


def test_a_right_number_of_nobody_known_speaks_against_a_name(
    directory: RegisterDirectory,
) -> None:
    line = {"name": "Essaimicro electronique", "postal_code": "38920", "commune": "Crolles"}
    one = who(directory, **line, number=siren(999_999))
    assert one.outcome == "decide"
    assert "another number than its own" in {term.words.en for term in one.terms}
    assert one.probability < who(directory, **line).probability


def test_of_two_with_the_same_name_at_the_same_place_none_is_certain(
    directory: RegisterDirectory,
) -> None:
    one = who(directory, name="Boulangerie Martinot", postal_code="69001", commune="Lyon")
    assert one.outcome == "decide"
    assert {candidate.key for candidate in one.candidates[:2]} == {siren(3), siren(4)}


def test_of_several_places_with_one_postal_code_the_one_in_the_commune_counts(
    directory: RegisterDirectory,
) -> None:
    one = who(directory, name="Soierix", postal_code="38190", commune="Froges")
    assert one.outcome == "decide"
    here = [candidate.probability for candidate in one.candidates[:2]]
    assert here[0] == pytest.approx(here[1])
    elsewhere = who(directory, name="Soierix", postal_code="38190", commune="Bernin")
    assert (elsewhere.outcome, elsewhere.key) == ("certain", siren(6))


def test_who_is_in_no_register_is_unknown(directory: RegisterDirectory) -> None:
    one = who(directory, name="Zwyxqk Holdings", postal_code="38000")
    assert (one.outcome, one.key) == ("unknown", None)


def test_the_terms_add_up_and_say_what_happened_to_the_company(
    directory: RegisterDirectory,
) -> None:
    one = who(directory, name="Valminex", postal_code="38000", commune="Grenoble")
    said = [term.words.fr for term in one.candidates[0].terms]
    assert "mot rare «\u202fvalminex\u202f»" in said
    assert "cessée en 2014" in said
    assert "même code postal" in said


def test_answers_come_in_the_order_of_the_lines(directory: RegisterDirectory) -> None:
    numbers = range(10_010, 10_700)
    lines = [Line(i, f"Entreprise {word(i)}", postal_code=PLACES[i % 3][0]) for i in numbers]
    answers = identify(lines, directory)
    assert [one.row for one in answers] == [line.row for line in lines]
    found = sum(one.candidates[0].key == siren(i) for one, i in zip(answers, numbers, strict=True))
    assert found > 0.98 * len(lines)


def test_without_a_register_names_are_compared_with_those_already_known() -> None:
    known = KnownDirectory([Known(f"o{i}", (f"Entreprise {word(i)}",), "38000") for i in range(50)])
    one = identify([Line(1, f"entreprise {word(7)} SAS", postal_code="38000")], known)[0]
    assert one.candidates[0].key == "o7"


def test_few_are_known_and_a_common_word_still_makes_nobody_certain() -> None:
    known = KnownDirectory([Known("o1", ("Boulangerie Martinot",), "69001", "Lyon")])
    line = Line(1, "Boulangerie Durandot", postal_code="69001", commune="Lyon")
    assert identify([line], known)[0].outcome == "decide"


def test_beside_a_register_a_word_is_as_common_as_there(directory: RegisterDirectory) -> None:
    known = [Known("o1", ("Entreprise Martinot",), "38000", "Grenoble")]
    line = Line(1, "Entreprise Durandot", postal_code="38000", commune="Grenoble")
    alone, beside = (
        sum(term.weight for term in identify([line], directory)[0].candidates[0].terms)
        for directory in (KnownDirectory(known), KnownDirectory(known, directory.index))
    )
    assert beside < alone - 5


@pytest.mark.parametrize("name", ["", "   ", "-", "é", "=cmd()", "数据", "a" * 5000])
def test_no_name_whatever_is_too_strange(directory: RegisterDirectory, name: str) -> None:
    assert who(directory, name=name, number="x", postal_code="?").row == 1


def test_nobody_known_and_nothing_asked_are_no_trouble(tmp_path: Path) -> None:
    assert identify([], KnownDirectory([])) == ()
    assert identify([Line(1, "Anything")], KnownDirectory([]))[0].outcome == "unknown"


def test_keeping_an_answer_keeps_nothing_of_the_list(directory: RegisterDirectory) -> None:
    lines = [Line(i, f"Entreprise {word(i)}", postal_code="38000") for i in range(10_010, 10_210)]
    kept = identify(lines, directory)[0]
    shared = kept.candidates[0].explain.args  # type: ignore[attr-defined]
    assert all(one.base is None for one in shared if isinstance(one, np.ndarray))


def test_answers_are_the_same_however_many_lines_are_weighed_at_once(
    directory: RegisterDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("Essaimicro Electronique", "CEEI", "Boulangerie Martino", "Valminex", "Nobody", "")
    lines = [
        Line(row, name, postal_code=code)
        for row, (name, code) in enumerate(product(names, ("38920", "38000", "")))
    ]
    whole = identify(lines, directory)
    for threads, at_once, ready_at_once in ((1, 1, 1), (2, 4, 8), (3, 5, 10)):
        monkeypatch.setattr(evidence, "_THREADS", threads)
        monkeypatch.setattr(evidence, "_AT_ONCE", at_once)
        monkeypatch.setattr(evidence, "_READY_AT_ONCE", ready_at_once)
        parts = identify(lines, directory)
        assert parts == whole
        assert [one.terms for one in parts] == [one.terms for one in whole]
