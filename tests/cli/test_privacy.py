"""Personal data from a terminal: preview, apply, answering a person, erasing, replaying."""

import json

from grappe.site.accounts.models import User
from grappe.site.trail.models import Event
from tests.site.making import person


def test_what_would_be_erased_is_told_before_it_is(region):
    told = region("privacy", "preview", "--json", "--lang", "en")
    assert (told.code, told.err) == (0, "")
    kinds = {one["kind"]: one for one in told.json}
    assert {"contacts", "files", "accounts", "looks"} <= set(kinds)
    assert set(kinds["files"]) == {"kind", "label", "rule", "before", "count", "oldest"}
    assert kinds["files"]["rule"] == "3 years"
    assert kinds["contacts"]["rule"] == "what each question says"
    assert region("privacy", "apply", "--json").json == []
    assert "3 ans" in region("privacy", "preview").out


def test_a_person_is_answered_then_erased_and_a_backup_replays_it(region, data, tmp_path):
    ada = person("head_of_unit", name="Ada Lovelace")
    file = tmp_path / "ada.json"
    assert region("privacy", "export", ada.email, file, "--json").json["found"] == 1
    assert json.loads(file.read_text())["found"][0]["email"] == ada.email
    assert region("privacy", "erase", ada.email, "--json").json == {"erased": {"accounts": 1}}
    assert User.objects.get(pk=ada.pk).name == ""
    assert Event.objects.filter(action="privacy.person_erased").count() == 1
    assert "Nothing is kept" in region("privacy", "erase", "Ada", "--lang", "en").out
    journal = data / "erasures.jsonl"
    assert region("privacy", "replay", journal, "--json").json == {"replayed": 1}
    journal.write_text("hello")
    told = region("privacy", "replay", journal)
    assert (told.code, "erasures.jsonl: 1" in told.err) == (2, True)
