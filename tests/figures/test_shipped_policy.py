"""The formulas of the shipped questionnaires, by hand on a small region."""

import shutil
from pathlib import Path

import pytest

from grappe.answers import Answer, Row
from grappe.figures import UNITS, Figure, compute, sentence, value_words
from grappe.figures.definitions import definitions
from grappe.policies import SHIPPED, Policy, load_policy
from grappe.publication import Accepted, publish
from tests.figures.tables import MADE_AT

LIST_2020 = [("001000001", "sme"), ("001000002", "large"), ("001000003", "sme")]
LIST_2021 = [("001000001", "sme"), ("001000003", "research"), ("001000004", "sme")]


def members(year: int, rows: list[tuple[str, str]]) -> Answer:
    kept = [
        Row(siren, {"siren": siren, "name": f"N{siren}", "type": kind, "postal_code": "38000"})
        for siren, kind in rows
    ]
    kept.append(Row("gone", {"siren": "001000009", "name": "Z", "type": "sme", "left_in": 2020}))
    return Answer("members", "2019", year, {"members": tuple(kept)})


def amounts(**of: int) -> tuple[Row, ...]:
    return tuple(Row(item, {"amount": amount}) for item, amount in of.items())


def management(year: int) -> Answer:
    return Answer("management", "2019", year, {
        "team": (Row("1", {"fte": 1.0, "employer": "cluster"}),
                 Row("2", {"fte": 0.5, "employer": "company"})),
        "expenses": amounts(staff=80_000, projects=40_000),
        "private_funding": amounts(memberships=30_000, sponsorship=10_000),
        "public_funding": amounts(state=60_000),
    })  # fmt: skip


def told(folder: Path, answers: list[Answer], policy: Policy, year: int) -> dict:
    accepted = [Accepted("minalogic", a, f"{a.questionnaire}{a.year}", MADE_AT) for a in answers]
    made = publish(accepted, folder, policy=policy, made_at=MADE_AT, made_by="tests")
    figures = compute(made, policy)
    return {(f.indicator, f.by): f for f in figures
            if f.year == year and f.breakdown is None and f.name in
            ("Minalogic", "Numérique", "Auvergne-Rhône-Alpes")}  # fmt: skip


ANSWERS = [members(2020, LIST_2020), members(2021, LIST_2021), management(2021)]
BY_HAND = {
    "members": 3,
    "sme_share": 2 / 3,
    "new_members": 1,
    "leavers": 1,
    "retention": 2 / 3,
    "budget": 120_000,
    "fte": 1.5,
    "made_available_share": 1 / 3,
    "private_share": 0.4,
    "cost_per_member": 40_000,
}


@pytest.mark.parametrize("by", ["cluster", "domain", "region"])
def test_the_formulas_give_what_a_hand_gives(tmp_path, by):
    figures = told(tmp_path, ANSWERS, load_policy(), 2021)
    assert {code: figures[code, by].value for code in BY_HAND} == pytest.approx(BY_HAND)


def test_a_first_list_has_no_joiners_nor_leavers(tmp_path):
    figures = told(tmp_path, ANSWERS, load_policy(), 2020)
    statuses = {figures[code, "cluster"].status for code in ("new_members", "leavers", "retention")}
    assert statuses == {"missing"}


def test_a_share_of_no_member_is_not_applicable(tmp_path):
    figures = told(tmp_path, [members(2021, [])], load_policy(), 2021)
    assert figures["members", "cluster"].value == 0
    assert figures["sme_share", "cluster"].status == "not_applicable"


def test_every_indicator_is_told_at_every_level(tmp_path):
    policy = load_policy()
    accepted = [Accepted("minalogic", a, f"{a.questionnaire}{a.year}", MADE_AT) for a in ANSWERS]
    made = publish(accepted, tmp_path, policy=policy, made_at=MADE_AT, made_by="tests")
    figures = compute(made, policy)
    asked = [policy.questionnaire(code) for code in {a.questionnaire for a in ANSWERS}]
    wanted = {(i.code, by) for q in asked for i in q.indicators for by in i.levels}
    assert {(f.indicator, f.by) for f in figures} == wanted
    others = {f.status for f in figures if f.name == "Axelera"}
    assert others == {"missing"}


def test_an_indicator_added_to_the_files_is_a_figure(tmp_path):
    copied = tmp_path / "policy"
    shutil.copytree(SHIPPED, copied)
    asked = copied / "questionnaires" / "members-2019.yaml"
    asked.write_text(asked.read_text("utf-8") + ADDED, "utf-8")
    figures = told(tmp_path / "out", ANSWERS, load_policy(copied), 2021)
    assert figures["others_than_sme", "region"].value == 1


ADDED = """
  - code: others_than_sme
    label: {fr: "Autres que PME", en: "Others than SMEs"}
    definition: {fr: "Adhérents − PME.", en: "Members − SMEs."}
    sentence: {fr: "{where} : {value} en {year}.", en: "{where}: {value} in {year}."}
    unit: count
    nature: stock
    direction: none
    sensitivity: open
    formula: members - members_sme
"""


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_figure_knows_its_sentence_unit_definition_and_who_may_see_it(language):
    policy = load_policy()
    known = definitions(policy)
    for one in known.indicators.values():
        figure = Figure(
            one.code, one.unit, one.sensitivity, "region", "Rhône", 2021, None, 0.5, 3, "shown"
        )
        said = sentence(figure, one).to(language)
        assert value_words(0.5, one.unit).to(language) in said
        assert ("2021" in said, "Rhône" in said) == (True, True)
        assert UNITS[one.unit].to(language)
        assert one.definition.to(language)
        assert one.sensitivity in ("open", "protected")
