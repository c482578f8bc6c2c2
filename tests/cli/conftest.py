"""A terminal for tests: the product's own entry point, in this process."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from grappe.cli import main


@dataclass(frozen=True)
class Ended:
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Terminal = Callable[..., Ended]


@pytest.fixture
def grappe(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Terminal:
    """Calls `grappe` with words as a shell would, in a folder that no demonstration was built in;
    gives exit code and both outputs."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> Ended:
        capsys.readouterr()
        with pytest.raises(SystemExit) as end:
            main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Ended(int(end.value.code or 0), out, err)

    return run


@pytest.fixture
def region(grappe: Terminal, data: Path, db: None, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """The same, for commands on an empty data folder."""
    monkeypatch.setenv("GRAPPE_DATA", str(data))
    return lambda *words: grappe(*words, "--data", data)
