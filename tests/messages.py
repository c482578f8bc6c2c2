"""Translations compiled for a test run, where a .po is newer than its .mo."""

import os
import subprocess
from pathlib import Path

SOURCES = Path(__file__).parents[1] / "src" / "grappe"


def catalogues() -> list[Path]:
    return sorted(SOURCES.rglob("locale/*/LC_MESSAGES/*.po"))


def compile_messages() -> None:
    for po in catalogues():
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            fresh = po.with_suffix(f".{os.getpid()}")
            subprocess.run(["msgfmt", "-o", fresh, po], check=True)
            fresh.replace(mo)
