"""Who may what, one question a line: held against `rights` as a whole, without its table."""

from collections.abc import Callable
from inspect import signature

import pytest
from django.contrib.auth.models import AnonymousUser

from grappe.questions import Field, Personal, Section, Words
from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import Person
from grappe.site.accounts.standing import Standing
from grappe.site.policy.models import Cluster

MINALOGIC, TENERRDIS = Cluster(code="minalogic"), Cluster(code="tenerrdis")
_SOME = frozenset({"minalogic"})


def somebody(*kinds: str, **more: object) -> User:
    """Somebody with roles, as they would be read from the database."""
    user = User()
    user.__dict__["standing"] = Standing(frozenset(kinds), **more)
    return user


# manager, contributor, officer (of Minalogic), officer of another domain · head of unit, database
# manager, Evaluation · elected reader, administrator, the public
PEOPLE: tuple[Person, ...] = (
    somebody("manager", manages=_SOME),
    somebody("contributor", contributes=_SOME),
    somebody("officer", looks_after={"minalogic": "digital"}),
    somebody("officer"),
    *map(somebody, ("head_of_unit", "database_manager", "evaluation")),
    *map(somebody, ("elected", "administrator")),
    AnonymousUser(),
)

OF_THE_REGION = """
can_see_facts                yyyy yyy y--
can_read_reports             --yy y-- ---
can_see_all_lines            ---- yy- ---
can_see_links                --yy y-- ---
can_see_clusters_together    --y- yy- ---
can_keep_register            ---- -y- ---
can_see_previews             --yy y-- ---
can_make_public              ---- y-- ---
can_release                  --yy y-- ---
can_see_all_story_drafts     ---- y-- ---
can_see_stories              yyyy yyy y--
can_see_open_stories         yyyy yyy yyy
can_follow_stories           --yy y-- ---
can_keep_tools               ---- y-- -y-
can_see_progress             yyyy yyy y--
can_see_plan                 --yy yyy ---
can_keep_plan                ---- y-- ---
can_see_themes               yyyy yyy y--
can_see_rounds               --yy yyy ---
can_manage_rounds            ---- y-- ---
can_see_versions             yyyy yyy ---
can_try_versions             --yy yyy ---
can_comment_versions         yy-- yyy ---
can_write_versions           ---- yyy ---
can_publish_versions         ---- --y ---
can_see_appointments         yyyy yyy ---
can_keep_group               ---- y-- ---
can_publish                  ---- y-- ---
can_take_tables              ---- y-- ---
can_see_people               --yy yyy -y-
can_name_people              ---- y-- -y-
can_see_all_mails            ---- y-- -y-
can_see_promises             yyyy yyy yy-
"""
OF_A_CLUSTER = """
can_see_cluster              yyy- yy- ---
can_see_draft                yyy- --- ---
can_write_answers            yyy- --- ---
writes_on_behalf             --y- --- ---
can_send                     y--- --- ---
can_review                   --y- y-- ---
can_read_sent                --y- yy- ---
can_comment                  yyy- y-- ---
can_see_who                  yyy- yy- ---
can_say_who                  yy-- -y- ---
can_see_others_lines         --y- yy- ---
can_see_replies              yyy- y-- ---
can_reply                    yy-- --- ---
can_agree                    y--- --- ---
can_answer_correction        --y- y-- ---
can_put_money_on_paper       y--- --- ---
can_take_portraits           --y- y-- ---
can_see_released             yyy- y-- ---
can_release_portrait         y--- --- ---
can_see_story_draft          yyy- y-- ---
can_write_story              yyy- y-- ---
can_propose_story            y--- --- ---
can_publish_story            --y- --- ---
can_see_label                yyy- y-- ---
can_see_objectives           yyy- y-y ---
can_discuss_objectives       y-y- --- ---
can_propose_objectives       y--- --- ---
can_agree_on_objectives      --y- --- ---
can_see_grants               y-y- y-- ---
can_keep_grants              --y- y-- ---
can_say_themes               --y- yy- ---
can_see_round_state          yyyy yyy ---
can_give_voice               y--- --- ---
can_see_mails                --y- y-- -y-
can_see_looks                yy-- y-- ---
can_take_everything          y--- --- ---
can_say_leaving              y--- --- ---
can_let_leave                ---- y-- ---
"""


def _read(table: str) -> list[tuple[str, str]]:
    lines = (line.split(maxsplit=1) for line in table.strip().splitlines())
    return [(name, letters.replace(" ", "")) for name, letters in lines]


def _told(may: Callable[..., bool], *about: object) -> str:
    return "".join("y" if may(one, *about) else "-" for one in PEOPLE)


def test_every_question_stands_here():
    asked = {name for name in vars(rights) if name.startswith(("can_", "writes_"))}
    told = {name for name, _ in _read(OF_THE_REGION) + _read(OF_A_CLUSTER)}
    below = {"can_see_field", "can_see_section", "can_see_figure", "can_take_paper"}
    assert asked == told | below


@pytest.mark.parametrize(("question", "told"), _read(OF_THE_REGION))
def test_of_the_region_as_a_whole(question, told):
    assert _told(getattr(rights, question)) == told


@pytest.mark.parametrize(("question", "told"), _read(OF_A_CLUSTER))
def test_of_a_cluster(question, told):
    may = getattr(rights, question)
    assert _told(may, MINALOGIC) == told
    theirs = "-" * 2 + told[3] * 2 + told[4:]
    assert _told(may, TENERRDIS) == theirs
    if signature(may).parameters["cluster"].default is None:
        assert _told(may) == told


