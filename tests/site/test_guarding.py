"""Every answer tells a browser what not to do; no page needs what is forbidden to it."""

import re

import pytest
from django.conf import settings
from django.test import Client, override_settings

from grappe.site.environment import cookie
from tests.messages import SOURCES
from tests.site.making import person

ANSWERS = {
    "a page": ("/sign-in", 200),
    "allauth's own": ("/password", 200),
    "a page that leads on": ("/", 302),
    "nothing there": ("/nowhere", 404),
    "a script": ("/static/look/grappe.js", 200),
    "a drawing": ("/static/look/grappe.svg", 200),
    "the documentation of the API": ("/api/v1/docs", 200),
    "an answer of the API": ("/api/v1/releases", 200),
    "a refusal of the API": ("/api/v1/figures", 401),
}
NO_PAGES = {"mail.html"}
"""An e-mail, which no browser of ours shows."""
FORBIDDEN = {
    "an inline style": r"\sstyle\s*=",
    "an inline script": r"<script(?![^>]*\bsrc=)",
    "a style element": r"<style",
    "code in an attribute": r"\son[a-z]+\s*=\s*[\"']|\shx-on|javascript:|hx-vals=[\"']js:",
}


def policy(answer) -> dict[str, set[str]]:
    told = answer.headers["Content-Security-Policy"].split(";")
    return {name: set(allowed) for name, *allowed in (one.split() for one in told)}


@pytest.mark.django_db
@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_allows_what_comes_from_here_and_nothing_else(what):
    address, status = ANSWERS[what]
    answer = Client().get(address)
    assert answer.status_code == status
    told = policy(answer)
    assert told["default-src"] == told["frame-ancestors"] == told["base-uri"] == {"'none'"}
    assert told.pop("require-trusted-types-for") == {"'script'"}
    assert told.pop("trusted-types") == {"grappe"}
    assert set().union(*told.values()) == {"'none'", "'self'"}
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in answer.headers["Permissions-Policy"]


@pytest.mark.django_db
def test_no_script_reads_a_cookie_and_no_other_page_sends_one():
    client, password = Client(), "a long enough sentence"
    email = person("elected", password=password).email
    client.get("/sign-in")
    client.post("/sign-in", {"login": email, "password": password})
    client.post("/language", {"language": "en"})
    kept = client.cookies
    assert set(kept) == {"sessionid", "csrftoken", "django_language"}
    assert {one["samesite"] for one in kept.values()} == {"Lax"}
    assert all(one["httponly"] for one in kept.values())
    assert cookie("sessionid", https=True) == "__Host-sessionid"


@pytest.mark.django_db
def test_who_signs_out_leaves_no_page_behind_and_loses_nothing_that_was_not_sent():
    client = Client()
    client.force_login(person("elected"))
    answer = client.post("/sign-out")
    assert answer.headers["location"] == "/sign-in"
    assert answer.headers["Clear-Site-Data"] == '"cache"'


@pytest.mark.django_db
def test_a_page_that_breaks_is_guarded_too(monkeypatch):
    monkeypatch.setattr("grappe.site.accounts.door.signing.SignIn.get", _breaks)
    answer = Client(raise_request_exception=False).get("/sign-in")
    assert answer.status_code == 500
    assert policy(answer)["default-src"] == {"'none'"}
    assert "camera=()" in answer.headers["Permissions-Policy"]


def _breaks(*_args, **_named):
    raise ZeroDivisionError


@pytest.mark.django_db
@override_settings(SECURE_HSTS_SECONDS=60, SECURE_HSTS_INCLUDE_SUBDOMAINS=True)
def test_over_https_a_browser_is_told_to_stay_there():
    said = Client().get("/sign-in", secure=True).headers["Strict-Transport-Security"]
    assert said == "max-age=60; includeSubDomains"


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_template_holds(what):
    pages = [one for one in SOURCES.rglob("templates/**/*.html") if one.name not in NO_PAGES]
    found = [one.name for one in pages if re.search(FORBIDDEN[what], one.read_text(), re.I)]
    assert found == []


def test_no_script_of_ours_makes_code_out_of_text():
    scripts = list(SOURCES.rglob("static/**/*.js"))
    made = re.compile(r"\beval\(|new Function|document\.write|setTimeout\(\s*[\"'`]")
    assert [one.name for one in scripts if made.search(one.read_text())] == []
    assert len(scripts) > 5


def test_text_becomes_html_in_one_script_alone():
    scripts = list(SOURCES.rglob("static/**/*.js"))
    made = re.compile(r"(inner|outer)HTML\s*=[^=]|insertAdjacentHTML|DOMParser|Fragment\(")
    assert [one.name for one in scripts if made.search(one.read_text())] == ["trusted.js"]


def test_the_policy_names_no_host():
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert "unsafe" not in repr(allowed)
    assert "http" not in repr({name: one for name, one in allowed.items() if name[:3] != "upg"})
