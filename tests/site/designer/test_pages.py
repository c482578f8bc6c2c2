"""Pages of a draft: the outline, a form for each part, and what clusters would see."""

from datetime import date
from html import unescape
from io import BytesIO

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from grappe.site import clock
from grappe.site.designer import parts
from grappe.site.designer.designing import add, change
from grappe.site.designer.models import Draft, Tried
from grappe.site.rounds.publishing import publish_accepted
from grappe.site.rounds.reviewing import accept
from tests.site.designer.drafting import begun, with_apprentices
from tests.site.making import client_of, cluster, person
from tests.site.rounds.region_making import member, opened, sent

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


@pytest.fixture
def writer() -> Client:
    return client_of("evaluation")


def at(name: str, draft: Draft, *rest: str) -> str:
    return reverse(f"designer:{name}", args=[draft.pk, *rest])


def test_a_version_is_begun_from_the_list_and_read_by_an_officer_who_writes_nothing(writer):
    answer = writer.post(reverse("designer:begin"), {"questionnaire": "members"}, follow=True)
    page = answer.content.decode()
    assert "Members: a new version" in page
    assert "Publish this version" in page
    draft = Draft.objects.get()
    read = client_of("officer", "health").get(at("draft", draft)).content.decode()
    assert "Withdraw" not in read and "Publish this version" not in read
    head = client_of("head_of_unit").get(at("draft", draft)).content.decode()
    assert "Withdraw" in head and "Publish this version" not in head


FIELD = {"label_fr": "Apprentis", "label_en": "Apprentices", "help_fr": "Oui", "help_en": "Yes"}


def test_a_field_gets_a_code_of_its_name_and_stands_in_form_guide_and_workbook(writer):
    draft = begun()
    where = at("add", draft, "field") + "?section=members"
    assert writer.get(where).status_code == 200
    assert writer.post(where, {**FIELD, "kind": "integer"}).url == at("draft", draft)
    assert parts.found(draft.document, "field", "members.apprentices")["kind"] == "integer"
    for name, rest in (("form", ["members"]), ("guide", [])):
        assert "Apprentices" in writer.get(at(name, draft, *rest)).content.decode()
    book = load_workbook(BytesIO(writer.get(at("workbook", draft)).content))
    said = {str(cell.value) for row in book["Members"].iter_rows(max_row=12) for cell in row}
    assert any("Apprentices" in one for one in said)
    why = {"personal_fr": "Écrire", "personal_en": "To write", "personal_years": "3"}
    name = {**FIELD, "label_en": "Tutor", "kind": "text", **why}
    assert writer.post(where, name).url == at("draft", draft)
    tutor = parts.found(draft.document, "field", "members.tutor")
    assert tutor["personal"] == {
        "purpose": {"fr": "Écrire", "en": "To write"},
        "retention_years": 3,
    }
    taken = writer.post(where, {**FIELD, "kind": "integer"}).content.decode()
    assert "There is one of this code already" in taken


def test_a_formula_is_told_at_its_field_kept_and_told_as_it_is_typed(writer):
    draft = begun()
    measure = {"code": "new", "section": "members", "value": "sum(membr_since)", "compared": ""}
    answer = writer.post(at("add", draft, "measure"), measure, follow=True)
    page = answer.content.decode()
    assert "“membr_since” is no field of this section; did you mean: member_since" in page
    assert "sum(membr_since)" in page
    look = at("look", draft, "measure", "new")
    fine = writer.post(look, {**measure, "value": "sum(member_since)"}).content.decode()
    assert "Nothing to correct here." in fine
    assert parts.found(draft.document, "measure", "new")["value"] == "sum(membr_since)"
    kept = writer.post(
        at("edit", draft, "measure", "new"), {**measure, "value": "count(*)", "seen": "1"}
    )
    assert kept.url == at("draft", draft)


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("sum(member_since", "each parenthesis"),
        ("sum(nothing_like_it)", "is no field of this section"),
        ("sum(member_since) / 0", "write nullif(…, 0)"),
        ("(SELECT count(*) FROM members a, members b, members c)", "SELECT"),
        ("read_csv(name)", "“read_csv” is not in the list"),
    ],
)
def test_a_formula_that_cannot_be_asked_is_told_in_a_sentence_and_kept_as_typed(
    writer, value, says
):
    draft = begun()
    measure = {"code": "new", "section": "members", "value": value, "compared": ""}
    page = writer.post(at("add", draft, "measure"), measure, follow=True).content.decode()
    assert says in unescape(page)
    assert value in unescape(page)
    assert parts.found(draft.document, "measure", "new")["value"] == value


def test_a_part_keeps_what_the_form_does_not_ask_of(writer):
    draft = begun()
    before = parts.found(draft.document, "field", "members.type")
    form = writer.get(at("edit", draft, "field", "members.type")).context["form"]
    typed = {name: form[name].value() or "" for name in form.fields} | {"seen": "0"}
    ticked = {name: value for name, value in typed.items() if value is not False}
    writer.post(at("edit", draft, "field", "members.type"), ticked)
    assert parts.found(draft.document, "field", "members.type") == before
    questionnaire = at("edit", draft, "questionnaire", "members")
    assert writer.get(questionnaire).status_code == 200


