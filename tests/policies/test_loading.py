"""Each mistake in a policy's files is told with its file, its line and what was expected."""

from typing import get_args

import pytest
from polars import Boolean, Date, Float64, Int64, String

from grappe.checks.rules import RULES
from grappe.policies import PolicyError, load_policy
from grappe.publication.tables import _TYPES
from grappe.questions import column_type
from grappe.questions.model import Kind, RuleKind

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
CODE = """\
      - {code: code, kind: text, label: {fr: Code, en: Code}, help: {fr: Code, en: Code}}
"""
CLUSTER = """\
  - {code: two, name: Two, kind: regional, domains: [health], created_in: 2019}
"""
ROWS = "section: team\n    value: sum(fte)"
COMPANIES = STAFF.replace(
    "      - code: fte\n",
    "      - {code: siren, kind: company_number, label: {fr: S, en: S}, help: {fr: S, en: S}}\n"
    "      - code: fte\n",
)
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


THEME = "themes: [{code: smart-city, name: {fr: Ville, en: City}}]\n"


def test_themes_cross_domains(tmp_path):
    assert load_policy(_written(tmp_path, POLICY + THEME)).themes[0].name.en == "City"


def test_a_theme_has_a_code_that_stands_in_addresses(tmp_path):
    with pytest.raises(PolicyError, match="hyphens is expected, not “smart city”"):
        load_policy(_written(tmp_path, POLICY + THEME.replace("smart-city", "smart city")))


def test_a_lineage_leads_from_clusters_of_before_to_one_that_is_there(tmp_path):
    told = (
        "lineage:\n"
        "  - {kind: renaming, on: 2016-01-01, from: [First], to: [second]}\n"
        "  - {kind: merger, on: 2019-01-01, from: [second, Another], to: [one]}\n"
    )
    policy = load_policy(_written(tmp_path, POLICY + told))
    assert [(one.kind, one.before, one.after) for one in policy.lineage] == [
        ("renaming", ("First",), ("second",)),
        ("merger", ("second", "Another"), ("one",)),
    ]


def test_a_split_may_leave_one_under_its_old_name(tmp_path):
    told = "lineage: [{kind: split, on: 2019-01-01, from: [one], to: [one, two]}]\n"
    other = POLICY.replace("rounds:", CLUSTER + "rounds:")
    assert load_policy(_written(tmp_path, other + told)).lineage[0].after == ("one", "two")


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
        ('region: "84"', 'region: "10"', "policy.yaml:3", "INSEE code of a region is expected"),
        ("code: health", "code: Health care", "policy.yaml:5", "digits and hyphens is expected"),
        ("[health]", "[health, health]", "policy.yaml:10", "“health” stands twice"),
        ("fr: Ici", 'fr: " "', "policy.yaml:2", "words are expected here"),
        ("region:", "pages: {cluster: {first: ftes}}\nregion:", "policy.yaml:3", "no indicator"),
        (
            "region:",
            "pages: {region: {parts: {indicator: fte, title: {fr: a, en: b}}}}\nregion:",
            "policy.yaml:3",
            "an indicator that is broken down is expected, not “fte”",
        ),
        (
            "region:",
            'pages: {region: {title: {fr: "{ftes}", en: "{fte}"}}}\nregion:',
            "policy.yaml:3",
            "“ftes” is no indicator; these may stand here: fte",
        ),
        (
            "region:",
            "pages: {region: {map: {section: team, title: {fr: a, en: b}}}}\nregion:",
            "policy.yaml:3",
            "an open section of kind table with a postal code",
        ),
        *(
            ("rounds:", f"lineage: [{{kind: {told}}}]\nrounds:", "policy.yaml:12", expected)
            for told, expected in (
                ("merger, from: [old], to: [one]", "key “on” is missing"),
                ("union, on: 2019-01-01, from: [old], to: [one]", "'merger', 'renaming' or"),
                ("merger, on: 2019-01-01, from: [a, b], to: [two]", "“two” is no cluster"),
                ("merger, on: 2019-01-01, from: [one], to: [one]", "“one” is still there"),
                ("renaming, on: 2019-01-01, from: [a, b], to: [one]", "one cluster, and one after"),
                ("split, on: 2019-01-01, from: [a], to: [one]", "one cluster, and several after"),
                ("merger, on: 2019-01-01, before: [a], to: [one]", "kind, on, from, to"),
            )
        ),
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
        ("value: sum(fte)", "value: sum(ftes)", 25, "SQL aggregate over the section’s fields"),
        ("value: sum(fte)", "value: fte", 25, "SQL aggregate over the section’s fields"),
        ("value: sum(fte)", 'value: "count(*)", where: "fte >"', 25, "SQL aggregate"),
        ("value: sum(fte)", "value: sum(fte), by: person", 25, "SQL aggregate"),
        ("formula: fte / 1", "formula: fte\n    breakdown: person", 36, "SQL aggregate"),
        ("formula: fte / 1", "formula: max(fte)", 35, "arithmetic over measures is expected"),
        ('sentence: {fr: "{value}"', 'sentence: {fr: "{vale}"', 30, "nothing fills in {vale}"),
        ('sentence: {fr: "{value}"', 'sentence: {fr: "{value"', 30, "each brace closed"),
        ("kind: duplicate", "kind: doubled", 20, "is expected"),
        ("kind: duplicate", "kind: between", 19, "expects at least 2 value(s) in “within”"),
        ("watches: [team.fte]", "watches: [team.fte]\n    when: [team.fte]", 24, "field=value"),
        ("code: fte\n        kind", "code: year\n        kind", 14, "a column of published tables"),
        ("code: bounds", "code: My bounds", 19, "a code in lower case"),
        ("kind: number", "kind: number\n        minimum: .nan", 16, "a finite number is expected"),
        (
            "kind: number",
            "kind: number\n        minimum: 2\n        maximum: 1",
            14,
            "the minimum is at most the maximum",
        ),
        ("kind: table", "kind: table\n    left: fte", 9, "a field of kind 'year'"),
        ("minutes: 5", "minutes: 5\nyear_offset: {deep: [1]}", 8, "whole number is expected"),
        ("formula: fte / 1", "formula: fte\n    once: fte", 27, "go with a section and a value"),
        ("formula: fte / 1", f"{ROWS}\n    least: 5", 27, "'least' goes with 'once'"),
        ("formula: fte / 1", f"{ROWS}\n    once: fte\n    least: 1", 38, "a greater number"),
        ("formula: fte / 1", f"{ROWS}\n    each: true", 27, "'each' goes with a breakdown"),
        ("formula: fte / 1", f"{ROWS}\n    each: true\n    breakdown: fte", 38, "SQL aggregate"),
        ("formula: fte / 1", f"{ROWS}\n    once: person", 37, "SQL aggregate"),
        ("formula: fte / 1", f"{ROWS}\n    levels: []", 37, "a list of at least one"),
    ],
)
def test_a_mistake_in_a_questionnaire_is_told_at_its_line(tmp_path, old, new, line, expected):
    told = _told(_written(tmp_path, staff=STAFF.replace(old, new, 1)))
    assert any(one.startswith(f"{IN_STAFF}:{line}: ") and expected in one for one in told), told


