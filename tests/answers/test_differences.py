import pytest

from grappe.answers import Answer, Change, Place, differences, rows_sentence, sentence, unchanged
from grappe.policies import load_policy
from grappe.questions import Questionnaire
from tests.answers.making import answer
from tests.questions.making import field, item, questionnaire, section, words

MANAGEMENT = load_policy().questionnaire("management", "2019")
MEMBERS = load_policy().questionnaire("members", "2019")
FIELDS = (field("name"), field("siren", "company_number"), field("town"), field("left", "year"))
ASKED = questionnaire(
    section("m", *FIELDS, key=("siren", "name"), left="left"),
    section("costs", field("amount", "amount"), kind="fixed", items=(item("x"),), total="amount"),
)
BEFORE = answer(
    2019,
    m=[
        {"id": "p", "name": "Acme", "town": "Grenoble"},
        {"id": "q", "name": "Zeta", "siren": "732829320", "town": "Lyon"},
    ],
    costs=[{"id": "x", "amount": 10.0}],
)
ACME, ZETA = ({"id": row.id, **row.values} for row in BEFORE.rows("m"))
COSTS = [{"id": "x", "amount": 10.0}]


def kinds(*rows: dict[str, object]) -> list[tuple[str, str | None]]:
    told = differences(BEFORE, answer(m=rows, costs=COSTS), ASKED)
    return [(c.kind, c.place.field) for c in told]


@pytest.mark.parametrize(
    ("rows", "changes"),
    [
        ([ACME, ZETA], []),
        ([ZETA, ACME], []),
        ([{**ACME, "town": "Lyon"}, ZETA], [("changed", "town")]),
        ([{**ACME, "id": "new", "name": "ACME S.A."}, ZETA], [("changed", "name")]),
        ([{**ACME, "name": "Alpha"}, ZETA], [("changed", "name")]),
        ([{**ACME, "name": "Alpha", "town": "Paris"}, ZETA], [("added", None), ("removed", None)]),
        ([{**ACME, "id": "new", "name": "Alpha"}, ZETA], [("added", None), ("removed", None)]),
        (
            [ACME, {**ZETA, "name": "Alpha", "siren": "004747804"}],
            [("added", None), ("removed", None)],
        ),
        ([ACME, {**ZETA, "name": "Alpha"}], [("changed", "name")]),
        ([{**ACME, "left": 2020}, ZETA], [("left", None)]),
        ([ACME], [("removed", None)]),
        ([ACME, ZETA, {"name": "Beta"}], [("added", None)]),
        ([ACME, ZETA, {"name": None}], []),
    ],
)
def test_what_happened_to_a_row(rows: list, changes: list) -> None:
    assert kinds(*rows) == changes


@pytest.mark.parametrize(
    ("rows", "amount", "counted"),
    [
        ([ACME, ZETA], 10.0, (6, 6)),
        ([{**ACME, "town": "Lyon"}, ZETA], 10.0, (5, 6)),
        ([ACME], 11.0, (2, 3)),
        ([ACME, ZETA, {"name": "Beta"}], 10.0, (6, 7)),
        ([], None, (0, 0)),
    ],
)
def test_identical_answers_are_counted(rows: list, amount: float | None, counted: tuple) -> None:
    after = answer(m=rows, costs=[{"id": "x", "amount": amount}])
    assert unchanged(BEFORE, after, ASKED) == counted


def test_without_a_year_before_every_row_is_new() -> None:
    assert {c.kind for c in differences(None, BEFORE, ASKED)} == {"added"}


def said(before: Answer, after: Answer, asked: Questionnaire) -> list[tuple[str, str]]:
    told = (sentence(c, asked, before.year) for c in differences(before, after, asked))
    return [(w.fr, w.en) for w in told]


@pytest.mark.parametrize(
    ("before", "after", "french", "english"),
    [
        (41_500.0, 84_000.0, "deux fois plus qu’en 2019 (41\u202f500\u202f€)", "twice as much as"),
        (40_000.0, 50_000.0, "25\u202f% de plus qu’en 2019 (40\u202f000\u202f€)", "25% more than"),
        (50_000.0, 40_000.0, "20\u202f% de moins qu’en 2019", "20% less than in 2019 (€50,000)"),
        (0.0, 40_000.0, "40\u202f000\u202f€ (0\u202f€ en 2019)", "€40,000 (€0 in 2019)"),
        (None, 40_000.0, "40\u202f000\u202f€ (rien en 2019)", "€40,000 (nothing in 2019)"),
    ],
)
def test_an_amount_is_compared_with_last_years(
    before: float | None, after: float, french: str, english: str
) -> None:
    was, now = (
        answer(year, private_funding=[{"id": "sponsorship", "amount": amount}])
        for year, amount in ((2019, before), (2020, after))
    )
    fr, en = said(was, now, MANAGEMENT)[-1]
    assert fr.startswith("Parrainages\u202f: ") and french in fr
    assert english in en


def test_a_total_is_said_in_its_sections_own_words() -> None:
    one = {"person": "Anna", "role": "direction", "employer": "cluster", "fte": 1.0}
    more = {**one, "person": "Paul", "role": "projets", "fte": 0.5}
    third = {**one, "person": "Léa", "role": "accueil"}
    told = said(answer(2019, team=[one, more]), answer(2020, team=[one, more, third]), MANAGEMENT)
    assert told[0] == (
        "L’équipe compte 2,5\u202fETP, un de plus",
        "The team has 2.5 FTE, one more",
    )


def test_a_new_name_is_said_as_such() -> None:
    was, now = (answer(y, members=[{"id": "a", "name": n}]) for y, n in ((2019, "A"), (2020, "B")))
    assert said(was, now, MEMBERS) == [("B, auparavant A", "B, formerly A")]


def rows_of(kind: str, names: str, section: str = "members") -> tuple[str, str]:
    asked = MEMBERS if section == "members" else MANAGEMENT
    changes = [Change(kind, Place(section, n), row=words(n)) for n in names]  # type: ignore[arg-type]
    told = rows_sentence(changes, asked)
    return told.fr, told.en


@pytest.mark.parametrize(
    ("kind", "names", "french", "english"),
    [
        ("added", "A", "1 nouvel adhérent\u202f: A", "1 new member: A"),
        (
            "added",
            "ABCDEFG",
            "7 nouveaux adhérents\u202f: A, B, C, D, E…",
            "7 new members: A, B, C, D, E…",
        ),
        ("left", "AB", "Départ de 2 adhérents\u202f: A, B", "2 members left: A, B"),
        ("removed", "A", "1 adhérent de moins\u202f: A", "1 member no longer listed: A"),
    ],
)
def test_rows_are_named_in_their_sections_own_words(
    kind: str, names: str, french: str, english: str
) -> None:
    assert rows_of(kind, names) == (french, english)


def test_every_table_of_the_reference_policy_has_words_for_its_rows() -> None:
    sections = (*MANAGEMENT.sections, *MEMBERS.sections)
    assert [s.code for s in sections if s.kind == "table" and s.row_words is None] == []
