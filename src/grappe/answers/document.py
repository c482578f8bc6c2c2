"""An answer as a JSON document, and back."""

import json
from typing import Any

from grappe.answers.model import Answer, Explanation, Place, Row


def to_json(answer: Answer) -> str:
    """The answer as one JSON document: sections → rows (in order) → values."""
    return json.dumps(to_document(answer), ensure_ascii=False, separators=(",", ":"))


def to_document(answer: Answer) -> dict[str, Any]:
    return {
        "questionnaire": answer.questionnaire,
        "version": answer.version,
        "year": answer.year,
        **({"quarter": answer.quarter} if answer.quarter else {}),
        "sections": {
            section: [{"id": r.id, "origin": r.origin, "values": dict(r.values)} for r in rows]
            for section, rows in answer.sections.items()
        },
        "explanations": [
            {
                "section": e.place.section,
                "row": e.place.row,
                "field": e.place.field,
                "code": e.code,
                "text": e.text,
            }
            for e in answer.explanations
        ],
    }


def from_json(text: str) -> Answer:
    """The answer that `to_json` wrote. Raises ValueError or KeyError on anything else."""
    document = json.loads(text)
    return Answer(
        questionnaire=document["questionnaire"],
        version=document["version"],
        year=document["year"],
        sections={
            section: tuple(Row(r["id"], r["values"], r["origin"]) for r in rows)
            for section, rows in document["sections"].items()
        },
        explanations=tuple(
            Explanation(Place(e["section"], e["row"], e["field"]), e["code"], e["text"])
            for e in document["explanations"]
        ),
        quarter=document.get("quarter"),
    )
