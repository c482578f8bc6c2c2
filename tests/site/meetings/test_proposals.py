"""Proposals: a method sheet, what clusters say of it, a decision, a draft, a version."""

from dataclasses import replace

import pytest

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.designer.designing import add, begin
from grappe.site.designer.models import Draft
from grappe.site.designer.publishing import publish
from grappe.site.errors import Refused
from grappe.site.meetings import deciding, proposing
from grappe.site.meetings.models import Decision, Proposal
from grappe.site.meetings.reading import adapted as indicators_adapted
from grappe.site.policy.reading import current
from grappe.site.rounds.submitting import say_how_it_went
from grappe.site.trail.models import Event
from tests.site.designer.drafting import FIELD
from tests.site.making import client_of, cluster, person
from tests.site.meetings.making import DAY, SHEET, managers, meeting, named, proposed
from tests.site.rounds.region_making import member, opened, sent

pytestmark = pytest.mark.django_db


def adopted(proposal: Proposal, by: User | None = None) -> Decision:
    return deciding.decide(
        meeting(DAY),
        "We take it.",
        proposal=proposal,
        verdict="adopted",
        by=by or person("evaluation"),
    )


def test_minutes_left_empty_are_what_the_designer_estimates():
    minalogic = cluster("Minalogic")
    opened(2021, minalogic)
    report = sent(minalogic, {"a": member("Optique Vercors")})
    say_how_it_went(report.submissions.get(), minutes=75 * 3, hard="", by=None)
    asked = current().questionnaire("members")
    answers = sum(len(one.fields) * 5 for one in asked.sections)
    sheet = proposed().sheet
    assert sheet["minutes"] == max(round(75 * 3 / answers * 2), 1)
    assert sheet["estimated"]


def test_minutes_that_were_said_stand():
    proposal = proposed()
    proposing.reword(proposal, replace(SHEET, minutes=12), by=person("evaluation"))
    sheet = Proposal.objects.get().sheet
    assert (sheet["minutes"], sheet["estimated"]) == (12, False)


def test_no_wording_is_lost():
    proposal = proposed()
    proposing.reword(proposal, replace(SHEET, name="Abroad"), by=person("evaluation"))
    names = [one.sheet["name"] for one in proposal.wordings.all()]
    assert names == [SHEET.name, "Abroad"]
    page = client_of("officer", "health").get(f"/working-group/proposals/{proposal.pk}")
    assert "One earlier wording" in page.content.decode()


def test_every_cluster_comments_and_is_heard_by_name():
    proposal = proposed()
    for name, role in (("Axelera", "manager"), ("Cara", "contributor")):
        cluster(name)
        page = f"/working-group/proposals/{proposal.pk}"
        client = client_of(role, name.lower())
        client.post(f"{page}/comment", {"text": f"{name} can answer it."})
    shown = client.get(page).content.decode()
    assert "2 clusters have commented" in shown
    assert "Axelera can answer it." in shown


def test_an_empty_comment_is_told_at_its_place():
    proposal, _minalogic = proposed(), cluster("Minalogic")
    page = f"/working-group/proposals/{proposal.pk}/comment"
    answer = client_of("manager", "minalogic").post(page, {"text": "  "})
    assert answer.status_code == 422
    assert "Write a few words first." in answer.content.decode()


def test_only_a_manager_who_is_named_proposes(client):
    (axelera,) = managers("Axelera")
    client.force_login(axelera)
    assert client.get("/working-group/proposals/new").status_code == 403
    client.force_login(named(axelera))
    words = {"questionnaire": "members", "indicator": "", "answers": "1", "minutes": ""}
    words |= dict.fromkeys(("name", "definition", "formula", "source", "limits"), "x")
    client.post("/working-group/proposals/new", words)
    assert Proposal.objects.get().cluster == cluster("Axelera")


def test_an_adopted_proposal_leads_into_a_draft_that_says_why():
    proposal = proposed()
    adopted(proposal)
    draft = Draft.objects.get()
    (origin,) = draft.origins.all()
    said = "decision 1 of the meeting of 1 March 2021, “Companies accompanied abroad”"
    assert origin.words.en == said
    client = client_of("evaluation")
    page = client.get(f"/questionnaires/{draft.pk}").content.decode()
    assert said in page
    begun = client.get(f"/questionnaires/{draft.pk}/add/indicator?origin={origin.pk}").context
    assert begun["form"].initial["label_en"] == SHEET.name
    assert begun["form"].initial["definition_en"] == SHEET.definition
    assert begun["form"].initial["formula"] == SHEET.formula


