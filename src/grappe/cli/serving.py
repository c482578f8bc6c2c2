"""Serving from the terminal, with one clear line where the port can't be had."""

import os
import sys
from pathlib import Path
from typing import NoReturn

from grappe.cli import options
from grappe.cli.words import PORT_TAKEN


def serve_afresh(port: int, data: Path, lang: str) -> NoReturn:
    """Goes on as a new process that serves: the server forks, and threads that building has begun
    (those of Polars) would be waited for in the fork, where they are no more."""
    sys.stdout.flush()
    command = [sys.executable, "-m", "grappe.cli", "serve", "--port", str(port)]
    os.execv(sys.executable, [*command, "--data", str(data), "--lang", lang])


def serve_pages(port: int, lang: str) -> None:
    """Serves until stopped; says where."""
    from grappe.site.serving import serve

    try:
        serve(port=port)
    except OSError:
        options.could_not(PORT_TAKEN.filled(port=port).to(lang))
