"""Objectives as data: the reference has those of the plan, and each mistake is told at its line."""

import pytest

from grappe.policies import PolicyError, load_policy, write_policy
from tests.policies.test_loading import POLICY, STAFF

OBJECTIVES = """\
periods:
  - {first: 2020, last: 2022, reports: [{year: 2020, opens: 2021-02-01, due: 2021-05-31}]}
apart: []
topics:
  - {code: s3, name: {fr: S3, en: S3}}
objectives:
  - code: team
    topic: s3
    title: {fr: Une équipe, en: A team}
    indicator: fte
    direction: more
  - code: trained
    topic: s3
    domain: health
    title: {fr: Former, en: Train}
    asked: {label: {fr: Personnes, en: People}, definition: {fr: Qui, en: Who}, unit: count}
    direction: range
    margin: 2
"""


def written(folder, objectives=OBJECTIVES):
    (folder / "questionnaires").mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "questionnaires" / "staff-2019.yaml").write_text(STAFF, encoding="utf-8")
    (folder / "objectives.yaml").write_text(objectives, encoding="utf-8")
    return folder


def test_the_reference_has_base_objectives_and_one_specific_to_each_domain():
    policy = load_policy()
    objectives = policy.objectives
    specific = [one.domain for one in objectives.objectives if one.kind == "specific"]
    assert specific == [one.code for one in policy.domains]
    assert len(objectives.objectives) - len(specific) == 13
    assert [one.code for one in objectives.periods] == ["2020-2022"]
    assert [len(one.parts) for one in objectives.topics] == [3, 0, 0]


def test_a_policy_needs_no_objectives(tmp_path):
    folder = written(tmp_path)
    (folder / "objectives.yaml").unlink()
    assert load_policy(folder).objectives is None


def test_objectives_are_written_and_read_again_equal(tmp_path):
    policy = load_policy(written(tmp_path))
    write_policy(policy, tmp_path / "copy")
    assert load_policy(tmp_path / "copy") == policy


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("topic: s3", "topic: s4", 8, "“s4” is no topic of this file; there are: s3"),
        ("domain: health", "domain: sea", 14, "“sea” is no domain of policy.yaml"),
        ("indicator: fte", "indicator: ftes", 10, "“ftes” is no indicator"),
        ("apart: []", "apart: [fte]", 10, "an objective is not measured by what the Region pays"),
        ("apart: []", "apart: [ftes]", 3, "“ftes” is no indicator"),
        ("    indicator: fte\n", "", 7, "either 'indicator' or 'asked' is expected"),
        ("    margin: 2\n", "", 12, "'margin' goes with the direction 'range'"),
        ("unit: count", "unit: step", 16, "'steps', two or more"),
        ("first: 2020", "first: 2023", 2, "the first year comes before the last"),
        ("year: 2020", "year: 2019", 2, "a report is about a year of the period"),
        ("code: trained", "code: team", 12, "“team” is used above already"),
        ("en: Train", 'en: ""', 15, "words are expected here"),
        ("direction: more", "direction: up", 11, "'more', 'less' or 'range'"),
        (
            "apart: []",
            "  - {first: 2022, last: 2024}\napart: []",
            3,
            "a period that begins after 2022 is expected",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path, old, new, line, expected):
    with pytest.raises(PolicyError) as caught:
        load_policy(written(tmp_path, OBJECTIVES.replace(old, new, 1)))
    told = caught.value.to("en").splitlines()
    assert any(t.startswith(f"objectives.yaml:{line}: ") and expected in t for t in told), told


def test_an_objective_feeds_only_criteria_that_there_are(tmp_path):
    from tests.policies.test_criteria import CRITERIA
    from tests.policies.test_criteria import written as with_criteria

    folder = with_criteria(tmp_path, CRITERIA)
    fed = OBJECTIVES.replace(
        "direction: more\n", 'direction: more\n    criteria: [{set: Gold, code: "9.9"}]\n'
    )
    (folder / "objectives.yaml").write_text(fed, encoding="utf-8")
    with pytest.raises(PolicyError, match=r"objectives.yaml:12: “9.9” is no criterion of “Gold”"):
        load_policy(folder)
