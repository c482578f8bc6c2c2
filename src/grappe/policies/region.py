"""What a questionnaire says of the policy's own region, filled in from the references.

In the SQL of measures and indicators `{postal_codes_of_region}` stands for the first digits of
the region's postal codes, as a list of texts: '01', '03', '07' …
"""

from dataclasses import replace
from typing import Any

from grappe.policies.source import Source
from grappe.references import postal_prefixes

PLACE = "{postal_codes_of_region}"
_SQL = ("value", "where", "by")


def for_region(asked: Source, policy: Source | None) -> Source:
    """The questionnaire of a policy whose region is known; else as it is written."""
    region = policy.data.get("region") if policy and isinstance(policy.data, dict) else None
    known = postal_prefixes(region) if isinstance(region, str) else ()
    digits = ", ".join(f"'{one}'" for one in known)
    if not digits or not isinstance(asked.data, dict) or PLACE not in asked.text:
        return asked
    filled = {key: _filled(asked.data.get(key), digits) for key in ("measures", "indicators")}
    kept = {key: value for key, value in filled.items() if key in asked.data}
    return replace(asked, data={**asked.data, **kept})


def _filled(listed: Any, digits: str) -> Any:
    if not isinstance(listed, list):
        return listed
    return [_one(one, digits) if isinstance(one, dict) else one for one in listed]


def _one(one: dict[str, Any], digits: str) -> dict[str, Any]:
    said = {key: one[key].replace(PLACE, digits) for key in _SQL if isinstance(one.get(key), str)}
    return {**one, **said}
