"""Serving the site with gunicorn: two processes, a few threads, and a worker beside them."""

import atexit
import gc
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from threading import Thread
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger

from grappe.site.operations.working import worker_beside


class _Log(Logger):
    """gunicorn's own words, in the same lines as everybody's."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers, self.error_log.propagate = [], True


class _Site(BaseApplication):
    def __init__(self, **options: Any) -> None:
        self._options = options
        super().__init__()

    def load_config(self) -> None:
        for name, value in self._options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from grappe.site.wsgi import application

        return application


PROCESSES = min(2, os.cpu_count() or 1)
"""While one reads somebody's five thousand rows the other answers; more are served on a port of
their own, behind a proxy."""
_TURN = 0.001
"""Seconds after which a thread that computes lets another one go on, a fifth of what Python gives:
a page asks the database a dozen times, and waits a turn after each."""


def serve(
    host: str = "127.0.0.1", port: int = 8000, threads: int = 8, workers: int = PROCESSES
) -> None:
    """Serves until stopped. The data folder is the environment's (GRAPPE_DATA).

    Raises OSError where the port can't be had.
    """
    door = _bound(host, port)
    with worker_beside(), _counting_together():
        _Site(
            bind=f"fd://{door}",
            workers=workers,
            threads=threads,
            worker_class="gthread",
            timeout=60,
            graceful_timeout=5,
            loglevel="warning",
            proc_name="grappe",
            logger_class=_Log,
            child_exit=_counts_no_more,
            control_socket_disable=True,
            post_worker_init=_begin,
        ).run()


def _counts_no_more(_server: Any, worker: Any) -> None:
    """Imported late: prometheus_client asks the environment for its folder when it is loaded."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)


@contextmanager
def _counting_together() -> Iterator[None]:
    """A folder in which this server's processes count what they answer, gone with the server."""
    with TemporaryDirectory(prefix="grappe-counts-") as folder:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
        yield


def _begin(_worker: Any) -> None:
    sys.setswitchinterval(_TURN)
    Thread(target=_warm, daemon=True).start()


def _warm() -> None:
    """Computes the figures and opens the register before anybody asks: nobody waits for them, nor
    while memory is tidied for what is there from then on (`gc.freeze`)."""
    from django.db import connections

    from grappe.identity import Line
    from grappe.site.dashboards.audience import get_ready
    from grappe.site.organisations.proposing import propose
    from grappe.site.policy.reading import current
    from grappe.workbook import get_ready_to_read

    get_ready_to_read(current().questionnaires)
    get_ready()
    propose([Line(0, "Grappe")])
    connections.close_all()
    gc.collect()
    gc.freeze()
    atexit.register(gc.unfreeze)


def _bound(host: str, port: int) -> int:
    """A socket's number, for gunicorn to listen on and to close."""
    door = socket.socket()
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind((host, port))
    except OSError:
        door.close()
        raise
    return door.detach()
