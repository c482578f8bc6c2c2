"""A program that only reads a list need not wait for what writes workbooks."""

import subprocess
import sys


def test_the_door_of_the_room_opens_without_what_writes() -> None:
    code = "import sys, grappe.workbook; print({'openpyxl', 'xlsxwriter'} & set(sys.modules))"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout == "set()\n"


def test_what_writes_is_there_when_it_is_asked_for() -> None:
    import grappe.workbook

    assert all(callable(getattr(grappe.workbook, name)) for name in ("annotate", "write_template"))
