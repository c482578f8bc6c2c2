"""Mistakes of sense: what one part of a policy says of another that is not there.

Works on what the files hold, not on built objects, so that a file with a mistake of shape still
has its other mistakes told in the same pass.
"""

from collections.abc import Iterator, Sequence

from grappe.policies.problems import Problem
from grappe.policies.sense.accounts import accounts_problems
from grappe.policies.sense.criteria import criteria_problems
from grappe.policies.sense.figures import figures_problems
from grappe.policies.sense.frame import frame_problems
from grappe.policies.sense.lineage import lineage_problems
from grappe.policies.sense.names import names_problems
from grappe.policies.sense.objectives import objectives_problems
from grappe.policies.sense.pages import pages_problems
from grappe.policies.sense.plan import plan_problems
from grappe.policies.sense.rules import rules_problems
from grappe.policies.sense.said import said_problems
from grappe.policies.source import Source

__all__ = ["sense_problems"]


def sense_problems(
    policy: Source | None,
    asked: Sequence[Source],
    plan: Source | None = None,
    criteria: Source | None = None,
    objectives: Source | None = None,
) -> Iterator[Problem]:
    """Every mistake of sense in the policy's own file, in its questionnaires', its plan's and in
    those of criteria and objectives."""
    for questionnaire in asked:
        yield from names_problems(questionnaire)
        yield from said_problems(questionnaire)
        yield from rules_problems(questionnaire)
        yield from figures_problems(questionnaire, asked)
        yield from accounts_problems(questionnaire)
    if policy is not None:
        yield from names_problems(policy)
        yield from said_problems(policy)
        yield from frame_problems(policy, asked)
        yield from lineage_problems(policy)
        yield from pages_problems(policy, asked)
    if plan is not None:
        yield from names_problems(plan)
        yield from said_problems(plan)
        yield from plan_problems(plan, policy, asked)
    if criteria is not None:
        yield from said_problems(criteria)
        yield from criteria_problems(criteria, asked, objectives)
    if objectives is not None:
        yield from names_problems(objectives)
        yield from said_problems(objectives)
        yield from objectives_problems(objectives, policy, asked)
