"""A region's policy as data: its domains, clusters, questionnaires and reporting rounds.

Read from a folder of YAML files; every mistake in them is told with file, line and what was
expected. `auvergne_rhone_alpes/` is the reference, another region starts from a copy.
"""

from grappe.policies.criteria import Condition, Criteria, CriteriaSet, Held, Sign, Text
from grappe.policies.drafts import Document, made, needing, problems_in
from grappe.policies.loading import SHIPPED, load_policy
from grappe.policies.model import (
    Cluster,
    Domain,
    Lineage,
    NotInPolicyError,
    Policy,
    RoundPlan,
    Theme,
    Topic,
)
from grappe.policies.objectives import (
    AimUnit,
    Objective,
    Objectives,
    ObjectiveTopic,
    Span,
    YearlyReport,
)
from grappe.policies.plan import (
    SIDES,
    Action,
    Bounds,
    EffortLine,
    Followed,
    Grantor,
    Instrument,
    Measured,
    Milestone,
    Plan,
    Side,
    plan_document,
)
from grappe.policies.privacy import Privacy, Retention
from grappe.policies.problems import PolicyError, Problem
from grappe.policies.writing import as_data, as_text, file_name, write_policy

__all__ = [
    "SHIPPED",
    "SIDES",
    "Action",
    "AimUnit",
    "Bounds",
    "Cluster",
    "Condition",
    "Criteria",
    "CriteriaSet",
    "Document",
    "Domain",
    "EffortLine",
    "Followed",
    "Grantor",
    "Held",
    "Instrument",
    "Lineage",
    "Measured",
    "Milestone",
    "NotInPolicyError",
    "Objective",
    "ObjectiveTopic",
    "Objectives",
    "Plan",
    "Policy",
    "PolicyError",
    "Privacy",
    "Problem",
    "Retention",
    "RoundPlan",
    "as_data",
    "as_text",
    "file_name",
    "Side",
    "Sign",
    "Span",
    "Text",
    "Topic",
    "plan_document",
    "Theme",
    "YearlyReport",
    "load_policy",
    "made",
    "needing",
    "problems_in",
    "write_policy",
]
