"""What became of clusters, as a publication freezes it."""

from collections.abc import Sequence
from typing import Any

from grappe.policies import Policy
from grappe.publication.model import StandingCluster
from grappe.questions import fold


def frozen_lineage(policy: Policy, former: Sequence[StandingCluster]) -> list[dict[str, Any]]:
    """The policy's lineage, the earliest first, with codes for names of clusters that answered."""
    known = {fold(one.name): one.code for one in former}
    known |= {fold(one.name): one.code for one in policy.clusters}
    return [
        {
            "kind": one.kind,
            "on": one.on.isoformat(),
            "from": [known.get(fold(named), named) for named in one.before],
            "to": list(one.after),
        }
        for one in sorted(policy.lineage, key=lambda one: one.on)
    ]
