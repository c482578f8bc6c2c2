"""Run as a program of its own, with little memory and time: does this file open at all?

The exit status is 0 when it does. It imports nothing of ours, to start at once.
"""

import io
import resource
import sys

from python_calamine import CalamineWorkbook

if __name__ == "__main__":
    memory, seconds = map(int, sys.argv[1:3])
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read()))
    for name in workbook.sheet_names:
        workbook.get_sheet_by_name(name)
