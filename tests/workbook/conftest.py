"""LibreOffice, which clusters save their files with."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Saves = Callable[..., Path]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Saves:
    """Saves files as a kind, in one start: gives the folder of what it saved."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed")
    profile = tmp_path_factory.mktemp("office")
    command = [program, f"-env:UserInstallation=file://{profile}", "--headless"]

    def saves(kind: str, *files: Path) -> Path:
        folder = tmp_path_factory.mktemp("saved")
        told = [*command, "--convert-to", kind, "--outdir", str(folder), *map(str, files)]
        subprocess.run(told, check=True, capture_output=True, timeout=120)
        return folder

    return saves
