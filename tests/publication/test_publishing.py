"""A publication holds all that was accepted, and never changes."""

import polars
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from grappe.policies import NotInPolicyError
from grappe.publication import NoPublicationError, StandingCluster, open_publication, publishing
from grappe.questions import OF_ORGANISATIONS
from tests.figures.tables import accepted, policy, published

ROWS = "a 2021 001000001 Alpha sme\nb 2021 - Beta large"


def test_a_table_has_cluster_domain_year_and_its_fields_but_personal_ones(tmp_path):
    frame = published(ROWS, tmp_path).frame("members")
    own = ["cluster", "domain", "year", "siren", "name", "type", "left_in"]
    assert frame.columns == [*own, *OF_ORGANISATIONS]
    assert frame.select(own).row(0) == ("A", "D", 2021, "001000001", "Alpha", "sme", None)


def test_a_second_publication_of_a_month_has_its_own_name(tmp_path):
    assert [published(ROWS, tmp_path).code for _ in range(2)] == ["2021-06", "2021-06-2"]


def test_the_same_answers_give_the_same_files(tmp_path):
    one, two = published(ROWS, tmp_path), published(ROWS, tmp_path)
    assert one.manifest["files"] == two.manifest["files"]


def test_a_changed_file_is_told(tmp_path):
    made = published(ROWS, tmp_path)
    assert open_publication(made.folder).verify() == ()
    polars.DataFrame({"a": [1]}).write_parquet(made.tables["members"])
    assert open_publication(made.folder).verify() == ("members.parquet",)


def test_an_interruption_leaves_nothing(tmp_path, monkeypatch):
    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing, "_manifest", interrupted)
    with pytest.raises(KeyboardInterrupt):
        published(ROWS, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_manifest_is_no_publication(tmp_path):
    with pytest.raises(NoPublicationError):
        open_publication(tmp_path)


def test_a_cluster_that_the_policy_no_longer_names_keeps_its_name_and_domain(tmp_path):
    before = StandingCluster("z", "Zed", "Elsewhere")
    made = published(ROWS.replace("b 2021", "z 2021"), tmp_path, former=[before])
    assert made.frame("members").rows()[1][:3] == ("Zed", "Elsewhere", 2021)
    assert open_publication(made.folder).former == (before,)


def test_nothing_is_published_of_a_cluster_that_nobody_knows(tmp_path):
    with pytest.raises(NotInPolicyError):
        published(ROWS.replace("b 2021", "z 2021"), tmp_path)


LETTERS = some.text("abcxyzé", min_size=1, max_size=8)


@settings(max_examples=15, deadline=None)
@given(names=some.lists(LETTERS, min_size=1, max_size=6))
def test_what_was_accepted_is_what_is_read(tmp_path_factory, names):
    rows = "\n".join(f"a 2021 - {name} sme" for name in names)
    made = publishing.publish(
        accepted(rows),
        tmp_path_factory.mktemp("made"),
        policy=policy(),
        made_at=accepted(rows)[0].accepted_at,
        made_by="tests",
    )
    assert made.frame("members")["name"].to_list() == names
