"""What comes along when the words of this room are imported."""

import subprocess
import sys


def test_the_words_of_policies_come_without_duckdb():
    told = subprocess.run(
        [sys.executable, "-c", "import sys, grappe.policies; print('duckdb' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.strip() == "False"
