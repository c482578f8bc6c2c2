"""A questionnaire that is being written: what is wrong in it, and what needs which part of it.

A draft is what its file would hold, in plain dicts and lists, so that a mistake of shape is no
reason to lose it.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from grappe.policies.model import Policy
from grappe.policies.problems import Problem
from grappe.policies.sense import sense_problems
from grappe.policies.sense.walking import each, listed, text
from grappe.policies.shape import built
from grappe.policies.source import Source
from grappe.policies.writing import as_data, file_name
from grappe.questions import FormulaError, Questionnaire, Words, measures_of, quoted

Document = Mapping[str, Any]


def made(document: Document) -> Questionnaire | None:
    """The questionnaire, None where a mistake of shape keeps it from being built."""
    found = built(Questionnaire, Source("draft", "", dict(document)))
    return found if isinstance(found, Questionnaire) else None


def problems_in(document: Document, policy: Policy) -> tuple[Problem, ...]:
    """Every mistake of a draft, each with the path that leads to it, as if its file stood among
    those of the policy."""
    from grappe.policies.sense.sql import sql_problems

    own = Source(f"~/{document.get('code')}-{document.get('version')}.yaml", "", dict(document))
    others = [q for q in policy.latest if q.code != document.get("code")]
    beside = [Source(file_name(q), "", as_data(q)) for q in others]
    frame = Source(
        "policy.yaml",
        "",
        as_data(policy, {"questionnaires", "plan", "criteria", "objectives", "rounds", "pages"}),
    )
    sets = Source("criteria.yaml", "", as_data(policy.criteria)) if policy.criteria else None
    shape = built(Questionnaire, own)
    found = [*sense_problems(frame, [*beside, own], criteria=sets)]
    found += sql_problems(own, shape) if isinstance(shape, Questionnaire) else shape
    return tuple(dict.fromkeys(one for one in found if one.file == own.file))


def needing(document: Document, kind: str, code: str, policy: Policy) -> list[Words]:
    """What would be left without the ground it stands on, were this part withdrawn: its name in
    words. `code` of a field is "section.field"."""
    match kind:
        case "field":
            return [*_need_field(document, *code.split("."))]
        case "section":
            return [*_need_section(document, code)]
        case "measure":
            return [*_need_measure(document, code, policy)]
    return []


def _need_field(document: Document, section: str, field: str) -> Iterator[Words]:
    for _, one in each(document, "rules"):
        places = [p for key in ("watches", "within", "when") for p in listed(one.get(key))]
        if any(re.split(r"[\[=]", str(place))[0] == f"{section}.{field}" for place in places):
            yield _RULE.filled(name=quoted(str(one.get("code"))))
    yield from _reading(document, section, field)
    for _, one in each(document, "sections"):
        named = [*listed(one.get("key")), *(one.get(key) for key in _NAMED)]
        if one.get("code") == section and field in named:
            yield _SECTION.filled(name=quoted(_label(one)))


def _reading(document: Document, section: str, field: str) -> Iterator[Words]:
    """Measures and indicators whose SQL names a field."""
    for key, words in (("measures", _MEASURE), ("indicators", _INDICATOR)):
        for _, one in each(document, key):
            said = " ".join(str(one.get(part) or "") for part in _SQL)
            if one.get("section") == section and field in re.findall(r"\w+", said.lower()):
                yield words.filled(name=quoted(_label(one)))


def _need_section(document: Document, section: str) -> Iterator[Words]:
    for _, one in each(document, "rules"):
        places = [p for key in ("watches", "within", "when") for p in listed(one.get(key))]
        if any(str(place).startswith(f"{section}.") for place in places):
            yield _RULE.filled(name=quoted(str(one.get("code"))))
    for key, words in (("measures", _MEASURE), ("indicators", _INDICATOR)):
        for _, one in each(document, key):
            if one.get("section") == section:
                yield words.filled(name=quoted(_label(one)))


def _need_measure(document: Document, measure: str, policy: Policy) -> Iterator[Words]:
    """Its own questionnaire's indicators, and those of others that read it."""
    own = [one for _, one in each(document, "indicators")]
    others = [q for q in policy.latest if q.code != document.get("code")]
    for one in own:
        if measure in _named(text(one.get("formula"))):
            yield _INDICATOR.filled(name=quoted(_label(one)))
    for asked in others:
        for indicator in asked.indicators:
            if measure in _named(indicator.formula):
                yield _INDICATOR.filled(name=quoted(indicator.label))


def _named(formula: str | None) -> tuple[str, ...]:
    try:
        return measures_of(formula or "0")
    except FormulaError:
        return ()


def _label(one: Mapping[str, Any]) -> Words:
    label, code = one.get("label"), str(one.get("code"))
    if isinstance(label, dict) and label.get("fr") and label.get("en"):
        return Words(fr=str(label["fr"]), en=str(label["en"]))
    return Words(fr=code, en=code)


_NAMED = ("left", "joined", "steers", "total", "happens", "shared_with")
_SQL = ("value", "where", "by", "breakdown", "once")
_RULE = Words(fr="la règle {name}", en="the rule {name}")
_MEASURE = Words(fr="la mesure {name}", en="the measure {name}")
_INDICATOR = Words(fr="l’indicateur {name}", en="the indicator {name}")
_SECTION = Words(
    fr="la rubrique {name}, qui s’y appuie", en="the section {name}, which rests on it"
)
