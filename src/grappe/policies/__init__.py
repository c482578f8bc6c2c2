"""A region's policy as data: its domains, clusters, questionnaires and reporting rounds.

Read from a folder of YAML files; every mistake in them is told with file, line and what was
expected. `auvergne_rhone_alpes/` is the reference, another region starts from a copy.
"""

from grappe.policies.loading import SHIPPED, load_policy
from grappe.policies.model import (
    Cluster,
    Domain,
    Lineage,
    NotInPolicyError,
    Policy,
    RoundPlan,
    Topic,
)
from grappe.policies.plan import (
    SIDES,
    Action,
    EffortLine,
    Followed,
    Grantor,
    Instrument,
    Milestone,
    Plan,
    Side,
    plan_document,
)
from grappe.policies.problems import PolicyError, Problem

__all__ = [
    "SHIPPED",
    "SIDES",
    "Action",
    "Cluster",
    "Domain",
    "EffortLine",
    "Followed",
    "Grantor",
    "Instrument",
    "Lineage",
    "Milestone",
    "NotInPolicyError",
    "Plan",
    "Policy",
    "PolicyError",
    "Problem",
    "RoundPlan",
    "Side",
    "Topic",
    "plan_document",
    "load_policy",
]
