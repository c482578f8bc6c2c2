"""Reads a policy from its folder, or tells every mistake in it at once."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from grappe.policies.model import Policy
from grappe.policies.plan import Plan
from grappe.policies.problems import PolicyError, Problem
from grappe.policies.region import for_region
from grappe.policies.sense import sense_problems
from grappe.policies.shape import built
from grappe.policies.source import Source, read_source
from grappe.questions import Questionnaire

SHIPPED = Path(__file__).parent / "auvergne_rhone_alpes"
_POLICY, _PLAN = "policy.yaml", "plan.yaml"


def load_policy(folder: Path | None = None) -> Policy:
    """The policy in a folder: `policy.yaml`, `questionnaires/<code>-<version>.yaml`, and
    `plan.yaml` where there is a plan.

    Without a folder, the policy shipped with the product, read once. Raises PolicyError.
    """
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Policy:
    return _load(SHIPPED)


def _load(folder: Path) -> Policy:
    read = [read_source(folder, file) for file in _files(folder)]
    sources = [one for one in read if isinstance(one, Source)]
    own, said = (next((s for s in sources if s.file == file), None) for file in (_POLICY, _PLAN))
    asked = [for_region(one, own) for one in sources if one is not own and one is not said]
    policy = built(Policy, own) if own else ()
    plan = built(Plan, said) if said else None
    questionnaires = tuple(built(Questionnaire, one) for one in asked)
    problems = [
        *(one for one in read if isinstance(one, Problem)),
        *(problem for shape in (policy, plan, *questionnaires) for problem in _wrong(shape)),
        *sense_problems(own, asked, said),
        *_unreckoned(asked, questionnaires),
    ]
    if problems or not isinstance(policy, Policy):
        raise PolicyError(problems)
    return policy.model_copy(update={"questionnaires": questionnaires, "plan": plan})


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
    shape: Policy | Plan | Questionnaire | tuple[Problem, ...] | None,
) -> tuple[Problem, ...]:
    return shape if isinstance(shape, tuple) else ()


def _files(folder: Path) -> list[str]:
    questionnaires = sorted((folder / "questionnaires").glob("*.yaml"))
    plan = [_PLAN] if (folder / _PLAN).exists() else []
    return [_POLICY, *plan, *(f"questionnaires/{path.name}" for path in questionnaires)]
