"""Sets of criteria as data: what questionnaires feed is in them, and each mistake at its line."""

import pytest

from grappe.policies import PolicyError, Sign, as_data, load_policy, problems_in
from tests.policies.test_loading import POLICY, STAFF

FED = STAFF.replace(
    "        help: {fr: Temps, en: Time}\n",
    '        help: {fr: Temps, en: Time}\n        criteria: [{set: Gold, code: "1.1"}]\n',
)
RECORD = """\
  - code: label
    kind: record
    label: {fr: Label, en: Label}
    help: {fr: Label, en: Label}
    fields:
      - code: level
        kind: choice
        label: {fr: Niveau, en: Level}
        help: {fr: Niveau, en: Level}
        choices:
          - {code: none, label: {fr: Aucun, en: None}}
          - {code: gold, label: {fr: Or, en: Gold}}
      - {code: until, kind: date, label: {fr: Fin, en: End}, help: {fr: Fin, en: End}}
"""
CRITERIA = """\
held: {questionnaire: staff, level: label.level, none: none, until: label.until, renewal_months: 6}
sets:
  - code: Gold
    version: "1"
    title: {fr: Or, en: Gold}
    source: {fr: Ici, en: Here}
    criteria:
      - {code: "1.1", title: {fr: Équipe, en: Team}}
      - {code: "1.2", title: {fr: Lieu, en: Place}}
    conditions:
      - criterion: "1.1"
        what: {fr: Une équipe, en: A team}
        signs: [{indicator: fte, at_least: 0.5}]
    texts:
      - {where: {fr: Nom, en: Name}, places: [label.level, fte]}
"""


def written(folder, criteria=CRITERIA, staff=FED):
    (folder / "questionnaires").mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    asked = staff.replace("rules:\n", f"{RECORD}rules:\n", 1)
    (folder / "questionnaires" / "staff-2019.yaml").write_text(asked, encoding="utf-8")
    (folder / "criteria.yaml").write_text(criteria, encoding="utf-8")
    return folder


def test_every_criterion_that_the_reference_asks_about_has_a_title():
    policy = load_policy()
    gold, profile = policy.criteria.sets
    assert (len(gold.criteria), len({one.code for one in gold.criteria})) == (29, 29)
    assert gold.note is not None
    assert [len(one.signs) for one in profile.conditions] == [1, 1, 1, 0, 2]


def test_a_criterion_is_named_by_its_set_and_its_title():
    criteria = load_policy().criteria
    assert criteria.words_of("ECCP profile", "team").en == (
        "Profile on the European Cluster Collaboration Platform (ECCP): Team"
    )
    assert ": 1.1.2 " in criteria.words_of("ECEI Gold 2012", "1.1.2").en
    assert criteria.words_of("Another set", "1.1.2") is None


def test_a_policy_needs_no_criteria(tmp_path):
    folder = written(tmp_path)
    (folder / "criteria.yaml").unlink()
    assert load_policy(folder).criteria is None


def test_a_sign_is_met_at_its_bound_or_above_it():
    least, above = Sign(indicator="fte", at_least=0.5), Sign(indicator="fte", above=0)
    assert [least.is_met_by(one) for one in (0.4, 0.5)] == [False, True]
    assert [above.is_met_by(one) for one in (0, 0.1)] == [False, True]


@pytest.mark.parametrize(
    ("old", "new", "line", "expected"),
    [
        ("questionnaire: staff", "questionnaire: x", 1, "there is no questionnaire “x”"),
        ("until: label.until", "until: team.fte", 1, "a field of a record (section.field)"),
        ("none: none", "none: nothing", 1, "one of these is expected, not “nothing”: gold, none"),
        ('code: "1.2"', 'code: "1.1"', 9, "“1.1” is used above already"),
        ('criterion: "1.1"', 'criterion: "1.3"', 11, "“1.3” is no criterion of “Gold”"),
        ("indicator: fte", "indicator: ftes", 13, "“ftes” is no indicator"),
        ("fte, at_least", "fte, kinds: [[x]], at_least", 13, "not “x”"),
        (", at_least: 0.5", "", 13, "either 'at_least' or 'above' is expected"),
        ("        signs: [{indicator: fte, at_least: 0.5}]\n", "", 11, "either 'signs' or 'look'"),
        ("label.level, fte", "label.levels, fte", 15, "not “label.levels”"),
        ("title: {fr: Or", 'title: {fr: ""', 5, "words are expected here"),
        ("renewal_months: 6", "renewal_months: 0", 1, "a greater number is expected"),
    ],
)
def test_a_mistake_is_told_at_its_line(tmp_path, old, new, line, expected):
    with pytest.raises(PolicyError) as caught:
        load_policy(written(tmp_path, CRITERIA.replace(old, new, 1)))
    told = caught.value.to("en").splitlines()
    assert any(t.startswith(f"criteria.yaml:{line}: ") and expected in t for t in told), told


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ('code: "1.1"', 'code: "9.9"', "“9.9” is no criterion of “Gold”"),
        ("set: Gold", "set: Silver", "“Silver” is no set of criteria.yaml; there are: Gold"),
    ],
)
def test_a_field_feeds_only_what_there_is(tmp_path, old, new, expected):
    with pytest.raises(PolicyError) as caught:
        load_policy(written(tmp_path, staff=FED.replace(old, new, 1)))
    line = FED[: FED.index("criteria:")].count("\n") + 1
    said = caught.value.to("en")
    assert said.startswith(f"questionnaires/staff-2019.yaml:{line}: ")
    assert expected in said


def test_a_draft_that_feeds_a_criterion_that_is_not_there_is_told(tmp_path):
    policy = load_policy(written(tmp_path))
    draft = as_data(policy.latest[0])
    assert problems_in(draft, policy) == ()
    draft["sections"][0]["fields"][0]["criteria"][0]["code"] = "9.9"
    assert [one.to("en") for one in problems_in(draft, policy)][0].endswith("come near: 1.1, 1.2")
