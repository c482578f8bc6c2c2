"""What a publication holds, without a single cluster's value."""

from collections import Counter
from typing import Any

from django.utils.translation import gettext as _

from grappe.questions.numbers import number_words
from grappe.site.dashboards.bars import clusters_said
from grappe.site.errors import say
from grappe.site.rounds.publishing import publications


def of_publication(code: str) -> dict[str, Any] | None:
    """The page of a publication; None where there is no such one."""
    every = publications()
    found = next((one for one in every if one.code == code), None)
    if found is None:
        return None
    policy, manifest = found.policy, found.manifest
    asked = Counter((r["questionnaire"], r["year"]) for r in manifest["reports"])
    versions = {one["questionnaire"]: one["version"] for one in manifest["questionnaires"]}
    return {
        "publication": found,
        "made_by": manifest["made_by"],
        "reports": [
            [say(policy.questionnaire(q).label), str(year), versions[q]]
            + [clusters_said(n, len(policy.clusters))]
            for (q, year), n in sorted(asked.items())
        ],
        "report_columns": [
            (_("Questionnaire"), ""),
            (_("Year"), "number"),
            (_("Version"), ""),
            (_("Clusters"), ""),
        ],
        "table_columns": [(_("Table"), ""), (_("Rows"), "number")],
        "tables": [
            [name, say(number_words(table["rows"]))] for name, table in manifest["tables"].items()
        ],
        "files": list(manifest["files"].items()),
        "corrections": sum(1 for r in manifest["reports"] if r["correction"]),
        "others": [one for one in reversed(every) if one.code != code],
    }
