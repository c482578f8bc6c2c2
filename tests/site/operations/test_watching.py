"""Machines ask whether it is well; a person asks what to change."""

import os
import time

import pytest
from django.conf import settings
from django.core.checks import run_checks
from django.db import connection
from django.test import Client, override_settings

from grappe.site.operations.models import Task
from grappe.site.operations.pending import later
from grappe.site.operations.watching import health
from grappe.site.operations.watching.doctor import examine
from grappe.site.operations.working import work_once

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
PRODUCTION = {
    # A journey in a browser, in the same run, may have set what no installation sets.
    "SILENCED_SYSTEM_CHECKS": [*settings.SILENCED_SYSTEM_CHECKS, "async.E001"],
    "HTTPS": True,
    "ADDRESS": "https://grappe.example.org",
    "ALLOWED_HOSTS": ["grappe.example.org"],
    "SESSION_COOKIE_SECURE": True,
    "CSRF_COOKIE_SECURE": True,
    "SECURE_SSL_REDIRECT": True,
    "SECURE_HSTS_SECONDS": 31_536_000,
    "SECURE_HSTS_INCLUDE_SUBDOMAINS": True,
    "SECRET_KEY": "a long one made of different signs: 0123456789 abcdefghijklmnopqrstu",
    "METRICS_TOKEN": "0123456789abcdef0123456789abcdef",
    "ALLAUTH_TRUSTED_PROXY_COUNT": 1,
}


def said(setting: str) -> list[tuple[str, str]]:
    return [(one.state, one.change) for one in examine() if one.setting == setting]


def test_it_is_healthy_without_a_database(django_db_blocker):
    with django_db_blocker.block():
        assert Client().get("/health").json() == {"healthy": True}


def test_it_is_ready_once_everything_is_well():
    assert Client().get("/ready").json()["checks"]["worker"] is False
    work_once()
    answer = Client().get("/ready")
    assert (answer.status_code, answer.json()["ready"]) == (200, True)


def test_it_is_not_ready_without_a_worker():
    work_once()
    long_ago = time.time() - health.LATE - 1
    os.utime(settings.DATA / "worker-beat", (long_ago, long_ago))
    answer = Client().get("/ready")
    assert answer.status_code == 503
    assert [name for name, well in answer.json()["checks"].items() if not well] == ["worker"]


def test_it_is_not_ready_where_a_migration_waits():
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'rounds'")
    assert Client().get("/ready").json()["checks"]["migrations"] is False


def test_it_is_not_ready_where_nothing_can_be_kept(tmp_path):
    with override_settings(DATA=tmp_path / "gone"):
        assert not health.can_write()


def test_it_is_not_ready_on_a_full_disk(monkeypatch):
    monkeypatch.setattr(health, "FREE", 10**18)
    assert Client().get("/ready").json()["checks"]["disk_space"] is False


def test_prometheus_reads_how_many_answers_there_were_and_what_waits():
    Client().get("/sign-in")
    later("invitation", pk=0)
    Task.objects.update(due="2021-01-01T00:00Z")
    told = Client().get("/metrics").content.decode()
    assert 'grappe_answers_total{method="GET",page="account_login",status="2xx"}' in told
    assert 'grappe_answer_seconds_bucket{le="0.3",page="account_login"}' in told
    assert "grappe_tasks_waiting 1.0" in told
    assert "grappe_ready_database 1.0" in told


@pytest.mark.parametrize(
    ("token", "asked", "status"),
    [
        ("", {}, 200),
        ("", {"REMOTE_ADDR": "203.0.113.9"}, 403),
        ("", {"HTTP_X_FORWARDED_FOR": "127.0.0.1"}, 403),
        ("hidden", {}, 403),
        ("hidden", {"HTTP_AUTHORIZATION": "Bearer hiddem"}, 403),
        ("hidden", {"HTTP_AUTHORIZATION": "Bearer hidden", "REMOTE_ADDR": "203.0.113.9"}, 200),
    ],
)
def test_measures_are_for_this_machine_or_for_who_knows_the_token(token, asked, status):
    with override_settings(METRICS_TOKEN=token):
        assert Client().get("/metrics", **asked).status_code == status


@override_settings(**PRODUCTION)
def test_under_production_settings_django_finds_nothing_to_change():
    assert [
        one.id for one in run_checks(include_deployment_checks=True) if not one.is_silenced()
    ] == []


@override_settings(**PRODUCTION)
def test_production_settings_have_no_problem():
    """The tests' own PostgreSQL is told to be quick, not safe: that is said, and rightly."""
    found = {one.setting for one in examine() if one.state == "problem"}
    assert found == ({"DATABASE_URL"} if connection.vendor == "postgresql" else set())


@pytest.mark.parametrize(
    ("changed", "setting"),
    [
        ({"ADDRESS": "grappe.example.org"}, "GRAPPE_ADDRESS"),
        ({"ADDRESS": "https://elsewhere.example.org"}, "GRAPPE_HOSTS"),
        ({"ALLOWED_HOSTS": ["*"]}, "GRAPPE_HOSTS"),
        ({"ADDRESS": "http://grappe.example.org"}, "GRAPPE_HTTPS"),
        ({"HTTPS": False}, "GRAPPE_HTTPS"),
        ({"DEBUG": True}, "GRAPPE_DEBUG"),
        ({"SECRET_KEY": "short"}, "GRAPPE_SECRET_KEY"),
        ({"METRICS_TOKEN": "short"}, "GRAPPE_METRICS_TOKEN"),
        ({"CLAMD": "/nowhere/clamd.ctl"}, "GRAPPE_CLAMD"),
        ({"SESSION_COOKIE_SECURE": False}, "security.W012"),
        ({"ALLAUTH_TRUSTED_PROXY_COUNT": 0}, "GRAPPE_PROXIES"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_the_doctor_says_what_to_change(changed, setting):
    with override_settings(**PRODUCTION | changed):
        problems = [change for state, change in said(setting) if state == "problem"]
    assert problems
    assert all(problems)


def test_a_mail_server_that_does_not_answer_is_a_problem(monkeypatch):
    monkeypatch.setenv("GRAPPE_MAIL_HOST", "127.0.0.1")
    with override_settings(EMAIL_HOST="127.0.0.1", EMAIL_PORT=9):
        assert "problem" in {state for state, _change in said("GRAPPE_MAIL_HOST")}


def test_a_misspelt_setting_is_noticed(monkeypatch):
    monkeypatch.setenv("GRAPPE_HTTP", "1")
    assert said("GRAPPE_HTTP") == [("advice", "Did you mean GRAPPE_HTTPS?")]