EARNED = (
    "formula: fte / 1",
    "section: team\n    value: {value}\n    once: {once}\n    least: {least}",
)
AT_FIRST = {"value": "median(accounts_revenue)", "once": "legal_unit", "least": 5}


def test_what_companies_earn_is_read_by_medians_and_sums(tmp_path):
    old, new = EARNED
    load_policy(_written(tmp_path, staff=COMPANIES.replace(old, new.format(**AT_FIRST))))


@pytest.mark.parametrize(
    "otherwise", [{"least": 4}, {"once": "fte"}, {"value": "max(accounts_revenue)"}]
)
def test_what_one_company_earns_is_read_by_nothing(tmp_path, otherwise):
    old, new = EARNED
    staff = COMPANIES.replace(old, new.format(**{**AT_FIRST, **otherwise}))
    assert "over at least 5 companies alone" in _told(_written(tmp_path, staff=staff))[0]


def test_a_measure_reads_no_accounts(tmp_path):
    staff = COMPANIES.replace("value: sum(fte)", "value: sum(accounts_revenue)")
    assert "over at least 5 companies alone" in _told(_written(tmp_path, staff=staff))[0]


def test_a_field_of_organisations_bears_no_name_of_who_is_who(tmp_path):
    staff = COMPANIES.replace("code: fte\n        kind", "code: legal_unit\n        kind")
    told = _told(_written(tmp_path, staff=staff))
    assert any("“legal_unit” is a column of published tables" in one for one in told)


def test_a_page_shows_what_is_told_of_its_place(tmp_path):
    policy = POLICY.replace("region:", "pages: {cluster: {charts: [fte]}}\nregion:")
    staff = STAFF.replace("formula: fte / 1", "formula: fte\n    levels: [region]")
    told = _told(_written(tmp_path, policy=policy, staff=staff))
    assert "an indicator that is told of “cluster” (levels) is expected, not “fte”" in told[0]


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


def test_an_alias_is_not_expected(tmp_path):
    aliased = POLICY.replace("name: {fr: Ici", "name: &here {fr: Ici") + "region_name: *here\n"
    assert "without aliases" in _told(_written(tmp_path, policy=aliased))[0]


def test_a_measure_stands_in_one_questionnaire(tmp_path):
    folder = _written(tmp_path)
    other = STAFF.replace("code: staff", "code: crew")
    (folder / "questionnaires" / "crew-2019.yaml").write_text(other, encoding="utf-8")
    assert f"{IN_STAFF}:25: a code stands once in all questionnaires" in _told(folder)[0]


def test_the_kinds_of_rules_are_those_that_are_checked():
    assert set(get_args(RuleKind)) == set(RULES)


def test_the_columns_tried_are_those_that_are_published():
    names = {Int64: "BIGINT", Float64: "DOUBLE", Boolean: "BOOLEAN", Date: "DATE"}
    for kind in get_args(Kind):
        published = _TYPES.get(kind, String)
        assert column_type(kind) == names.get(published, "VARCHAR"), kind


def test_the_regions_postal_codes_are_filled_in(tmp_path):
    asked = STAFF.replace(
        "sum(fte)", '"count(*) FILTER (WHERE left(code, 2) IN ({postal_codes_of_region}))"'
    )
    asked = asked.replace("rules:", CODE + "rules:")
    policy = load_policy(_written(tmp_path, policy=POLICY.replace('"84"', '"94"'), staff=asked))
    assert "IN ('20')" in policy.questionnaire("staff").measures[0].value
