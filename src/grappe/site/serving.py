"""Serving the site with gunicorn: one process, a few threads, and a worker beside it."""

import socket
from threading import Thread
from typing import Any

from gunicorn.app.base import BaseApplication

from grappe.site.operations.working import worker_beside


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


def serve(host: str = "127.0.0.1", port: int = 8000, threads: int = 8, workers: int = 1) -> None:
    """Serves until stopped. The data folder is the environment's (GRAPPE_DATA).

    Raises OSError where the port can't be had.
    """
    door = _bound(host, port)
    with worker_beside():
        _Site(
            bind=f"fd://{door}",
            workers=workers,
            threads=threads,
            worker_class="gthread",
            timeout=60,
            graceful_timeout=5,
            loglevel="warning",
            proc_name="grappe",
            control_socket_disable=True,
            post_worker_init=lambda _worker: Thread(target=_warm, daemon=True).start(),
        ).run()


def _warm() -> None:
    """Computes the figures and opens the register before anybody asks: nobody waits for them."""
    from django.db import connections

    from grappe.identity import Line
    from grappe.site.dashboards.audience import get_ready
    from grappe.site.organisations.proposing import propose
    from grappe.workbook import get_ready_to_read

    get_ready_to_read()
    get_ready()
    propose([Line(0, "Grappe")])
    connections.close_all()


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