_W = Words(fr="x", en="x")
_OPEN = Field(code="name", kind="text", label=_W, help=_W)
_MONEY = _OPEN.model_copy(update={"code": "amount", "commercial": True})
_PERSONAL = Personal(purpose=_W, retention_years=1)
_PERSON = _OPEN.model_copy(update={"code": "person", "personal": _PERSONAL})


def section(*fields: Field, sensitivity: str = "open") -> Section:
    return Section(
        code="s", kind="table", label=_W, help=_W, sensitivity=sensitivity, fields=fields
    )


@pytest.mark.parametrize(
    ("field", "sensitivity", "told"),
    [
        (_OPEN, "open", "yyy- yy- ---"),
        (_OPEN, "protected", "yyy- y-- ---"),
        (_MONEY, "open", "yyy- y-- ---"),
        (_PERSON, "open", "yyy- y-- ---"),
    ],
)
def test_people_and_amounts_are_for_fewer_than_open_answers(field, sensitivity, told):
    of = section(field, sensitivity=sensitivity)
    for may, about in ((rights.can_see_field, (of, field)), (rights.can_see_section, (of,))):
        assert _told(may, MINALOGIC, *about) == told.replace(" ", "")
        assert _told(may, TENERRDIS, *about) == "----" + told.replace(" ", "")[4:]


def test_a_section_is_seen_where_one_of_its_fields_is():
    of = section(_PERSON, _OPEN)
    assert _told(rights.can_see_section, MINALOGIC, of) == "yyy-yy----"


@pytest.mark.parametrize("what", [_MONEY, _PERSON])
def test_amounts_and_people_have_each_their_row_in_the_table(monkeypatch, what):
    row = {_MONEY: "amounts", _PERSON: "people"}[what]
    monkeypatch.setitem(rights.TABLE, row, {**rights.TABLE[row], "elected": "r"})
    assert _told(rights.can_see_field, MINALOGIC, section(what), what)[7] == "y"


@pytest.mark.parametrize(
    ("sensitivity", "of", "told"),
    [
        ("open", None, "yyyy yyy y--"),
        ("protected", None, "yyyy yyy y--"),
        ("open", MINALOGIC, "yyy- yy- ---"),
        ("protected", MINALOGIC, "yyy- y-- ---"),
        ("protected", TENERRDIS, "---- y-- ---"),
    ],
)
def test_one_clusters_figures_are_for_fewer_than_the_regions(sensitivity, of, told):
    assert _told(rights.can_see_figure, sensitivity, of) == told.replace(" ", "")


@pytest.mark.parametrize(("sensitivity", "row"), [("open", "facts"), ("protected", "protected")])
def test_open_and_protected_figures_have_each_their_row_in_the_table(monkeypatch, sensitivity, row):
    monkeypatch.setitem(rights.TABLE, row, {**rights.TABLE[row], "administrator": "r"})
    assert _told(rights.can_see_figure, sensitivity)[8] == "y"
    other = {"open": "protected", "protected": "open"}[sensitivity]
    assert _told(rights.can_see_figure, other)[8] == "-"


def test_a_paper_about_a_cluster_is_for_fewer_than_one_about_the_region(monkeypatch):
    assert _told(rights.can_take_paper, MINALOGIC) == "yyy-yy----"
    assert _told(rights.can_take_paper, TENERRDIS) == "----yy----"
    assert _told(rights.can_take_paper) == "yyyyyyyy--"
    monkeypatch.setitem(rights.TABLE, "facts", dict.fromkeys(rights.POSITIONS, "-"))
    assert _told(rights.can_take_paper) == "yyyyyyyy--"


def test_a_manager_who_is_named_to_the_working_group_writes_versions_and_tries_them():
    named = somebody("manager", manages=_SOME, named=True)
    assert rights.can_write_versions(named) and rights.can_try_versions(named)
    assert not rights.can_publish_versions(named)
    other = somebody("contributor", contributes=_SOME, named=True)
    assert not rights.can_write_versions(other)


def test_an_officer_who_also_manages_a_cluster_writes_there_as_one_of_its_people():
    both = somebody("manager", "officer", manages=_SOME, looks_after={"minalogic": "digital"})
    assert rights.can_write_answers(both, MINALOGIC)
    assert not rights.writes_on_behalf(both, MINALOGIC)


def test_whoever_holds_two_roles_may_what_either_may():
    both = somebody("evaluation", "administrator")
    assert rights.positions(both) == {"evaluation", "administrator"}
    assert rights.can_publish_versions(both) and rights.can_name_people(both)


EVERYWHERE = {
    "can_see_all_lines": "other_lines",
    "can_see_all_story_drafts": "story_drafts",
    "can_take_tables": "amounts",
    "can_see_all_mails": "mails",
}


@pytest.mark.parametrize(("question", "row"), EVERYWHERE.items())
def test_what_one_may_of_some_clusters_gives_nothing_of_all_of_them(monkeypatch, question, row):
    """Whatever the table says of managers, contributors and officers, it is of their own."""
    near = dict.fromkeys(("manager", "contributor", "officer", "other_officer"), "r")
    monkeypatch.setitem(rights.TABLE, row, {**rights.TABLE[row], **near})
    assert _told(getattr(rights, question))[:4] == "----"
    both = somebody("officer", "manager", "head_of_unit", manages=_SOME)
    assert getattr(rights, question)(both)
