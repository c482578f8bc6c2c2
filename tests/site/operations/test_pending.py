from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from grappe.site.accounts.inviting import accept, invite
from grappe.site.operations import pending
from grappe.site.operations.models import Task
from grappe.site.operations.pending import do_pending_work, later
from tests.site.making import person

pytestmark = pytest.mark.django_db


@pytest.fixture
def done(monkeypatch):
    """What was done, by a verb that notes it; "fail" fails."""
    calls = []

    def verb(what):
        calls.append(what)
        if what == "fail":
            raise OSError("no answer")

    monkeypatch.setattr(pending, "verb", lambda kind: verb)
    return calls


def fall_due():
    Task.objects.update(due=timezone.now() - timedelta(seconds=1))


def test_a_task_is_done_once(done):
    later("note", what="a")
    assert (do_pending_work(), do_pending_work()) == (1, 0)
    assert done == ["a"]


def test_a_task_that_fails_is_tried_again_later_and_given_up_in_the_end(done):
    later("note", what="fail")
    assert do_pending_work() == 0
    task = Task.objects.get()
    assert task.error == "OSError: no answer"
    assert task.due > timezone.now()
    for _ in range(2 * pending.MOST_TRIES):
        fall_due()
        do_pending_work()
    assert len(done) == pending.MOST_TRIES


def test_one_that_fails_does_not_hold_up_the_others(done):
    later("note", what="fail")
    later("note", what="b")
    assert do_pending_work() == 1
    assert done == ["fail", "b"]


def test_work_that_was_killed_falls_due_again(done, monkeypatch):
    def killed(**_):
        raise KeyboardInterrupt

    later("note", what="a")
    with monkeypatch.context() as one, pytest.raises(KeyboardInterrupt):
        one.setattr(pending, "verb", lambda kind: killed)
        do_pending_work()
    assert do_pending_work() == 0
    fall_due()
    assert do_pending_work() == 1
    assert done == ["a"]


def test_two_workers_never_do_one_task_both(done):
    later("note", what="a")
    seen = Task.objects.get()
    assert do_pending_work() == 1
    assert not pending._claim(seen)


def test_an_invitation_is_mailed_by_the_worker_not_by_the_page():
    token = invite("ada@example.org", "elected", by=person("head_of_unit"))
    assert not mail.outbox
    assert token not in str(Task.objects.values().get())
    assert do_pending_work() == 1
    assert token in mail.outbox[0].body


def test_an_invitation_that_was_accepted_meanwhile_is_not_mailed():
    token = invite("ada@example.org", "elected", by=person("head_of_unit"))
    accept(token, name="Ada", password="a long enough sentence")
    assert do_pending_work() == 1
    assert not mail.outbox
