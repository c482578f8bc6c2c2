"""Who looks at lines to say who they are, whose lines, and what they may see and do."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.http import urlencode

from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.organisations.models import Decision, Wording
from grappe.site.organisations.who.reading import (
    own_names,
    sent_wordings,
    wordings_of_cluster,
)
from grappe.site.policy.models import Cluster


@dataclass(frozen=True)
class Reader:
    """`cluster`: whose lines are looked at, None for everybody's."""

    user: User
    cluster: Cluster | None = None

    @cached_property
    def may_decide(self) -> bool:
        if self.cluster is None:
            return rights.can_keep_register(self.user)
        return rights.can_say_who(self.user, self.cluster)

    @cached_property
    def sees_others(self) -> bool:
        """Whether what other clusters wrote may be shown."""
        return rights.can_see_others_lines(self.user, self.cluster)

    @cached_property
    def names_people(self) -> bool:
        """Whether who decided is said by name; else it is said for whom."""
        return rights.can_see_people(self.user)

    @property
    def speaks_for(self) -> Cluster | None:
        """For whom they decide: a cluster, or the Region."""
        return None if rights.can_keep_register(self.user) else self.cluster

    @property
    def wordings(self) -> "QuerySet[Wording]":
        """The lines to look at: those sent, and a cluster's drafts for who may see them."""
        if self.cluster is None:
            return sent_wordings()
        drafts = rights.can_see_draft(self.user, self.cluster)
        return wordings_of_cluster(self.cluster, drafts=drafts)

    @cached_property
    def own_names(self) -> dict[int, str]:
        """Organisations that the cluster's own lines lead to, each in its own words."""
        return own_names(self.wordings)

    @property
    def states(self) -> tuple[str, ...]:
        """What is open for them, in turn: a cluster answers first what it was asked."""
        open_states = (Wording.State.TO_DECIDE, Wording.State.UNKNOWN)
        return open_states if self.cluster is None else (Wording.State.ASKED, *open_states)

    def may_undo(self, decision: Decision) -> bool:
        """The Region any decision, a cluster its own."""
        return self.may_decide and self.speaks_for in (None, decision.cluster)

    def address(self, name: str, *args: object) -> str:
        """A page of theirs: "who", "decide" or "decisions"."""
        if self.cluster is None:
            return reverse(f"organisations:{name}", args=args)
        return reverse(f"organisations:cluster_{name}", args=[self.cluster.code, *args])

    def line_address(self, **asked: int | str | None) -> str:
        """Their page with a `line`, one put off (`past`), or a list (`show`), where given."""
        query = urlencode({name: value for name, value in asked.items() if value})
        return f"{self.address('who')}?{query}" if query else self.address("who")

    def undo_address(self, decision: Decision) -> str:
        """Where a decision is taken back, by the Region or by the cluster that took it."""
        if self.speaks_for is None:
            return reverse("organisations:undo", args=[decision.pk])
        return reverse("organisations:cluster_undo", args=[self.speaks_for.code, decision.pk])
