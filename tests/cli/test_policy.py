"""A policy travels as files: exported, checked, compared, with what the product published."""

from grappe.policies import as_text, file_name, load_policy
from grappe.questions import Questionnaire


def test_an_exported_policy_is_sound_and_the_same(grappe, tmp_path):
    folder = tmp_path / "policy"
    assert grappe("policy", "export", folder).code == 0
    assert load_policy(folder) == load_policy()
    checked = grappe("policy", "check", folder, "--json")
    assert (checked.code, checked.json["findings"]) == (0, [])
    again = grappe("policy", "export", folder, "--lang", "en")
    assert (again.code, again.out) == (2, "")
    assert "is not empty: nothing is written there" in again.err


def test_each_mistake_is_told_with_file_and_line_and_ends_with_1(grappe, tmp_path):
    grappe("policy", "export", tmp_path / "p")
    file = tmp_path / "p/questionnaires/members-2019.yaml"
    text = file.read_text().replace("count(*) FILTER (WHERE governance)", "(SELECT 1)")
    file.write_text(text)
    checked = grappe("policy", "check", tmp_path / "p", "--json", "--lang", "en")
    [found] = checked.json["findings"]
    assert checked.code == 1
    assert set(found) == {"severity", "file", "line", "message"}
    assert (found["severity"], found["file"]) == ("error", "questionnaires/members-2019.yaml")
    assert "(SELECT 1)" in text.splitlines()[found["line"] - 1]
    told = grappe("policy", "check", tmp_path / "p", "--lang", "en")
    assert told.out.startswith(f"questionnaires/members-2019.yaml:{found['line']}: ")
    assert grappe("policy", "check", tmp_path / "none").code == 2


def test_versions_published_in_the_product_are_exported_and_compared(grappe, tmp_path):
    asked = load_policy().questionnaire("members")
    said = {"version": "2022", "published_on": "2021-06-07", "rules": asked.rules[1:]}
    new = Questionnaire.model_validate(asked.model_dump() | said)
    folder = tmp_path / "data/policy"
    (folder / "questionnaires").mkdir(parents=True)
    (folder / file_name(new)).write_text(as_text(new, "84"))

    done = grappe("policy", "export", tmp_path / "all", "--data", tmp_path / "data")
    assert done.err == ""
    assert load_policy(tmp_path / "all").questionnaire("members") == new
    at = ("--data", tmp_path / "data", "--lang", "en")
    told = grappe("policy", "diff", "members-2019", "members-2022", *at, "--json").json
    assert all(set(one) == {"code", "kind", "sentence"} for one in told)
    kinds = {one["code"]: one["kind"] for one in told}
    assert kinds[f"rules.{asked.rules[0].code}"] == "stops"
    assert kinds["members"] == "continues"
    assert grappe("policy", "diff", tmp_path / "all", tmp_path / "all", *at).out.splitlines()[0]
    unknown = grappe("policy", "diff", "members-1", "members-2022", *at)
    assert (unknown.code, "members-2022" in unknown.err) == (2, True)
