"""Workbooks out: a guide, a sheet a section, last year's answers, drop-downs and help.

The same definition that gives the form and the checks gives each sheet; nothing else is known.
"""

from grappe.workbook.template.writing import write_template, write_workbook

__all__ = ["write_template", "write_workbook"]