def test_a_part_is_moved_withdrawn_and_brought_back_by_a_press(writer):
    draft = begun()
    act = at("act", draft)
    rule = draft.document["rules"][0]["code"]
    writer.post(act, {"act": f"down:rule:{rule}"})
    assert draft.document["rules"][1]["code"] == rule
    said = writer.post(act, {"act": f"withdraw:rule:{rule}"}, follow=True).content.decode()
    assert "It is withdrawn" in said
    assert parts.found(draft.document, "rule", rule) is None
    writer.post(act, {"act": "undo"})
    assert parts.found(draft.document, "rule", rule)
    no = writer.post(act, {"act": "withdraw:field:members.siren"}, follow=True).content.decode()
    assert "can’t be withdrawn" in no
    writer.post(act, {"act": "give_up"})
    assert not Draft.objects.get().is_open
    assert writer.get(at("draft", draft)).status_code == 200


def test_a_trial_tells_the_region_by_both_definitions_and_never_fewer_than_three_clusters(
    writer,
):
    by = person("evaluation")
    draft = with_apprentices(by)
    assert "Nothing was published yet" in writer.get(at("trial", draft)).content.decode()
    clusters = [cluster(name) for name in ("One", "Two", "Three")]
    opened(2020, *clusters)
    for n, one in enumerate(clusters):
        rows = {"1": member("A", member_since=2010 + n), "2": member("B")}
        report = sent(one, rows, year=2020)
        with clock.at(date(2020, 6, 7)):
            accept(report, by=None)
    publish_accepted(by=None)
    make_public()
    assert tried(writer, draft)["Apprentices"][0] == "does not exist"
    assert "Members" not in tried(writer, draft)
    add(draft, "measure", "", PICKS_ONE, by=by)
    part = parts.found(draft.document, "indicator", "members")
    last = draft.steps.last()
    change(draft, "indicator", "members", part | {"formula": "members - members_of_one"},
           seen=last.number, by=by)  # fmt: skip
    assert tried(writer, draft)["Members"] == ("6", "hidden")
    part |= {"formula": "members * 2"}
    change(draft, "indicator", "members", part, seen=last.number + 1, by=by)
    assert tried(writer, draft)["Members"] == ("6", "12")


def test_two_trials_together_tell_no_cluster_either(writer):
    """The first leaves four clusters out beside the one in force, the second three of them: each
    looks harmless alone."""
    by = person("evaluation")
    draft = with_apprentices(by)
    clusters = [cluster(f"Cluster {n}") for n in range(9)]
    opened(2020, *clusters)
    for n, one in enumerate(clusters):
        rows = {str(m): member(f"M{m}", member_since=2010 + n) for m in range(n + 2)}
        report = sent(one, rows, year=2020)
        with clock.at(date(2020, 6, 7)):
            accept(report, by=None)
    publish_accepted(by=None)
    make_public()
    add(draft, "measure", "", PICKS_SOME, by=by)
    asked = tried_as(writer, draft, by)
    assert asked("members_of_some") == "20"
    measure = parts.found(draft.document, "measure", "members_of_some")
    one_more = measure | {"value": "count(*) FILTER (WHERE member_since <= 2015)"}
    last = draft.steps.last().number
    change(draft, "measure", "members_of_some", one_more, seen=last, by=by)
    assert asked("members_of_some") == "hidden"
    assert asked("members_of_some * 3 + 100") == "hidden"
    assert Tried.objects.count() == 1


def tried_as(writer, draft, by):
    """What a trial of the members says, computed by a formula."""

    def asked(formula):
        part = parts.found(draft.document, "indicator", "members")
        seen = draft.steps.last().number
        change(draft, "indicator", "members", part | {"formula": formula}, seen=seen, by=by)
        return tried(writer, draft)["Members"][1]

    return asked


PICKS_SOME = {
    "code": "members_of_some",
    "section": "members",
    "value": "count(*) FILTER (WHERE member_since <= 2014)",
}
PICKS_ONE = {
    "code": "members_of_one",
    "section": "members",
    "value": "count(*) FILTER (WHERE member_since = 2012)",
}


def tried(writer: Client, draft: Draft) -> dict[str, tuple[str, str]]:
    told = writer.get(at("trial", draft)).context["trial"].tried
    return {t.label.en: (t.now.en, t.new.en) for t in told if not t.part}


def make_public() -> None:
    from grappe.site.replies.models import Passage

    Passage.objects.update(public_at=clock.now())


@pytest.mark.parametrize("kind", [one for one in parts.KINDS if one != "field"])
def test_each_kind_of_part_can_be_added(writer, kind):
    assert writer.get(at("add", begun(), kind)).status_code == 200


def test_pages_ask_the_database_little(writer, django_assert_max_num_queries):
    draft = with_apprentices(person("evaluation"))
    for name, rest in (
        ("draft", []),
        ("edit", ["field", "members.apprentices"]),
        ("form", ["members"]),
        ("guide", []),
    ):
        with django_assert_max_num_queries(15):
            assert writer.get(at(name, draft, *rest)).status_code == 200
