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
    digits = _digits(region) if isinstance(region, str) else ""
    if not digits or not isinstance(asked.data, dict) or PLACE not in asked.text:
        return asked
    filled = {
        key: _each_with(asked.data.get(key), PLACE, digits) for key in ("measures", "indicators")
    }
    kept = {key: value for key, value in filled.items() if key in asked.data}
    return replace(asked, data={**asked.data, **kept})


def for_any_region(data: dict[str, Any], region: str) -> dict[str, Any]:
    """What a questionnaire's file holds, with the place instead of the digits of a region: it may
    become the policy of another one."""
    digits = _digits(region)
    return _said_with(data, digits, PLACE) if digits else data


def _digits(region: str) -> str:
    return ", ".join(f"'{one}'" for one in postal_prefixes(region))


def _said_with(data: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    asked = {key: data[key] for key in ("measures", "indicators") if key in data}
    return data | {key: _each_with(listed, old, new) for key, listed in asked.items()}


def _each_with(listed: Any, old: str, new: str) -> Any:
    if not isinstance(listed, list):
        return listed
    return [_with(one, old, new) if isinstance(one, dict) else one for one in listed]


def _with(one: dict[str, Any], old: str, new: str) -> dict[str, Any]:
    said = {key: one[key].replace(old, new) for key in _SQL if isinstance(one.get(key), str)}
    return {**one, **said}
