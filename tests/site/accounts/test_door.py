"""Signing in, second factors, sessions: as allauth is told to do it here."""

import re
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from django.utils import timezone

from grappe.site.accounts.door import second
from grappe.site.accounts.models import NeedsSecondFactor, User
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work
from grappe.site.trail.models import Event
from tests.site.making import cluster, person

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough sentence"
IN = reverse("account_login")
ENGLISH = {"accept-language": "en"}


def signs_in(client: Client, user: User, password: str = PASSWORD, **more: str):
    return client.post(IN, {"login": user.email, "password": password, **more}, headers=ENGLISH)


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def came_in(user: User) -> Client:
    client = Client()
    signs_in(client, user)
    assert is_in(client)
    return client


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def sets_up_application(client: Client) -> tuple[str, list[str]]:
    """The secret that the application now keeps, and the recovery codes that are shown once."""
    page = client.get(reverse("mfa_activate_totp"), headers=ENGLISH)
    assert "<svg" in page.text and "style=" not in page.text and "<script>" not in page.text
    secret = page.context["form"].secret
    answer = client.post(reverse("mfa_activate_totp"), {"code": code_now(secret)})
    shown = client.get(answer.headers["location"], headers=ENGLISH).text
    return secret, re.findall(r"<code>(\d{8})</code>", shown)


def test_a_password_lets_somebody_in_where_they_were_going():
    user, client = person("elected", password=PASSWORD), Client()
    answer = signs_in(client, user, next="/stories?theme=1")
    assert answer.headers["location"] == "/stories?theme=1"


def test_a_page_elsewhere_is_not_where_one_is_led():
    answer = signs_in(Client(), person("elected", password=PASSWORD), next="//evil.example/x")
    assert answer.headers["location"] == "/"


def test_an_unknown_address_is_answered_like_a_wrong_password():
    known = signs_in(Client(), person("elected", password=PASSWORD), "something else entirely")
    unknown = signs_in(Client(), User(email="nobody@example.org"), "something else entirely")
    bare = [
        re.sub(r"csrf\w+\" value=\"\w+|value=\"\S+@\S+\"", "", one.text) for one in (known, unknown)
    ]
    assert bare[0] == bare[1]
    assert known.status_code == unknown.status_code


@pytest.mark.parametrize("name", ["account_request_login_code", "account_reset_password"])
def test_asking_by_mail_tells_nobody_who_is_here(name):
    user = person("elected", password=PASSWORD)
    answers = []
    for address in (user.email, "nobody@example.org"):
        client = Client()
        answer = client.post(reverse(name), {"email": address}, headers=ENGLISH)
        page = client.get(answer.headers["location"], headers=ENGLISH).text
        answers.append((answer.headers["location"], re.sub(r"csrf\w+\" value=\"\w+", "", page)))
    assert answers[0] == answers[1]
    do_pending_work()
    assert [one.to for one in mail.outbox] == [[user.email]]


def asked_for_code(user: User) -> tuple[Client, str]:
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": user.email})
    do_pending_work()
    found = re.search(r"code=(\S+)", mail.outbox[-1].body)
    assert found is not None
    return client, found[1]


def test_a_code_by_mail_lets_somebody_in():
    client, code = asked_for_code(person("elected"))
    here = reverse("account_confirm_login_code")
    assert f'value="{code}"' in client.get(f"{here}?code={code}").text
    client.post(here, {"code": code.lower().replace("-", "")})
    assert is_in(client)


def test_what_waits_to_be_mailed_holds_no_code():
    client, code = asked_for_code(person("elected"))
    told = str(Task.objects.values_list("payload", "error"))
    assert code not in told and code.replace("-", "") not in told
    assert not is_in(client)


def test_a_code_opens_only_the_browser_that_asked_for_it():
    _client, code = asked_for_code(person("elected"))
    other = Client()
    other.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(other)


def test_three_wrong_codes_close_the_door():
    client, code = asked_for_code(person("elected"))
    here = reverse("account_confirm_login_code")
    for _n in range(3):
        client.post(here, {"code": "BBBB-BBBB"})
    client.post(here, {"code": code})
    assert not is_in(client)


