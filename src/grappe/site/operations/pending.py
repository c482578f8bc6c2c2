"""Leaving a task for later, and doing what is due.

Machine time is meant here, so a demonstration's standing clock is not asked.
"""

import logging
from datetime import timedelta
from typing import Any, Protocol

from django.utils import timezone

from grappe.site import clock
from grappe.site.operations.kinds import verb
from grappe.site.operations.models import Task

MOST_TRIES = 8
LEASE = timedelta(minutes=5)
FIRST_WAIT = timedelta(minutes=1)

_log = logging.getLogger(__name__)


class Person(Protocol):
    """Whoever acts, named by a number."""

    pk: Any


def later(kind: str, **payload: Any) -> Task:
    """Leaves a task; it exists if and only if the transaction around it is committed."""
    return Task.objects.create(kind=kind, payload=payload)


def try_again(kind: str) -> None:
    """What of a kind failed so far is due now: what it waited for is there again."""
    Task.objects.filter(kind=kind, done_at=None).update(due=timezone.now(), tries=0)


def word_of(matter: str, *, by: Person | None, **about: int) -> Task:
    """Leaves word of what happened now, for the room `news` to tell whoever should hear of it:
    `matter` is one of its matters, `about` the keys of what it is about, `by` who did it."""
    moment = clock.now().isoformat()
    return later("news", matter=matter, at=moment, by=by.pk if by else None, **about)


def do_pending_work() -> int:
    """Does every task that is due and gives how many were done.

    Each is claimed by moving its `due` by a lease: two workers never do one at a time, and what
    was at work when a worker was killed falls due again.
    """
    waiting = Task.objects.filter(done_at=None, due__lte=timezone.now(), tries__lt=MOST_TRIES)
    return sum(_do(task) for task in list(waiting) if _claim(task))


def _claim(task: Task) -> bool:
    seen, task.due = task.due, timezone.now() + LEASE
    task.tries += 1
    mine = Task.objects.filter(pk=task.pk, due=seen, done_at=None)
    return bool(mine.update(due=task.due, tries=task.tries))


def _do(task: Task) -> bool:
    try:
        verb(task.kind)(**task.payload)
    except Exception as wrong:
        _put_off(task, wrong)
        return False
    task.done_at, task.error = timezone.now(), ""
    task.save(update_fields=["done_at", "error"])
    return True


def _put_off(task: Task, wrong: Exception) -> None:
    """Four times longer each time: a minute, four, a quarter of an hour, … a week in all."""
    about = {"task": task.pk, "kind": task.kind, "try": task.tries}
    _log.warning("a task failed", exc_info=wrong, extra={"told": about})
    task.due = timezone.now() + FIRST_WAIT * 4 ** (task.tries - 1)
    task.error = f"{type(wrong).__name__}: {wrong}"[:300]
    task.save(update_fields=["due", "error"])
