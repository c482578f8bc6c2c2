"""Each mistake in a policy's files is told with its file, its line and what was expected."""

import pytest

from grappe.policies import PolicyError, load_policy

POLICY = """\
code: here
name: {fr: Ici, en: Here}
region: "84"
domains:
  - {code: health, name: {fr: Santé, en: Health}}
clusters:
  - code: one
    name: One
    kind: regional
    domains: [health]
    created_in: 2005
rounds:
  - questionnaire: staff
    version: "2019"
    year: 2019
    opens: 2020-01-01
    due: 2020-02-01
    closes: 2020-03-01
"""
STAFF = """\
code: staff
version: "2019"
published_on: 2019-01-01
label: {fr: Équipe, en: Staff}
title: {fr: Équipe, en: Staff}
purpose: {fr: Savoir, en: To know}
minutes: 5
sections:
  - code: team
    kind: table
    label: {fr: Équipe, en: Team}
    help: {fr: Qui, en: Who}
    fields:
      - code: fte
        kind: number
        label: {fr: ETP, en: FTE}
        help: {fr: Temps, en: Time}
rules:
  - code: bounds
    kind: duplicate
    severity: error
    message: {fr: Non, en: "No"}
    watches: [team.fte]
measures:
  - {code: fte, section: team, value: sum(fte)}
indicators:
  - code: fte
    label: {fr: ETP, en: FTE}
    definition: {fr: Somme, en: Sum}
    sentence: {fr: "{value}", en: "{value}"}
    unit: fte
    nature: stock
    direction: none
    sensitivity: protected
    formula: fte / 1
"""
IN_STAFF = "questionnaires/staff-2019.yaml"


def _written(folder, policy=POLICY, staff=STAFF, name="staff-2019.yaml"):
    (folder / "questionnaires").mkdir()
    (folder / "policy.yaml").write_text(policy, encoding="utf-8")
    (folder / "questionnaires" / name).write_text(staff, encoding="utf-8")
    return folder


def _told(folder):
    with pytest.raises(PolicyError) as caught:
        load_policy(folder)
    return caught.value.to("en").splitlines()


def test_a_policy_without_mistakes_is_read(tmp_path):
    policy = load_policy(_written(tmp_path))
    assert policy.cluster("ONE").domain == "health"
    assert [one.code for one in policy.indicators] == ["fte"]


@pytest.mark.parametrize(
    ("old", "new", "where", "expected"),
    [
        ("code: here", "code: [here", "policy.yaml:2", "YAML 1.2 is expected"),
        ("region:", "regoin:", "policy.yaml:3", "unknown key “regoin”; keys expected: code, name"),
        ('region: "84"\n', "", "policy.yaml:1", "key “region” is missing"),
        ('region: "84"', "region: 84", "policy.yaml:3", "a text is expected"),
        ("kind: regional", "kind: local", "policy.yaml:9", "'competitiveness' or 'regional'"),
        ("created_in: 2005", "created_in: soon", "policy.yaml:11", "whole number is expected"),
        ("domains: [health]", "domains: health", "policy.yaml:10", "a list is expected"),
        ("domains: [health]", "domains: [wealth]", "policy.yaml:10", "“wealth” is no domain"),
        ("region:", "code: there\nregion:", "policy.yaml:3", "duplicate key"),
        ("questionnaire: staff", "questionnaire: x", "policy.yaml:13", "no questionnaire “x”"),
        ('version: "2019"', 'version: "2020"', "policy.yaml:13", "of version “2020”"),
        ("due: 2020-02-01", "due: 2020-04-01", "policy.yaml:13", "opens, is due, then closes"),
        ("due: 2020-02-01", "due: soon", "policy.yaml:17", "a date is expected"),
    ],
)
def test_a_mistake_in_the_policy_is_told_at_its_line(tmp_path, old, new, where, expected):
    told = _told(_written(tmp_path, policy=POLICY.replace(old, new, 1)))
    assert any(one.startswith(f"{where}: ") and expected in one for one in told), told


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("kind: number", "kind: figure", 15, "is expected"),
        ("kind: number", "knid: number", 15, "unknown key “knid”"),
        ("kind: number", "kind: choice", 14, "needs choices"),
        ("watches: [team.fte]", "watches: [team.size]", 23, "“team.size” is no field"),
        ("watches: [team.fte]", "watches: [team]", 23, "“team” is no field"),
        ("formula: fte / 1", "formula: heads / 1", 35, "“heads” is no measure"),
        ("formula: fte / 1", "formula: fte /", 35, "arithmetic over measures is expected"),
        ("section: team", "section: crew", 25, "“crew” is no section"),
        ("minutes: 5", "minutes: a few", 7, "a whole number is expected"),
    ],
)
def test_a_mistake_in_a_questionnaire_is_told_at_its_line(tmp_path, old, new, line, expected):
    told = _told(_written(tmp_path, staff=STAFF.replace(old, new, 1)))
    assert any(one.startswith(f"{IN_STAFF}:{line}: ") and expected in one for one in told), told


def test_a_code_used_twice_is_told_at_the_second(tmp_path):
    twice = POLICY.replace("clusters:", "  - {code: health, name: {fr: a, en: b}}\nclusters:")
    assert _told(_written(tmp_path, policy=twice)) == [
        "policy.yaml:6: each code stands once, and “health” is used above already"
    ]


def test_all_mistakes_are_told_at_once_in_every_file(tmp_path):
    told = _told(
        _written(
            tmp_path,
            policy=POLICY.replace("kind: regional", "kind: local").replace("[health]", "[wealth]"),
            staff=STAFF.replace("kind: number", "kind: figure").replace("fte / 1", "heads"),
        )
    )
    assert [one.rsplit(": ", 3)[0].split(": ")[0] for one in told] == [
        "policy.yaml:9",
        "policy.yaml:10",
        f"{IN_STAFF}:15",
        f"{IN_STAFF}:35",
    ]


def test_an_empty_folder_lacks_its_policy(tmp_path):
    assert _told(tmp_path) == ["policy.yaml:1: this file is expected and missing"]


def test_mistakes_are_told_in_french_too(tmp_path):
    with pytest.raises(PolicyError) as caught:
        load_policy(_written(tmp_path, policy=POLICY.replace("[health]", "[wealth]")))
    assert "n’est pas un domaine" in caught.value.problems[0].message.fr
