"""What is written down is a line of JSON each, and tells of nobody."""

import io
import json
import logging
from collections.abc import Iterator
from logging.config import dictConfig

import pytest
from django.test import Client

from grappe.site.logs import settings_of_logs
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work, later
from tests.site.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
NAME, MAIL, TYPED = "Wilhelmine Zwetschge", "wilhelmine@zwetschge.example", "only-she-typed-this"
MARKS = ("Wilhelmine", "zwetschge", TYPED)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """Everything that is written down while a test runs, from the least important line on."""
    said, root = io.StringIO(), logging.getLogger()
    kept, level = root.handlers[:], root.level
    told = settings_of_logs("DEBUG")
    told["handlers"]["stderr"]["stream"] = said
    try:
        dictConfig(told)
        yield said
    finally:
        root.handlers, root.level = kept, level


def lines(written: io.StringIO) -> list[dict]:
    return [json.loads(line) for line in written.getvalue().splitlines()]


def breaks(*_given, **_named):
    raise ValueError(f"{NAME} <{MAIL}> wrote {TYPED}")


def test_an_answer_is_told_by_the_name_of_its_page(written):
    Client().get(f"/sign-in?next=/{TYPED}")
    line = lines(written)[-1]
    assert {one: line[one] for one in ("page", "method", "status")} == {
        "page": "account_login",
        "method": "GET",
        "status": 200,
    }
    assert line["timestamp"].endswith("Z")
    assert line["logger"] == "grappe.answers"


def test_an_error_is_told_by_its_kind_and_its_place(written, monkeypatch):
    monkeypatch.setattr("grappe.site.accounts.views.clusters_of", breaks)
    client = Client(raise_request_exception=False)
    client.force_login(person())
    client.get(f"/account?q={TYPED}")
    error = next(line for line in lines(written) if line["level"] == "error")
    assert error["error"] == "ValueError"
    assert error["where"][-1].endswith(" breaks")
    assert error["status"] == 500


def test_nobody_is_named_whatever_happens(written, monkeypatch):
    woman = person("head_of_unit", name=NAME)
    woman.email = MAIL
    woman.save()
    known, stranger = Client(raise_request_exception=False), Client(raise_request_exception=False)
    known.force_login(woman)
    known.get("/account")
    known.get(f"/nowhere/{TYPED}")
    known.get("/style")
    stranger.get(f"/welcome/{TYPED}")
    stranger.get(f"/password/new/1-{TYPED}")
    stranger.post("/sign-in", {"login": MAIL, "password": TYPED})
    stranger.get("/sign-in", headers={"host": "zwetschge.example"})
    Client(enforce_csrf_checks=True).post("/sign-in", {"login": MAIL})
    monkeypatch.setattr("grappe.site.accounts.views.clusters_of", breaks)
    known.get(f"/account?q={TYPED}")
    monkeypatch.setattr("grappe.site.releases.releasing.make", breaks)
    later("release", code="2021-06")
    Task.objects.update(due="2021-01-01T00:00Z")
    do_pending_work()
    logging.getLogger("elsewhere").warning("sent to %s", "someone@zwetschge.invalid")
    told = written.getvalue()
    assert len(lines(written)) > 10
    assert any(line.get("error") == "ValueError" for line in lines(written))
    for mark in MARKS:
        assert mark not in told
