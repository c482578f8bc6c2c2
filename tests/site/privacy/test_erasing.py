"""What time erases, erasing a person, and a backup of before that brings nobody back."""

import json
from datetime import date, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from grappe.answers import Place
from grappe.publication import open_publication
from grappe.site import clock
from grappe.site.accounts.inviting import invite
from grappe.site.accounts.models import Invitation, User
from grappe.site.accounts.naming import end_role, name_role
from grappe.site.news.models import Feed, Preference
from grappe.site.policy.reading import current
from grappe.site.privacy import erasing
from grappe.site.privacy.holdings import holdings
from grappe.site.privacy.models import Look
from grappe.site.rounds import files
from grappe.site.rounds.drafting import Typed, save_cells
from grappe.site.rounds.models import Edit, Submission, Upload
from grappe.site.rounds.people import people_in
from grappe.site.rounds.publishing import publications, publish_accepted
from grappe.site.trail.models import Event
from grappe.site.trail.reading import verify
from tests.site.making import cluster, person
from tests.site.rounds.asked import accepted, asked

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(data):
    return data


@pytest.fixture
def sent():
    """A report of 2018 that names its president, accepted that year."""
    report = asked(cluster("Minalogic"), "management", 2018)
    with clock.at(datetime(2018, 5, 20, 9)):
        row = {"section": "identity", "row": "identity"}
        save_cells(
            report,
            [
                Typed(Place(**row, field="president"), "Zelie Quintard"),
                Typed(Place(**row, field="email"), "zelie@minalogic.example"),
            ],
            by=person("manager", of=report.cluster),
        )
        draft = report.draft
        return Submission.objects.create(
            report=report,
            number="2018-0001",
            document=draft.document,
            sha256=files.digest(draft.document),
            version=report.round.version,
            at=clock.now(),
            accepted_at=clock.now(),
        )


def names_in(sent):
    sent.refresh_from_db()
    return {said for _cell, said in people_in(sent.report, sent.answer)}


def counted(kind):
    return next(one.expired.count for one in erasing.preview() if one.holding.code == kind)


def test_people_in_answers_are_kept_as_long_as_their_questions_say(sent):
    with clock.at(date(2021, 5, 19)):
        assert counted("contacts") == 0
    with clock.at(date(2021, 5, 22)):
        assert counted("contacts") == 1
        assert names_in(sent) == {"Zelie Quintard", "zelie@minalogic.example"}
        done = {one.holding.code: one.expired.count for one in erasing.apply()}
        assert done["contacts"] == 1
        assert counted("contacts") == 0
    assert names_in(sent) == set()
    kept = json.loads(sent.document)
    assert kept["people_erased_on"] == "2021-05-22"
    assert sent.sha256 != files.digest(sent.document)
    assert "Zelie" not in str(list(Edit.objects.values_list("rows", flat=True)))
    assert "Zelie" not in sent.report.draft.document
    line = Event.objects.get(action="privacy.erased", what="contacts")
    assert line.detail["count"] == 1
    assert verify().holds


def test_a_file_goes_and_its_receipt_stays():
    report = asked(cluster("Minalogic"))
    old, new = timezone.now() - timedelta(days=4 * 366), timezone.now()
    told = {"report": report, "size": 3, "receipt": {"sheets": []}}
    gone, both = files.keep(b"old"), files.keep(b"both")
    for name, at, sha256 in (("a", old, gone), ("b", old, both), ("c", new, both)):
        Upload.objects.create(name=name, sha256=sha256, at=at, **told)
    with pytest.MonkeyPatch.context() as now:
        now.setattr("django.db.transaction.on_commit", lambda do: do())
        erasing.apply()
    assert not files.path_of(gone).exists()
    assert files.content_of(both) == b"both"
    assert Upload.objects.get(name="a").sha256 == gone


def test_each_rule_of_the_policy_is_about_something_that_can_be_erased():
    can = {one.code for one in holdings() if one.erase and not one.by_definition}
    assert {one.kind for one in current().privacy.retention} == can


def test_looks_and_invitations_go_when_their_time_is_over():
    minalogic, sophie = cluster("Minalogic"), person("head_of_unit")
    with clock.at(date(2018, 1, 10)):
        invite("new@example.org", "manager", by=sophie, cluster=minalogic)
        Look.objects.create(
            day=clock.today(), cluster=minalogic, what="answers", role="officer", reach="health"
        )
    with clock.at(date(2021, 6, 7)):
        told = {one.holding.code: one.expired for one in erasing.preview()}
        assert told["looks"].oldest.date() == date(2018, 1, 10)
        erasing.apply()
    assert not Look.objects.exists()
    assert not Invitation.objects.exists()


