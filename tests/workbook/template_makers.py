"""What the tests of templates ask and answer."""

import io
import re
import zipfile
from datetime import date
from functools import cache

from grappe.answers import Answer, Row
from grappe.policies import Policy, load_policy
from grappe.workbook import write_template

MEMBERS = (
    Row("m1", {"name": "Alpha", "siren": "732829320", "type": "sme", "member_since": 2015}),
    Row("m2", {"name": "Bêta & fils", "siren": "404833048", "type": "large", "member_since": 2017}),
    Row("m3", {"name": "Gamma", "type": "other", "member_since": 2011, "governance": True}),
)
TEAM = (
    Row("t1", {"person": "Léa Modèle", "role": "Direction", "employer": "cluster", "fte": 0.8}),
    Row("t2", {"person": "Max Essai", "role": "Projets", "employer": "cluster", "fte": 1.0}),
)
IDENTITY = (Row("1", {"legal_name": "Association Essai", "siren": "732829320"}),)
EXPENSES = (Row("staff", {"amount": 120000.5}), Row("premises", {"amount": 15000.0}))
PREVIOUS = {
    "members": Answer("members", "2019", 2019, {"members": MEMBERS}),
    "management": Answer(
        "management", "2019", 2019, {"identity": IDENTITY, "expenses": EXPENSES, "team": TEAM}
    ),
}


@cache
def policy() -> Policy:
    return load_policy()


def template(code: str, language: str = "fr", **more: object) -> bytes:
    given = {"previous": PREVIOUS[code], "due": date(2020, 5, 31), "created_in": 2005, **more}
    return write_template(
        policy().questionnaire(code),
        year=2020,
        cluster_code="minalogic",
        cluster_name="Minalogic",
        language=language,
        **given,  # type: ignore[arg-type]
    )


def filled(answer: Answer) -> dict[str, list[tuple[str, str, dict[str, object]]]]:
    """Section → rows, without cells and rows that hold nothing."""
    found = {}
    for section, rows in answer.sections.items():
        said = [
            (r.id, r.origin, {k: v for k, v in r.values.items() if v is not None}) for r in rows
        ]
        found[section] = [row for row in said if row[2]]
    return {section: rows for section, rows in found.items() if rows}


def formulas(content: bytes) -> list[str]:
    """Every formula that stands in a cell of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [n for n in archive.namelist() if n.startswith("xl/worksheets/sheet")]
        texts = [archive.read(name).decode() for name in sheets]
    return [one for text in texts for one in re.findall(r"<f[^>]*>([^<]*)</f>", text)]
