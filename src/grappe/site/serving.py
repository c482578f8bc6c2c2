"""Serving the site with gunicorn: one process, a few threads."""

from typing import Any

from gunicorn.app.base import BaseApplication


class _Site(BaseApplication):  # type: ignore[misc]
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
    """Serves until stopped. The data folder is the environment's (GRAPPE_DATA)."""
    _Site(
        bind=f"{host}:{port}",
        workers=workers,
        threads=threads,
        worker_class="gthread",
        timeout=60,
        loglevel="warning",
        proc_name="grappe",
    ).run()
