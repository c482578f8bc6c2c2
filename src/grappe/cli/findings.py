"""Findings as the terminal tells them."""

from typing import Any

import click

from grappe.answers import Answer, Finding
from grappe.cli.words import SEVERITIES


def as_rows(findings: tuple[Finding, ...], answer: Answer, lang: str) -> list[dict[str, Any]]:
    """One JSON object a finding; `row` counts the rows of a section from 1."""
    numbers = {
        (section, row.id): number
        for section, rows in answer.sections.items()
        for number, row in enumerate(rows, start=1)
    }
    return [
        {
            "severity": finding.severity,
            "section": finding.place.section,
            "row": numbers.get((finding.place.section, finding.place.row or "")),
            "field": finding.place.field,
            "sheet": finding.sheet,
            "cell": finding.cell,
            "code": finding.code,
            "message": finding.message.to(lang),
            "correction": finding.correction,
        }
        for finding in findings
    ]


def print_findings(rows: list[dict[str, Any]], lang: str) -> None:
    for row in rows:
        where = " ".join(
            str(part) for part in (row["sheet"] or row["section"], row["cell"]) if part
        )
        click.echo(f"{SEVERITIES[row['severity']].to(lang):12} {where} · {row['message']}")


def has_errors(findings: tuple[Finding, ...]) -> bool:
    return any(finding.severity == "error" for finding in findings)