def test_a_forgotten_password_is_replaced_by_a_link_that_opens_once():
    user, client = person("elected", password=PASSWORD), Client()
    client.post(reverse("account_reset_password"), {"email": user.email})
    do_pending_work()
    found = re.search(r"http://localhost:8000(\S+)", mail.outbox[0].body)
    assert found is not None
    page = client.get(found[1], follow=True)
    words = {"password1": "quite another sentence", "password2": "quite another sentence"}
    client.post(page.redirect_chain[-1][0], words)
    assert is_in(_with(user, "quite another sentence"))
    assert "no longer opens" in Client().get(found[1], follow=True, headers=ENGLISH).text


def _with(user: User, password: str) -> Client:
    client = Client()
    signs_in(client, user, password)
    return client


def test_signing_in_asks_for_the_second_factor_that_was_set_up():
    user = person("elected", password=PASSWORD)
    secret, _codes = sets_up_application(came_in(user))
    client = Client()
    answer = signs_in(client, user, next="/stories")
    assert answer.headers["location"].startswith(reverse("mfa_authenticate"))
    assert not is_in(client)
    client.post(reverse("mfa_authenticate"), {"code": "000000"})
    assert not is_in(client)
    cache.clear()
    answer = client.post(reverse("mfa_authenticate"), {"code": code_now(secret)})
    assert is_in(client)
    assert answer.headers["location"] == "/stories"


def test_a_code_by_mail_does_not_replace_the_second_factor():
    user = person("elected", password=PASSWORD)
    sets_up_application(came_in(user))
    client, code = asked_for_code(user)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_in(client)


def test_a_recovery_code_opens_once():
    user = person("elected", password=PASSWORD)
    _secret, codes = sets_up_application(came_in(user))
    assert len(codes) == 10
    opened = []
    for _n in range(2):
        client = Client()
        signs_in(client, user)
        client.post(reverse("mfa_authenticate"), {"code": codes[0]})
        opened.append(is_in(client))
    assert opened == [True, False]


def test_recovery_codes_are_shown_once():
    client = came_in(person("elected", password=PASSWORD))
    _secret, codes = sets_up_application(client)
    again = client.get(reverse("mfa_view_recovery_codes")).text
    assert not any(code in again for code in codes)


def test_a_copy_of_the_database_opens_no_second_factor():
    user = person("elected", password=PASSWORD)
    secret, _codes = sets_up_application(came_in(user))
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert secret not in kept


def test_with_another_key_no_code_goes_with_what_was_kept():
    user = person("elected", password=PASSWORD)
    secret, _codes = sets_up_application(came_in(user))
    with override_settings(SECRET_KEY="another installation's"):
        kept = Authenticator.objects.get(user=user, type="totp").wrap()
        assert not kept.validate_code(code_now(secret))
        assert not kept.validate_code("")


def test_changing_how_one_signs_in_is_told_by_mail(django_capture_on_commit_callbacks):
    client = came_in(person("elected", password=PASSWORD))
    with django_capture_on_commit_callbacks(execute=True):
        sets_up_application(client)
    do_pending_work()
    assert "An application gives codes for your access now" in mail.outbox[0].body


def test_after_a_quarter_of_an_hour_one_shows_again_that_it_is_oneself(monkeypatch):
    client = came_in(person("elected", password=PASSWORD))
    later = time.time() + 16 * 60
    monkeypatch.setattr("grappe.site.accounts.door.people.time", lambda: later)
    answer = client.get(reverse("mfa_activate_totp"))
    assert answer.headers["location"].startswith(reverse("account_reauthenticate"))
    assert client.get(answer.headers["location"]).status_code == 200


ROLE = "officer"
INBOX = reverse("rounds:inbox") + "?domain=health"


@pytest.fixture
def officers_need_one() -> User:
    head = person("head_of_unit")
    second.require([ROLE], by=head)
    return head


@pytest.mark.usefixtures("officers_need_one")
def test_who_needs_a_second_factor_is_led_to_it_then_on():
    client = came_in(person(ROLE, of="health", password=PASSWORD))
    answer = client.get(INBOX)
    assert answer.headers["location"] == reverse("mfa_index")
    assert (
        "Your role needs a second factor" in client.get(reverse("mfa_index"), headers=ENGLISH).text
    )
    sets_up_application(client)
    onward = client.get(reverse("mfa_index"), headers=ENGLISH).text
    assert f'href="{INBOX}"' in onward
    assert client.get(reverse("rounds:inbox")).status_code == 200


