"""Reads a policy from its folder, or tells every mistake in it at once."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from grappe.policies.criteria import Criteria
from grappe.policies.model import Policy
from grappe.policies.plan import Plan
from grappe.policies.problems import PolicyError, Problem
from grappe.policies.region import for_region
from grappe.policies.sense import sense_problems
from grappe.policies.shape import built
from grappe.policies.source import Source, read_source
from grappe.questions import Questionnaire

SHIPPED = Path(__file__).parent / "auvergne_rhone_alpes"
_POLICY, _PLAN, _CRITERIA = "policy.yaml", "plan.yaml", "criteria.yaml"


def load_policy(folder: Path | None = None) -> Policy:
    """The policy in a folder: `policy.yaml`, `questionnaires/<code>-<version>.yaml`, and
    `plan.yaml` and `criteria.yaml` where there are a plan and sets of criteria.

    Without a folder, the policy shipped with the product, read once. Raises PolicyError.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Policy:
    return _load(SHIPPED)


def _load(folder: Path) -> Policy:
    read = [read_source(folder, file) for file in _files(folder)]
    sources = [one for one in read if isinstance(one, Source)]
    own, said, sets = (
        next((s for s in sources if s.file == file), None) for file in (_POLICY, _PLAN, _CRITERIA)
    )
    asked = [for_region(one, own) for one in sources if one not in (own, said, sets)]
    policy = built(Policy, own) if own else ()
    plan = built(Plan, said) if said else None
    criteria = built(Criteria, sets) if sets else None
    questionnaires = tuple(built(Questionnaire, one) for one in asked)
    problems = [
        *(one for one in read if isinstance(one, Problem)),
        *(
            problem
            for shape in (policy, plan, criteria, *questionnaires)
            for problem in _wrong(shape)
        ),
        *sense_problems(own, asked, said, sets),
        *_unreckoned(asked, questionnaires),
    ]
    if problems or not isinstance(policy, Policy):
        raise PolicyError(problems)
    rest = {"questionnaires": questionnaires, "plan": plan, "criteria": criteria}
    return policy.model_copy(update=rest)


def _unreckoned(
    asked: Iterable[Source], built_of: Iterable[Questionnaire | tuple[Problem, ...]]
) -> Iterator[Problem]:
    """Mistakes of SQL, where a questionnaire has no mistake of shape. DuckDB, which tells them,
    is loaded with the first policy that is read, not with the words of this room."""
    from grappe.policies.sense.sql import sql_problems

    for source, questionnaire in zip(asked, built_of, strict=True):
        if isinstance(questionnaire, Questionnaire):
            yield from sql_problems(source, questionnaire)


def _wrong(
    shape: Policy | Plan | Criteria | Questionnaire | tuple[Problem, ...] | None,
) -> tuple[Problem, ...]:
    return shape if isinstance(shape, tuple) else ()


def _files(folder: Path) -> list[str]:
    questionnaires = sorted((folder / "questionnaires").glob("*.yaml"))
    more = [file for file in (_PLAN, _CRITERIA) if (folder / file).exists()]
    return [_POLICY, *more, *(f"questionnaires/{path.name}" for path in questionnaires)]
