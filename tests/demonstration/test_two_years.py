"""Two years of the plan as the demonstration tells them: quarters, stories, the working group."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.demonstration.running import Told, run

Asked = Callable[[str], list[Any]]


@pytest.fixture
def asked(built: Told, folder: Path) -> Asked:
    """What its database answers."""

    def answered(question: str) -> list[Any]:
        with sqlite3.connect(folder / "data" / "grappe.sqlite3") as database:
            return database.execute(question).fetchall()

    return answered


def test_every_cluster_told_its_actions_of_eight_quarters(asked: Asked) -> None:
    told = asked(
        "SELECT o.year, o.quarter, count(*) FROM rounds_report r JOIN rounds_round o "
        "ON o.id = r.round_id WHERE o.quarter NOT NULL AND o.year < 2021 AND r.state = 'accepted' "
        "GROUP BY 1, 2 ORDER BY 1, 2"
    )
    assert told == [(year, quarter, 22) for year in (2019, 2020) for quarter in (1, 2, 3, 4)]


def test_every_published_story_has_a_picture_that_says_that_it_is_drawn(asked: Asked) -> None:
    with_pictures = asked(
        "SELECT count(DISTINCT s.id) FROM stories_story s JOIN stories_picture p "
        "ON p.story_id = s.id WHERE s.state = 'published' AND p.removed_at IS NULL"
    )
    assert with_pictures == [(40,)]
    credits_ = [credit for (credit,) in asked("SELECT DISTINCT credit FROM stories_picture")]
    assert credits_
    assert all("essin" in credit for credit in credits_)


def test_the_working_group_met_five_times_between_2019_and_2021(asked: Asked) -> None:
    met = asked(
        "SELECT \"on\" FROM meetings_meeting WHERE kind = 'group' AND minutes <> '' ORDER BY 1"
    )
    assert len(met) == 5
    assert (met[0][0][:7], met[-1][0][:7]) == ("2019-09", "2021-04")
    seated = asked("SELECT count(*) FROM accounts_role WHERE in_group AND kind = 'manager'")
    assert seated == [(3,)]


def test_it_changed_one_indicator_which_a_version_asks_since(asked: Asked, folder: Path) -> None:
    adopted = asked(
        "SELECT p.indicator, d.version, d.published_at NOT NULL FROM meetings_proposal p "
        "JOIN designer_draft d ON d.id = p.draft_id WHERE p.state = 'adopted'"
    )
    assert adopted == [("prospecting_actions", "2020", 1)]
    told = run(folder, "policy", "diff", "operational-2019", "operational-2020")
    otherwise = {one["code"]: one["kind"] for one in told if one["kind"] != "continues"}
    assert otherwise == {"prospecting.kind": "changed"}
