"""Grappe, through its terminal: the contract that anybody can use."""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import polars as pl

_COLUMNS = ["name", "siren", "siret", "postal_code", "commune", "type", "website"]


class Ours:
    """The lines stand in a CSV file. The store is written anew unless there is one."""

    def __init__(self, register: Path, lines: Path, store: Path | None = None) -> None:
        self.register, self.lines, self.loaded, self.megabytes = register, lines, store, 0
        self.folder = tempfile.TemporaryDirectory()
        self.store = store or Path(self.folder.name) / "store"
        self.file = Path(self.folder.name) / "lines.csv"

    def prepare(self) -> None:
        pl.read_parquet(self.lines).select(_COLUMNS).write_csv(self.file)
        if not self.loaded:
            files = sorted(self.register.glob("Stock*.parquet"))
            self._grappe("register", "import", *files, "--data", self.store)

    def answer(self, out: Path) -> None:
        told = json.loads(self._grappe("identify", self.file, "--data", self.store, "--json"))
        rows = [answer for i, line in enumerate(told) for answer in _answers(i, line)]
        pl.DataFrame(rows, infer_schema_length=None).write_parquet(out)

    def _grappe(self, *words: object) -> str:
        """What the command says; `megabytes` is what it took at its peak."""
        command = [sys.executable, "-c", "from grappe.cli import main; main()", *map(str, words)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
            said = child.stdout.read() if child.stdout else ""
            _, status, used = os.wait4(child.pid, 0)
            child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode:
            raise SystemExit(f"{command[3:]} ended with {child.returncode}")
        self.megabytes = used.ru_maxrss // 1024
        return said


def _answers(row: int, line: dict) -> list[dict]:
    certain = line["outcome"] == "certain"
    return [
        {"row": row, "siren": one["siren"], "score": one["probability"] - i * 1e-9,
         "probability": one["probability"], "certain": certain and i == 0}
        for i, one in enumerate(line["candidates"])
    ]  # fmt: skip
