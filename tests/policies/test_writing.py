"""A policy that is written as files is read again, equal, and never over something else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from grappe.policies import SHIPPED, Policy, load_policy, write_policy
from grappe.policies.region import PLACE, for_region
from grappe.policies.source import Source, read_source
from grappe.questions import Questionnaire, Words

STRANGE = (
    "yes",
    "no",
    "null",
    "~",
    "1e3",
    "010",
    "- x",
    "# x",
    "a: b",
    "'",
    '"',
    "é\u202f:",
    " x ",
)
TEXTS = st.one_of(
    st.sampled_from(STRANGE),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
).filter(str.strip)


def test_the_shipped_policy_is_written_and_read_again_equal(tmp_path):
    write_policy(load_policy(), tmp_path / "copy")
    assert load_policy(tmp_path / "copy") == load_policy()


@given(words=st.builds(Words, fr=TEXTS, en=TEXTS), also=st.lists(TEXTS, max_size=3))
@example(words=Words(fr="a\x85", en="\ufeff\u2028b"), also=["on", "1:30", "2019-01-01"])
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_words_are_read_again_equal(tmp_path: Path, words: Words, also: list[str]) -> None:
    policy = small(tmp_path / "small")
    said = with_words(policy, words, tuple(also))
    folder = tmp_path / "copy" / str(len(list((tmp_path / "copy").glob("*"))))
    write_policy(said, folder)
    assert load_policy(folder) == said


def small(folder: Path) -> Policy:
    from tests.policies.test_loading import POLICY, STAFF

    (folder / "questionnaires").mkdir(parents=True, exist_ok=True)
    (folder / "policy.yaml").write_text(POLICY)
    (folder / "questionnaires/staff-2019.yaml").write_text(STAFF)
    return load_policy(folder)


def with_words(policy: Policy, words: Words, also: tuple[str, ...]) -> Policy:
    [asked] = policy.questionnaires
    section = asked.sections[0]
    field = section.fields[0].model_copy(update={"label": words, "help": words, "also": also})
    section = section.model_copy(update={"help": words, "fields": (field,)})
    asked = asked.model_copy(update={"title": words, "sections": (section,)})
    return policy.model_copy(update={"name": words, "questionnaires": (asked,)})


def test_nothing_is_written_where_something_is(tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(FileExistsError):
        write_policy(load_policy(), tmp_path)
    assert [one.name for one in tmp_path.iterdir()] == ["mine.txt"]


def test_what_is_said_of_the_own_region_can_be_said_of_another(tmp_path):
    write_policy(load_policy(), tmp_path)
    asked = read_source(tmp_path, "questionnaires/members-2019.yaml")
    assert isinstance(asked, Source)
    assert PLACE in asked.text
    elsewhere = Source("policy.yaml", "", {"region": "53"})
    assert "'29'" in str(for_region(asked, elsewhere).data)


def test_a_version_published_beside_a_policy_is_asked_by_rounds_that_open_later(tmp_path):
    policy, beside = load_policy(), tmp_path / "beside"
    [members] = [q for q in policy.questionnaires if q.code == "members"]
    new = published(members, beside, "2020-05-04")
    together = load_policy(SHIPPED, beside)
    versions = {plan.year: plan.version for plan in together.rounds if plan.questionnaire == new}
    assert versions == {2019: "2019", 2020: "new", 2021: "new"}
    assert together.questionnaire("members", "2019") == members
    assert load_policy(SHIPPED, tmp_path / "nothing") == policy


def published(asked: Questionnaire, folder: Path, day: str) -> str:
    from grappe.policies import as_text, file_name

    new = Questionnaire.model_validate(
        {**asked.model_dump(), "version": "new", "published_on": day}
    )
    (folder / "questionnaires").mkdir(parents=True)
    (folder / file_name(new)).write_text(as_text(new, "84"))
    return new.code