def test_who_has_held_no_role_for_a_year_is_forgotten():
    minalogic = cluster("Minalogic")
    with clock.at(date(2020, 1, 1)):
        gone, stays = person("manager", of=minalogic), person("contributor", of=minalogic)
        for one in (gone, stays):
            end_role(one.roles.get(), by=None)
    with clock.at(date(2020, 6, 1)):
        name_role(stays, "contributor", by=None, cluster=minalogic)
    with clock.at(date(2021, 6, 7)):
        erasing.apply()
    gone.refresh_from_db()
    stays.refresh_from_db()
    assert (gone.name, gone.is_active) == ("", False)
    assert stays.name


def test_a_person_is_erased_everywhere_and_the_figures_stay(sent):
    zelie = User.objects.get(roles__cluster=sent.report.cluster)
    zelie.name = "Zelie Quintard"
    zelie.save()
    members = accepted(asked(sent.report.cluster, year=2020), rows=3)
    before, key = members.document, str(zelie.key)
    told = erasing.told_of("zelie quintard")
    assert {one["kind"] for one in told["found"]} == {
        "people and their roles",
        "people in your answers (p)",
    }
    done = erasing.erase_person("Zelie Quintard")
    assert set(done) == {"accounts", "contacts"}
    assert erasing.told_of("Zelie Quintard")["found"] == []
    members.refresh_from_db()
    assert members.document == before
    zelie.refresh_from_db()
    assert str(zelie) == "a person whose name was erased"
    assert str(zelie.key) != key
    assert Event.objects.filter(actor=key).exists()
    assert verify().holds
    assert "Zelie" not in erasing.journal_file().read_text()


def test_nothing_by_which_a_person_signed_in_is_left():
    user = person("manager", of=cluster("Minalogic"), name="Zelie Quintard")
    client = Client()
    client.force_login(user)
    key = client.session.session_key
    UserSession.objects.create(user=user, session_key=key, ip="203.0.113.77", user_agent="Zelies")
    EmailAddress.objects.create(user=user, email=user.email)
    Authenticator.objects.create(user=user, type="webauthn", data={"name": "Zelies key"})
    elsewhere = SocialAccount.objects.create(user=user, provider="region", uid="zelies-number")
    SocialToken.objects.create(account=elsewhere, token="zelies-token")
    about_to = Client().session
    about_to["account_login"] = {"email": user.email}
    about_to.save()
    Feed.objects.create(person=user, token_hash="zelies-calendar")
    Preference.objects.create(person=user, matter="late", choice="never")
    told = str(erasing.told_of(user.email))
    assert "203.0.113.77" in told and "zelies-number" in told and "zelies-token" not in told
    erasing.erase_person(user.email)
    left = {
        one.related_model._meta.label
        for one in User._meta.related_objects
        if one.related_model.objects.filter(**{one.field.name: user}).exists()
    }
    assert left == {"accounts.Role"}
    assert not SocialToken.objects.exists()
    assert not Session.objects.exists()
    user.refresh_from_db()
    assert user.last_login is None and not user.has_usable_password()


def test_a_backup_of_before_brings_nobody_back(sent):
    before = sent.document, sent.report.draft.document
    user = User.objects.get(roles__cluster=sent.report.cluster)
    was = (user.email, user.name, user.key)
    erasing.erase_person(user.email)
    erasing.erase_person("Zelie Quintard")
    journal = erasing.read_journal()
    erasing.journal_file().unlink()
    Submission.objects.update(document=before[0])
    User.objects.filter(pk=user.pk).update(email=was[0], name=was[1], key=was[2], is_active=True)
    for _twice in range(2):
        assert erasing.replay(journal) == len(journal)
    assert "Zelie Quintard" not in names_in(sent)
    user.refresh_from_db()
    assert user.name == ""
    assert erasing.read_journal() == journal


def test_nothing_that_names_a_person_is_in_a_publication(sent):
    made = publish_accepted(by=None)
    assert made.code in {one.code for one in publications()}
    columns = {
        column
        for table in open_publication(made.folder).tables
        for column in made.frame(table).columns
    }
    people = {
        field.code
        for one in current().questionnaires
        for section in one.sections
        for field in section.fields
        if field.personal
    }
    assert people
    assert not columns & people
    whole = b"".join(path.read_bytes() for path in made.folder.rglob("*") if path.is_file())
    assert b"Zelie" not in whole
