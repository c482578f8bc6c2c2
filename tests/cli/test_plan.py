"""`grappe plan`: the plan's numbers, with or without a data folder."""

from datetime import date

import pytest

from grappe.site import clock
from grappe.site.plan.milestones import reach

MONEY = [51_480, 69_680, 10_192, 50_960]


def test_it_needs_no_data_folder_and_makes_none(grappe, tmp_path):
    folder = tmp_path / "nothing"
    told = grappe("plan", "--json", "--data", folder)
    assert (told.code, told.err) == (0, "")
    assert set(told.json) == {"actions", "cost", "days"}
    assert (told.json["cost"], told.json["days"]) == (182_312, 876.5)
    assert [one["cost"] for one in told.json["actions"]] == MONEY
    keys = {"action", "officer_days", "manager_days", "cost", "milestones"}
    assert all(set(one) == keys for one in told.json["actions"])
    milestones = [each for one in told.json["actions"] for each in one["milestones"]]
    assert {tuple(one) for one in milestones} == {("code", "planned", "done")}
    assert {one["done"] for one in milestones} == {None}
    assert not folder.exists()


def test_a_data_folder_tells_what_is_done(region, data):
    with clock.at(date(2019, 5, 2)):
        reach("management_tool", on=date(2019, 4, 26), by=None)
    (data / "grappe.sqlite3").touch()
    first = region("plan", "--json").json["actions"][0]["milestones"][0]
    assert first == {"code": "management_tool", "planned": "2019-04-30", "done": "2019-04-26"}


@pytest.mark.parametrize(
    ("lang", "said"), [("fr", "876,5 jours, 182\u202f312\u202f€"), ("en", "876.5 days, €182,312")]
)
def test_without_json_it_is_words(grappe, tmp_path, lang, said):
    assert grappe("plan", "--data", tmp_path, "--lang", lang).out.splitlines()[-1] == said
