"""The files that clusters bring: the template filled in, their own export, honest mistakes."""

import csv
import io
from collections.abc import Mapping
from dataclasses import replace

from grappe.answers import Answer, Place, Row, set_cell
from grappe.questions import Value
from grappe.site.rounds.following import answer_before
from grappe.site.rounds.models import Report
from grappe.site.rounds.reading import questionnaire_of
from grappe.workbook import write_template

OWN_HEADINGS = {
    "name": "Raison sociale",
    "siren": "N° SIRET",
    "type": "Catégorie",
    "member_since": "Adhérent depuis",
    "governance": "Élu au CA",
    "postal_code": "CP",
    "commune": "Ville",
    "headcount": "Effectifs",
}
OWN_TYPES = {
    "sme": "TPE/PME",
    "large": "Grand groupe",
    "medium": "ETI",
    "research": "Labo",
    "training": "Enseignement supérieur",
    "public": "Collectivité",
    "other": "Autres",
}


def filled_template(report: Report, answer: Answer) -> bytes:
    """The workbook as a cluster sends it back: everything looked at, nothing left as carried."""
    return write_template(
        questionnaire_of(report.round),
        year=report.round.year,
        quarter=report.round.quarter,
        cluster_code=report.cluster.code,
        cluster_name=report.cluster.name,
        language="fr",
        created_in=report.cluster.created_in,
        previous=answer_before(report),
        draft=answer,
        due=report.round.due,
    )


def own_export(answer: Answer) -> bytes:
    """A membership programme's export: other headings, other words, semicolons, Windows-1252."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
    writer.writerow(["Export adhérents au 03/06/2021"])
    writer.writerow([])
    writer.writerow([*OWN_HEADINGS.values(), "Responsable interne"])
    for number, row in enumerate(answer.rows("members")):
        if row.values.get("left_in") is None:
            writer.writerow([*(_own(code, row.values) for code in OWN_HEADINGS), f"RI{number % 4}"])
    return file.getvalue().encode("cp1252", errors="replace")


def with_mistakes(answer: Answer) -> Answer:
    """A handful of honest mistakes: a digit, a type, a year, a doublet, a forgotten member."""
    rows = list(answer.rows("members"))
    numbered = [row for row in rows if len(str(row.values.get("siren", ""))) == 9]
    digit, word, year = numbered[3], numbered[9], numbered[21]
    forgotten = next(r for r in rows[40:] if r.values.get("member_since") != answer.year)
    rows.remove(forgotten)
    twice = Row("twice", {**numbered[14].values, "name": str(numbered[14].values["name"]).title()})
    answer = replace(answer, sections={"members": (*rows, twice)})
    for row, field, value in (
        (digit, "siren", _wrong_digit(str(digit.values["siren"]))),
        (word, "type", "licorne"),
        (year, "member_since", 2097),
    ):
        answer = set_cell(answer, Place("members", row.id, field), value)
    return answer


def _wrong_digit(number: str) -> str:
    return number[:-1] + str((int(number[-1]) + 1) % 10)


def _own(code: str, values: Mapping[str, Value]) -> str:
    value = values.get(code)
    if code == "type":
        return OWN_TYPES[str(value)]
    if code == "governance":
        return "x" if value else ""
    return "" if value is None else str(value)
