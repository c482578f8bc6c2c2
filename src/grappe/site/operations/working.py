"""The worker: does what is due, again and again, until told to stop."""

import logging
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event

from django.conf import settings
from django.db import close_old_connections

from grappe.disk import sweep
from grappe.site.meetings.appointing import count_due
from grappe.site.news.daily import remind_in_the_morning
from grappe.site.operations.pending import do_pending_work
from grappe.site.operations.watching.health import beat
from grappe.site.organisations.register.noting import notice_new_register
from grappe.site.preparing import open_due_rounds
from grappe.site.trail.sealing import seal_daily

PAUSE = 2.0
"""Seconds between two looks at the table."""

_log = logging.getLogger(__name__)


def work(goes_on: Callable[[], bool] = lambda: True) -> None:
    """Works until SIGTERM or Ctrl-C, or until `goes_on` says no; a task at work is finished. What
    killed processes left unfinished in the data folder is taken away first."""
    sweep(Path(settings.DATA))
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    while goes_on() and not stop.is_set():
        close_old_connections()
        work_once()
        stop.wait(PAUSE)


def work_once() -> int:
    """Rounds whose day has come, votes that are over, a register that is new, the day's seal of
    the trail, every task that is due, then the day's reminders, so that its digest holds all that
    happened; gives how many tasks were done."""
    try:
        beat()
        open_due_rounds()
        count_due()
        notice_new_register()
        seal_daily()
        done = do_pending_work()
        remind_in_the_morning()
        return done
    except Exception:
        _log.exception("the worker goes on")
        return 0


@contextmanager
def worker_beside() -> Iterator[None]:
    """A worker as a process of its own, on the same data folder; it ends with this process
    (not with one that is forked from it)."""
    here = os.getpid()
    child = subprocess.Popen(
        [sys.executable, "-m", "grappe.site.operations"],
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        env={**os.environ, "GRAPPE_PARENT": str(here)},
    )
    try:
        yield
    finally:
        if os.getpid() == here:
            child.terminate()
            child.wait(timeout=30)
