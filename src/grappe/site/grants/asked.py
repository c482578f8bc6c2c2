"""What is asked of a grant: one definition for the form, for files, and for what is wrong in them.

Columns are known by the names of the national schema too (SCDL, Subventions 2.1).
"""

from functools import lru_cache
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML

from grappe.questions import Questionnaire, Section
from grappe.site.policy.reading import current, digest

GRANTS = "grants"
_DEFINITION = Path(__file__).with_name("grants.yaml")


def questionnaire() -> Questionnaire:
    """One section; its clusters and instruments are those of the policy."""
    return _of_policy(digest())


def section() -> Section:
    return questionnaire().section(GRANTS)


@lru_cache(maxsize=2)
def _of_policy(_digest: str) -> Questionnaire:
    data = YAML(typ="safe").load(_DEFINITION.read_text(encoding="utf-8"))
    for field in data["sections"][0]["fields"]:
        if field["kind"] == "choice":
            field["choices"] = _choices()[field["code"]]
    return Questionnaire.model_validate(data)


def _choices() -> dict[str, list[dict[str, Any]]]:
    policy = current()
    clusters = [(one.code, one.name, one.name) for one in policy.clusters]
    plan = policy.plan
    paid_through = [(i.code, i.name.fr, i.name.en) for i in (plan.instruments if plan else ())]
    return {
        "cluster": [_choice(*one) for one in clusters],
        "instrument": [_choice(*one) for one in paid_through],
    }


def _choice(code: str, french: str, english: str) -> dict[str, Any]:
    return {"code": code, "label": {"fr": french, "en": english}}
