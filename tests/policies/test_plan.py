"""The plan as data: costs as the signed plan computes them, and each mistake at its line."""

import json

import pytest

from grappe.policies import PolicyError, load_policy, plan_document
from tests.policies.test_loading import POLICY, STAFF

PLAN = """\
day_cost: {monthly_salary: 4500, monthly_hours: 151.67, daily_hours: 7}
grantor: {name: Ici, siret: "20005376700014"}
actions:
  - number: 1
    title: {fr: Une, en: One}
    milestones:
      - code: tool
        what: {fr: Outil, en: Tool}
        planned: 2019-04-30
      - code: asked
        what: {fr: Recueil, en: Reporting}
        planned: 2020-03-31
        found: {questionnaire: staff, year: 2019}
    officers:
      days: 3
      lines:
        - {what: {fr: Lire, en: Reading}, days: 3, questionnaire: staff, reports: 2}
    managers:
      days: 2
      lines: [{what: {fr: Remplir, en: Filling in}, days: 2}]
    monitoring:
      - code: base
        what: {fr: Base, en: Database}
        measured: {by: answered, questionnaire: staff}
"""
MEASURED = "        measured: {by: answered, questionnaire: staff}\n"


def written(folder, plan=PLAN):
    (folder / "questionnaires").mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "questionnaires" / "staff-2019.yaml").write_text(STAFF, encoding="utf-8")
    (folder / "plan.yaml").write_text(plan, encoding="utf-8")
    return folder


def test_costs_are_those_that_the_signed_plan_prints():
    plan = load_policy().plan
    assert plan.day_cost.euros == 208
    assert [plan.cost(one.days) for one in plan.actions] == [51_480, 69_680, 10_192, 50_960]
    assert (plan.cost(), plan.days) == (182_312, 876.5)
    by_side = [(one.officers.days, one.managers.days) for one in plan.actions]
    assert by_side == [(104.5, 143), (137, 198), (27, 22), (86, 159)]


def test_only_the_officers_of_action_1_differ_from_their_lines_and_it_is_said():
    plan = load_policy().plan
    sides = [one.effort(side) for one in plan.actions for side in ("officers", "managers")]
    assert [one.difference for one in sides] == [1, 0, 0, 0, 0, 0, 0, 0]
    note = plan.actions[0].officers.note
    assert "105.5" in note.en
    assert "€21,944" in note.en
    assert plan.cost(105.5) == 21_944


def test_shares_are_those_of_the_instruments():
    shares = {
        one.code: (one.share.least, one.share.most) if one.share else None
        for one in load_policy().plan.instruments
    }
    assert list(shares.values()) == [(0.06, 0.9), (0.4, 0.8), None]


def test_as_a_document_it_holds_what_scripts_rely_on(tmp_path):
    told = plan_document(load_policy(written(tmp_path)).plan, {})
    assert json.loads(json.dumps(told)) == {
        "actions": [
            {
                "action": 1,
                "officer_days": 3,
                "manager_days": 2,
                "cost": 1040,
                "milestones": [
                    {"code": "tool", "planned": "2019-04-30", "done": None},
                    {"code": "asked", "planned": "2020-03-31", "done": None},
                ],
            }
        ],
        "cost": 1040,
        "days": 5,
    }


def test_a_policy_needs_no_plan(tmp_path):
    folder = written(tmp_path)
    (folder / "plan.yaml").unlink()
    plan = load_policy(folder).plan
    assert plan is None
    assert plan_document(plan, {}) == {"actions": [], "cost": 0, "days": 0}


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("days: 2}", "days: 1.5}", 18, "the lines add up to 'days', or a 'note' says why not"),
        (", reports: 2", "", 17, "'questionnaire' and 'reports' go together"),
        ("questionnaire: staff, reports", "questionnaire: x, reports", 17, "no questionnaire “x”"),
        ("year: 2019", "year: 2020", 13, "none of “staff” is about 2020"),
        ("code: asked", "code: tool", 10, "“tool” is used above already"),
        ("00014", "00015", 2, "a SIRET of 14 digits is expected"),
        (
            "by: answered",
            "by: heart",
            24,
            "'stories', 'aims', 'adapted' or 'roads' is expected",
        ),
        ("planned: 2019-04-30", "planned: spring", 9, "a date is expected"),
        ("by: answered", "by: figure", 24, "a 'figure' names an 'indicator'"),
        ("by: answered, questionnaire: staff", "by: figure, indicator: x", 24, "no indicator"),
        ("year: 2019", "year: 2019, quarter: 1", 13, "none of “staff” is about 2019-Q1"),
        (MEASURED, "", 22, "either 'measured' or 'unmeasured' is expected"),
        ("monthly_salary: 4500", "monthly_salary: 0", 1, "a greater number is expected"),
        ("title: {fr: Une", 'title: {fr: ""', 5, "words are expected here"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path, old, new, line, expected):
    with pytest.raises(PolicyError) as caught:
        load_policy(written(tmp_path, PLAN.replace(old, new, 1)))
    told = caught.value.to("en").splitlines()
    assert any(t.startswith(f"plan.yaml:{line}: ") and expected in t for t in told), told
    assert all(one.startswith("plan.yaml:") for one in caught.value.to("fr").splitlines())
