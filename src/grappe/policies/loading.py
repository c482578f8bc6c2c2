"""Reads a policy from its folder, or tells every mistake in it at once."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from grappe.policies.criteria import Criteria
from grappe.policies.model import Policy
from grappe.policies.objectives import Objectives
from grappe.policies.plan import Plan
from grappe.policies.problems import PolicyError, Problem
from grappe.policies.region import for_region
from grappe.policies.sense import sense_problems
from grappe.policies.shape import built
from grappe.policies.source import Source, read_source
from grappe.questions import Questionnaire

SHIPPED = Path(__file__).parent / "auvergne_rhone_alpes"
_POLICY, _PLAN, _CRITERIA = "policy.yaml", "plan.yaml", "criteria.yaml"
_OBJECTIVES = "objectives.yaml"


def load_policy(folder: Path | None = None, added: Path | None = None) -> Policy:
    """The policy in a folder: `policy.yaml`, `questionnaires/<code>-<version>.yaml`, and
    `plan.yaml`, `criteria.yaml` and `objectives.yaml` where there are such.

    Without a folder, the policy shipped with the product, read once. `added` is a folder with
    versions that were published beside it: rounds that open later ask these. Raises PolicyError.
    """
    beside = _questionnaires(added) if added else []
    if beside:
        return _load(folder or SHIPPED, added, beside)
    return _shipped() if folder is None else _load(folder)


@cache
def _shipped() -> Policy:
    return _load(SHIPPED)


def _load(folder: Path, added: Path | None = None, beside: Sequence[str] = ()) -> Policy:
    """What was published beside the folder counts before a file of its name in it."""
    more = [file for file in (_PLAN, _CRITERIA, _OBJECTIVES) if (folder / file).exists()]
    files = [_POLICY, *more, *(one for one in _questionnaires(folder) if one not in beside)]
    read = [read_source(folder, file) for file in files]
    read += [read_source(added, file) for file in beside if added]
    return made_of(read, frozenset(beside))


def made_of(read: Sequence[Source | Problem], beside: Collection[str] = ()) -> Policy:
    """The policy that files make together, `beside` those published beside it. Raises
    PolicyError."""
    sources = [one for one in read if isinstance(one, Source)]
    frame = (_POLICY, _PLAN, _CRITERIA, _OBJECTIVES)
    own, said, sets, aims = (next((s for s in sources if s.file == file), None) for file in frame)
    asked = [for_region(one, own) for one in sources if one.file not in frame]
    policy = built(Policy, own) if own else ()
    plan = built(Plan, said) if said else None
    criteria = built(Criteria, sets) if sets else None
    objectives = built(Objectives, aims) if aims else None
    questionnaires = tuple(built(Questionnaire, one) for one in asked)
    problems = [
        *(one for one in read if isinstance(one, Problem)),
        *(
            problem
            for shape in (policy, plan, criteria, objectives, *questionnaires)
            for problem in _wrong(shape)
        ),
        *sense_problems(own, asked, said, sets, aims),
        *_unreckoned(asked, questionnaires),
    ]
    if problems or not isinstance(policy, Policy):
        raise PolicyError(problems)
    rest = {"questionnaires": questionnaires, "plan": plan, "criteria": criteria}
    whole = policy.model_copy(update=rest | {"objectives": objectives})
    new = [q for one, q in zip(asked, questionnaires, strict=True) if one.file in beside]
    return asked_later(whole, [one for one in new if isinstance(one, Questionnaire)])


def asked_later(policy: Policy, new: Sequence[Questionnaire]) -> Policy:
    """The policy whose rounds that open once a version is published ask that version."""
    rounds = []
    for plan in policy.rounds:
        known = policy.questionnaire(plan.questionnaire, plan.version)
        later = [q for q in new if q.code == known.code and q.published_on <= plan.opens]
        latest = max((known, *later), key=lambda q: (q.published_on, q in later))
        rounds.append(plan.model_copy(update={"version": latest.version}))
    return policy.model_copy(update={"rounds": tuple(rounds)}) if new else policy


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
    shape: Policy | Plan | Criteria | Objectives | Questionnaire | tuple[Problem, ...] | None,
) -> tuple[Problem, ...]:
    return shape if isinstance(shape, tuple) else ()


def _questionnaires(folder: Path) -> list[str]:
    found = sorted((folder / "questionnaires").glob("*.yaml"))
    return [f"questionnaires/{path.name}" for path in found]
