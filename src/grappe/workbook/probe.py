"""Run as a program of its own, with little memory and time: does this file open at all?

The exit status is 0 when it does, 3 when it wants a password, 4 when it is damaged, 5 when it
spans too many cells; anything else means that it did not open within the limits.
It imports nothing of ours, to start at once.
"""

import io
import resource
import sys

from python_calamine import CalamineError, CalamineWorkbook, PasswordError


def opens(content: bytes, most_cells: int) -> int:
    """The exit status for a file whose every cell was read."""
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        cells = 0
        for name in workbook.sheet_names:
            sheet = workbook.get_sheet_by_name(name)
            cells += sheet.height * sheet.width
            if cells > most_cells:
                return 5
            sheet.to_python()
    except PasswordError:
        return 3
    except (CalamineError, OSError, ValueError, OverflowError):
        return 4
    return 0


if __name__ == "__main__":
    memory, seconds, most_cells = map(int, sys.argv[1:4])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.exit(opens(sys.stdin.buffer.read(), most_cells))
