"""The product's own command, as a process of its own on a folder."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

GRAPPE = Path(sys.executable).with_name("grappe")
SET = ("DATABASE_URL", "GRAPPE_DATA", "DJANGO_SETTINGS_MODULE")
ALONE = {name: value for name, value in os.environ.items() if name not in SET}
Told = dict[str, Any]


def run(folder: Path, *words: str) -> Any:
    command = [str(GRAPPE), *words, "--json", "--data", str(folder / "data")]
    done = subprocess.run(
        command, cwd=folder, env=ALONE, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)
