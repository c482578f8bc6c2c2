"""Grappe, through its terminal: the contract that anybody can use."""

import json
import subprocess
import sys
from pathlib import Path

import polars as pl

_COLUMNS = ["name", "siren", "siret", "postal_code", "commune", "type", "website"]


class Ours:
    def __init__(self, register: Path, lines: Path) -> None:
        self.register, self.lines = register, lines
        self.store, self.file = register / "store", lines.with_suffix(".csv")

    def prepare(self) -> None:
        pl.read_parquet(self.lines).select(_COLUMNS).write_csv(self.file)
        if not self.store.exists():
            files = sorted(self.register.glob("*.parquet"))
            self._grappe("register", "import", *files, "--data", self.store)

    def answer(self, out: Path) -> None:
        told = json.loads(self._grappe("identify", self.file, "--data", self.store, "--json"))
        rows = [answer for i, line in enumerate(told) for answer in _answers(i, line)]
        pl.DataFrame(rows, infer_schema_length=None).write_parquet(out)

    def _grappe(self, *words: object) -> str:
        command = [sys.executable, "-m", "grappe.cli", *map(str, words)]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _answers(row: int, line: dict) -> list[dict]:
    certain = line["outcome"] == "certain"
    return [
        {"row": row, "siren": one["siren"], "score": one["probability"] - i * 1e-9,
         "certain": certain and i == 0}
        for i, one in enumerate(line["candidates"])
    ]  # fmt: skip
