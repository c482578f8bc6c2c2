"""What pages of the working group tell: its members, its meetings, what the plan still foresees."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from grappe.policies import Milestone
from grappe.site import clock
from grappe.site.accounts.models import Role, User
from grappe.site.meetings.models import Meeting, Proposal
from grappe.site.policy.reading import current

REGION = ("officer", "head_of_unit", "database_manager", "evaluation")
"""Roles in which the Region sits in the group; Evaluation apart from the Economy Department."""


@dataclass(frozen=True)
class Members:
    """Who sits in the group, by whom they sit for."""

    clusters: list[Role]
    economy: list[Role]
    evaluation: list[Role]


def members() -> Members:
    """One query."""
    seated = Role.objects.filter(in_group=True, ended_at=None).select_related(
        "user", "cluster", "domain"
    )
    roles = sorted(seated, key=lambda one: one.user.name)
    return Members(
        [one for one in roles if one.kind == "manager"],
        [one for one in roles if one.kind in REGION and one.kind != "evaluation"],
        [one for one in roles if one.kind == "evaluation"],
    )


def may_join() -> list[Role]:
    """Roles of the Region whose holders do not sit in the group, each person once."""
    roles = Role.objects.filter(kind__in=REGION, ended_at=None).select_related("user")
    seated = {one.user_id for one in roles if one.in_group}
    free = {one.user_id: one for one in roles if one.user_id not in seated}
    return sorted(free.values(), key=lambda one: one.user.name)


def foreseen(meetings: Iterable[Meeting]) -> list[Milestone]:
    """Meetings that the plan names and that nobody has called, in the plan's order."""
    called = {one.milestone for one in meetings if not one.is_cancelled}
    return [one for one in named_by_plan() if one.code not in called]


def named_by_plan() -> list[Milestone]:
    plan = current().plan
    return [one for one in (plan.milestones if plan else ()) if one.meeting]


def held() -> QuerySet[Meeting]:
    """Meetings that a milestone of the plan asks for, held and with their minutes."""
    with_minutes = Meeting.objects.exclude(minutes="").exclude(milestone="")
    return with_minutes.filter(cancelled_at=None, on__lte=clock.today())


def proposals() -> list[Proposal]:
    """All of them, those being discussed first (two queries)."""
    every = Proposal.objects.select_related("cluster", "draft").prefetch_related("wordings")
    return sorted(every, key=lambda one: not one.is_open)


def adapted() -> tuple[int, int]:
    """How many indicators a decision changed or added: those that a published version asks or
    computes so, and those that wait for one (a query)."""
    adopted = Proposal.objects.filter(state=Proposal.State.ADOPTED)
    told = adopted.values_list("pk", "questionnaire", "indicator", "draft__published_at")
    named = [((q, code or f"new {pk}"), at is not None) for pk, q, code, at in told]
    done, waiting = ({key for key, is_out in named if is_out is out} for out in (True, False))
    return len(done), len(waiting)


def may_reword(user: User, proposal: Proposal) -> bool:
    """Whoever proposed it."""
    return proposal.is_open and proposal.by_id == user.pk
