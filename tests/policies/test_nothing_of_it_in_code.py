"""The policy is data: no code of the shipped one stands in Python, in a page or in a script.

Words that the product itself speaks (kinds, units, attributes of its models) are left out; the
few others that a policy's code happens to equal are listed with where they stand.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

import grappe
from grappe.figures.model import Figure, Unit
from grappe.policies import Cluster, Policy, load_policy
from grappe.publication import Accepted
from grappe.questions import LEVELS, Field, Indicator, Questionnaire, Rule, Section
from grappe.questions.model import Direction, Kind, RuleKind
from grappe.workbook import Identification

ROOT = Path(grappe.__file__).parent
MODELS: tuple[Any, ...] = (Cluster, Field, Indicator, Policy, Questionnaire, Rule, Section)
RECORDS: tuple[Any, ...] = (Figure, Accepted, Identification)
SPOKEN_BY_THE_PRODUCT = {
    *get_args(Kind),
    *get_args(Unit),
    *get_args(RuleKind),
    *get_args(Direction),
    *LEVELS,
    *(name for model in MODELS for name in model.model_fields),
    *(name for record in RECORDS for name in record.__annotations__),
}
MEAN_SOMETHING_ELSE_IN = {
    "cli/commands/accept.py": {"state"},
    "cli/commands/public.py": {"public"},
    "cli/commands/submit.py": {"state"},
    "cli/main.py": {"public"},
    "cli/commands/identify.py": {"siren"},
    "cli/commands/objectives.py": {"state"},
    "cli/commands/stories.py": {"state"},
    "figures/lines.py": {"type"},
    "figures/pointing.py": {"type"},
    "figures/vega.py": {"type"},
    "identity": {"headcount", "legal_form", "organisation", "type"},
    "identity/names.py": {"construction", "industry", "international", "research"},
    "maps/ground.py": {"type"},
    "papers/book/sheets.py": {"type"},
    "papers/story.py": {"address"},
    "policies/model.py": {"competitiveness", "regional"},
    "policies/sense/said.py": {"change"},
    "policies/sense/expressions.py": {"type"},
    "policies/shape.py": {"type"},
    "publication/model.py": {"public"},
    "references/departments.py": {"type"},
    "releases/package.py": {"type"},
    "register": {"siren"},
    "site/accounts": {"members", "person", "public", "scope", "seats", "since"},
    "site/api": {"address", "public", "role", "type"},
    "site/designer/discussing.py": {"address"},
    "site/environment.py": {"scope"},
    "site/look/examples.py": {"events", "large", "sme"},
    "site/look/views.py": {"address", "body", "public"},
    "site/meetings": {"large", "members", "role", "seats", "state", "type"},
    "site/news": {"person", "role", "state"},
    "site/objectives": {"person", "reached", "since"},
    "site/operations": {"address", "health"},
    "site/organisations": {"organisation", "organisations", "other", "public", "siren", "state"},
    "site/plan": {"role", "type"},
    "site/policy/models.py": {"competitiveness", "regional"},
    "site/privacy": {"organisations", "person", "public", "retention", "role", "since"},
    "site/releases/models.py": {"since"},
    "site/rounds": {"members", "other", "role", "state", "type"},
    "site/stories": {"person", "role", "state", "type"},
    "site/settings.py": {"none", "organisations"},
    "site/typed.py": {"address"},
    "site/urls.py": {"organisations"},
    "workbook": {"type"},
}
"""By file or folder: what an answer of the API and a key are made of, a command, columns of the
company register, accounts that anybody may read, terms of a score, abbreviations; rows and
columns of the table of rights, a report's or a mail's state, somebody's role, OpenID Connect's
scope, an SVG's or a chart's type, a style page's examples, kinds of clusters that the
State names."""

FOUND_APART = re.compile(r"[a-z]+(?:_[a-z]+)+")


def codes(policy: Policy) -> set[str]:
    """Codes of everything that is asked and computed, of domains and of clusters."""
    found = {one.code for one in (policy, *policy.domains, *policy.clusters)}
    for asked in policy.questionnaires:
        sections = asked.sections
        fields = [field for section in sections for field in section.fields]
        items = [item for section in sections for item in section.items]
        choices = [choice for field in fields for choice in field.choices]
        figures = (*asked.rules, *asked.measures, *asked.indicators)
        found |= {one.code for one in (asked, *sections, *fields, *items, *choices, *figures)}
    return found


def names(policy: Policy) -> set[str]:
    """Names and codes by which a sentence could speak of one cluster or domain."""
    clusters = {name for one in policy.clusters for name in (one.name, one.code)}
    return clusters | {policy.code, policy.region_name.fr, *(d.name.fr for d in policy.domains)}


def sources(*kinds: str) -> list[Path]:
    """Our files of those kinds, without the demonstration and what it makes up."""
    found = [path for kind in kinds for path in ROOT.rglob(f"*.{kind}")]
    return sorted(p for p in found if not {"demonstration", "migrations"} & set(p.parts))


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """The line and text of each string in a module, docstrings left out."""
    tree = ast.parse(path.read_text())
    spoken = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if is_text and id(node) not in spoken:
            yield node.lineno, node.value


def allowed(path: str) -> set[str]:
    return {
        word
        for place, words in MEAN_SOMETHING_ELSE_IN.items()
        for word in words
        if path == place or path.startswith(f"{place}/")
    }


@pytest.fixture(scope="module")
def own_codes() -> set[str]:
    return codes(load_policy()) - SPOKEN_BY_THE_PRODUCT


def test_no_code_of_the_policy_stands_in_python(own_codes: set[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {text}"
        for path in sources("py")
        for line, text in texts(path)
        if text in own_codes - allowed(str(path.relative_to(ROOT)))
    ]
    assert found == []


def test_no_cluster_and_no_domain_is_named_in_code_or_pages() -> None:
    own = {name for name in names(load_policy()) if len(name) > 6}
    found = [
        f"{path.relative_to(ROOT)}:{line}: {name}"
        for path in sources("py")
        for line, text in texts(path)
        for name in own
        if name in text and text != "auvergne_rhone_alpes"
    ]
    found += [
        f"{path.relative_to(ROOT)}: {name}"
        for path in sources("html", "js", "sql", "po", "css", "txt")
        for name in own
        if name in path.read_text()
    ]
    assert found == []


def test_no_code_of_the_policy_stands_in_pages_scripts_and_sql(own_codes: set[str]) -> None:
    """Codes of two words and more, which nobody writes by chance."""
    telling = {code for code in own_codes if FOUND_APART.fullmatch(code)}
    found = [
        f"{path.relative_to(ROOT)}: {code}"
        for path in sources("html", "js", "sql", "css")
        for code in telling & set(FOUND_APART.findall(path.read_text()))
    ]
    assert found == []


def test_every_exception_is_needed() -> None:
    used = {
        (str(path.relative_to(ROOT)), text) for path in sources("py") for _, text in texts(path)
    }
    idle = [
        f"{place}: {word}"
        for place, words in MEAN_SOMETHING_ELSE_IN.items()
        for word in words
        if not any(
            text == word and (path == place or path.startswith(f"{place}/")) for path, text in used
        )
    ]
    assert idle == []


def test_the_scan_sees_code_and_not_docstrings(tmp_path: Path) -> None:
    module = tmp_path / "module.py"
    module.write_text('"""sme_share"""\nFIRST = ["sme_share"]\n')
    assert list(texts(module)) == [(2, "sme_share")]