def test_the_version_that_is_published_says_which_decision_it_came_from(data):
    writer = person("evaluation")
    adopted(proposed(writer), writer)
    draft = Draft.objects.get()
    add(draft, "field", "members", FIELD, by=writer)
    with clock.at(DAY):
        publish(draft, "2021", by=writer)
    (said,) = current().questionnaire("members", "2021").follows
    assert said.fr.startswith("la décision 1 de la réunion du 1er mars 2021")
    again = client_of("evaluation").post("/questionnaires/begin", {"questionnaire": "members"})
    assert again.status_code == 302
    assert "follows" not in Draft.objects.get(published_at=None).document


def test_another_method_for_an_indicator_leads_to_that_indicator():
    proposal = proposed(indicator="retention")
    adopted(proposal)
    draft = Draft.objects.get()
    page = client_of("evaluation").get(f"/questionnaires/{draft.pk}").content.decode()
    assert f"/questionnaires/{draft.pk}/indicator/retention" in page


def test_a_proposal_is_decided_once_and_not_discussed_any_more():
    proposal, writer = proposed(), person("evaluation")
    adopted(proposal)
    for act in (
        lambda: adopted(proposal),
        lambda: proposing.comment(proposal, "Wait.", by=writer),
        lambda: proposing.reword(proposal, SHEET, by=writer),
        lambda: proposing.withdraw(proposal, by=writer),
    ):
        with pytest.raises(Refused, match="decided on"):
            act()


def test_what_is_put_off_is_discussed_on_and_what_is_not_adopted_is_not_written():
    proposal, held, by = proposed(), meeting(DAY), person("evaluation")
    deciding.decide(held, "Next time.", proposal=proposal, verdict="deferred", by=by)
    assert Proposal.objects.get().is_open
    deciding.decide(held, "No.", proposal=proposal, verdict="refused", by=by)
    assert Proposal.objects.get().state == "refused"
    assert not Draft.objects.exists()


def test_a_decision_noted_by_mistake_is_taken_back_with_what_it_led_to():
    proposal, by = proposed(), person("evaluation")
    decision = adopted(proposal)
    deciding.take_back(decision, by=by)
    assert Proposal.objects.get().is_open
    assert not Draft.objects.get().origins.exists()
    said = Event.objects.get(action="decision.taken_back")
    assert said.detail == {"text": "We take it."}


def test_a_decision_is_not_taken_back_once_its_version_is_published(data):
    writer = person("evaluation")
    decision = adopted(proposed(writer), writer)
    with clock.at(DAY):
        publish(Draft.objects.get(), "2021", by=writer)
    with pytest.raises(Refused, match="is published"):
        deciding.take_back(decision, by=writer)


def test_what_was_typed_of_a_decision_is_not_lost():
    proposal, held = proposed(), meeting(DAY)
    words = {"text": "We take it.", "proposal": proposal.pk, "verdict": ""}
    answer = client_of("evaluation").post(f"/meetings/{held.pk}/decisions", words)
    assert answer.status_code == 422
    assert "Say what was decided of the proposal." in answer.content.decode()
    assert "We take it." in answer.content.decode()


def test_an_indicator_or_a_questionnaire_that_is_not_there_is_refused():
    with pytest.raises(Refused, match="no such indicator"):
        proposed(indicator="nothing")
    with pytest.raises(Refused):
        proposing.propose("nothing", SHEET, language="en", by=person("evaluation"))


def test_a_manager_comments_on_a_draft_and_does_not_write_it():
    draft, _minalogic = begin("members", by=person("evaluation")), cluster("Minalogic")
    client = client_of("manager", "minalogic")
    page = f"/questionnaires/{draft.pk}"
    client.post(f"{page}/say", {"text": "One line too many."})
    shown = client.get(page).content.decode()
    assert "One line too many." in shown
    assert "Minalogic" in shown
    assert client.get(f"{page}/trial").status_code == 403
    assert client.get(f"{page}/add/field?section=members").status_code == 403
    assert client.post(f"{page}/say", {"text": ""}).status_code == 422


def test_what_is_proposed_waits_for_a_manager_until_the_cluster_has_commented():
    (axelera,) = managers("Axelera")
    proposal = proposed()
    client = client_of("contributor", "axelera")
    assert "One indicator is proposed" in client.get("/expected").content.decode()
    proposing.comment(proposal, "Yes.", by=axelera)
    assert "One indicator is proposed" not in client.get("/expected").content.decode()


def test_an_indicator_counts_as_adapted_by_the_group_once_its_version_is_published(data):
    writer = person("evaluation")
    assert indicators_adapted() == (0, 0)
    adopted(proposed(writer), writer)
    adopted(proposed(writer, indicator="retention"), writer)
    assert indicators_adapted() == (0, 2)
    with clock.at(DAY):
        publish(Draft.objects.get(), "2021", by=writer)
    assert indicators_adapted() == (2, 0)
    adopted(proposed(writer, indicator="retention"), writer)
    assert indicators_adapted() == (2, 1)
    page = client_of("head_of_unit").get("/plan").content.decode()
    said = "2 indicators changed by decisions of the working group; 1 is decided and not"
    assert said in page