@pytest.mark.usefixtures("officers_need_one")
def test_other_roles_go_on_as_before():
    client = came_in(person("head_of_unit", password=PASSWORD))
    assert client.get(reverse("rounds:inbox")).status_code == 200


def test_what_somebody_was_writing_is_still_taken():
    user = person(ROLE, of="health", password=PASSWORD)
    client = came_in(user)
    NeedsSecondFactor.objects.create(kind=ROLE, since=timezone.now() + timedelta(seconds=1))
    assert client.get(reverse("rounds:inbox")).headers["location"] == reverse("mfa_index")
    assert "location" not in client.post(reverse("rounds:accept", args=[0])).headers


@pytest.mark.usefixtures("officers_need_one")
def test_who_signed_in_afterwards_sends_nothing_without_it():
    client = came_in(person(ROLE, of="health", password=PASSWORD))
    answer = client.post(reverse("rounds:accept", args=[0]))
    assert answer.headers["location"] == reverse("mfa_index")
    answer = client.get("/api/v1/publications")
    assert answer.status_code == 403


def test_whoever_names_people_says_which_roles_need_one():
    client = Client()
    client.force_login(person("administrator"))
    address = reverse("accounts:second_factors")
    client.post(address, {"kinds": ["officer", "head_of_unit"]})
    assert set(NeedsSecondFactor.objects.values_list("kind", flat=True)) == {
        "officer",
        "head_of_unit",
    }
    client.post(address, {"kinds": ["officer"]})
    assert NeedsSecondFactor.objects.get().kind == "officer"
    assert Event.objects.filter(action="second_factor.required").count() == 2


def test_a_lost_telephone_is_taken_away_with_its_sessions_and_told():
    user = person("elected", password=PASSWORD)
    client = came_in(user)
    sets_up_application(client)
    head = Client()
    head.force_login(person("head_of_unit"))
    page = head.get(reverse("accounts:second_factors"), headers=ENGLISH).text
    assert user.name in page
    head.post(reverse("accounts:take_away_factor"), {"person": user.pk})
    assert not is_in(client)
    assert is_in(_with(user, PASSWORD))
    do_pending_work()
    assert "taken away" in mail.outbox[-1].body


def test_somebody_ends_their_session_elsewhere():
    user = person("elected", password=PASSWORD)
    here, there = came_in(user), came_in(user)
    page = here.get(reverse("accounts:sessions"), headers=ENGLISH)
    assert "2 places" in page.text
    other = next(seat for seat in page.context["seats"] if not seat.is_this)
    here.post(reverse("accounts:end_sessions"), {"session": other.pk})
    assert (is_in(here), is_in(there)) == (True, False)


def test_nobody_ends_somebody_elses_session():
    theirs, mine = (came_in(person("elected", password=PASSWORD)) for _n in range(2))
    seat = theirs.get(reverse("accounts:sessions")).context["seats"][0]
    mine.post(reverse("accounts:end_sessions"), {"session": seat.pk})
    mine.post(reverse("accounts:end_sessions"))
    assert is_in(theirs)


LIMITS = {"login_failed": "60/m/ip,5/5m/key", "reset_password": "3/m/ip"}


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS)
def test_guesses_are_counted_by_the_person_they_are_about():
    cluster()
    user, other = (person("elected", password=PASSWORD) for _n in range(2))
    for n in range(5):
        signs_in(Client(REMOTE_ADDR=f"192.0.2.{n}"), user, f"a guess, number {n} of them")
    late = Client(REMOTE_ADDR="192.0.2.99")
    assert "Too many tries" in signs_in(late, user).text
    assert not is_in(late)
    assert is_in(_with(other, PASSWORD))


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS)
def test_the_count_stands_in_the_database_for_all_processes():
    signs_in(Client(), person("elected", password=PASSWORD), "a guess, and a wrong one")
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM counted WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone()[0] == 2


@override_settings(ACCOUNT_RATE_LIMITS=LIMITS, ALLAUTH_TRUSTED_PROXY_COUNT=1)
def test_behind_a_proxy_each_visitor_counts_alone_and_nobody_writes_their_own_address():
    address, words = reverse("account_reset_password"), {"email": "nobody@example.org"}

    def asks(forwarded: str) -> int:
        return Client().post(address, words, headers={"x-forwarded-for": forwarded}).status_code

    assert [asks(f"203.0.113.{n}, 192.0.2.1") for n in range(4)] == [302, 302, 302, 429]
    assert asks("192.0.2.2") == 302
