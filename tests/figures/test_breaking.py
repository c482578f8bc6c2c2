"""A series breaks where its definition changed, or clusters merged or were split."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from grappe.answers import Answer, Row
from grappe.figures import (
    Published,
    breaks_of,
    cluster_place,
    computed,
    domain_place,
    history_of,
    region_place,
)
from grappe.policies import Lineage, Policy
from grappe.publication import Accepted, publish
from grappe.questions import Questionnaire
from tests.figures.tables import indicator, policy

MADE_AT = datetime(2021, 6, 7)


def versions(*changes: dict[str, object]) -> Policy:
    """The list asked in one version a year from 2019 on; each later one changes an indicator."""
    first = policy().questionnaires[0]
    asked = [first]
    for n, change in enumerate(changes):
        indicators = tuple(
            one.model_copy(update=change) if one.code == "members" else one
            for one in asked[-1].indicators
            if change or one.code != "members"
        )
        said = {"version": f"{2020 + n}", "published_on": date(2020 + n, 1, 1)}
        asked.append(asked[-1].model_copy(update={**said, "indicators": indicators}))
    return policy().model_copy(update={"questionnaires": tuple(asked)})


def published(folder: Path, own: Policy) -> Published:
    """Each version is answered by cluster A in its own year."""
    accepted = [_answered(q) for q in own.questionnaires]
    made = publish(accepted, folder, policy=own, made_at=MADE_AT, made_by="tests")
    return computed(made, own)


def _answered(asked: Questionnaire) -> Accepted:
    rows = {"members": (Row("0", {"siren": "1", "name": "x", "type": "sme"}),)}
    year = int(asked.version)
    return Accepted("a", Answer("list", asked.version, year, rows), f"{year}", MADE_AT)


def breaks(told: Published, code: str = "members", place: str = "") -> list[tuple[int, str]]:
    where = cluster_place(told.policy, place) if place else region_place(told.policy)
    return [(one.year, one.words.en) for one in breaks_of(told, told.known.indicators[code], where)]


def test_another_version_that_counts_in_another_way_breaks_the_series(tmp_path):
    told = published(tmp_path, versions({"formula": "smes"}))
    assert breaks(told) == [
        (2020, "In 2020 the definition changed (List, version 2020): the years before and after do"
         " not compare.")
    ]  # fmt: skip


def test_another_version_that_leaves_the_indicator_as_it_was_breaks_nothing(tmp_path):
    told = published(tmp_path, versions({"formula": "smes"}))
    assert breaks(told, "leavers") == []


def test_a_cluster_that_answered_none_of_the_versions_has_no_break(tmp_path):
    told = published(tmp_path, versions({"formula": "smes"}))
    assert breaks(told, place="b") == []


def merged(told: Published, kind: str = "merger") -> Published:
    became = {"kind": kind, "on": date(2020, 1, 1), "from": ("x", "Y"), "to": ("a",)}
    one = Lineage.model_validate(became)
    return replace(told, policy=told.policy.model_copy(update={"lineage": (one,)}))


def test_a_merger_breaks_the_series_of_the_cluster_its_domain_and_the_region(tmp_path):
    told = merged(published(tmp_path, versions({"unit": "count"})))
    said = "In 2020, x and Y merged into A: the years before and after do not compare."
    assert breaks(told, place="a") == breaks(told) == [(2020, said)]
    elsewhere = domain_place(told.policy, "e")
    assert breaks_of(told, told.known.indicators["members"], elsewhere) == ()


def test_a_cluster_with_another_name_goes_on(tmp_path):
    assert breaks(merged(published(tmp_path, versions()), "renaming"), place="a") == []


def test_the_history_of_an_indicator_tells_each_version(tmp_path):
    told = published(tmp_path, versions({"unit": "count"}, {"formula": "smes"}, {}))
    members = told.known.indicators["members"]
    assert [(asked.version, what) for asked, what in history_of(told, members)] == [
        ("2019", "begins"),
        ("2020", "same"),
        ("2021", "changed"),
        ("2022", "ended"),
    ]


def test_an_indicator_that_was_withdrawn_is_still_told_with_its_last_definition(tmp_path):
    told = published(tmp_path, versions({"unit": "count"}, {}))
    assert told.known.indicators["members"] == indicator("members", formula="all_members")
    assert breaks(told) == []
