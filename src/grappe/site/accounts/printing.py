"""The table of rights as a page of the docs (`make rights`)."""

from collections.abc import Iterable

from grappe.site.accounts.rights import POSITIONS, TABLE

PEOPLE = {
    "manager": "cluster manager, own",
    "contributor": "contributor, own",
    "officer": "officer, own",
    "other_officer": "officer, others",
    "head_of_unit": "head of unit",
    "database_manager": "database manager",
    "evaluation": "Evaluation",
    "elected": "elected reader",
    "administrator": "administrator",
    "public": "public",
}
THINGS = {
    "facts": "open facts and figures, definitions",
    "drafts": "answers before they are sent",
    "members": "sent answers: members, open fields",
    "own_lines": "who is who: own lines",
    "other_lines": "who is who: other clusters' wording and memberships",
    "amounts": "sent answers: amounts (c)",
    "people": "sent answers: people (p)",
    "protected": "protected figures over three clusters or more",
    "comments": "comments of a review",
    "replies": "own figures before they are public, what is said of them",
    "previews": "publications before they are public",
    "portraits": "which sections of its portrait a cluster releases",
    "releases": "open data: releases of publications",
    "story_drafts": "stories before they are published (s: proposes; a: publishes, returns)",
    "stories": "published stories",
    "open_stories": "published stories whose cluster lets everybody read them",
    "tools": "keys to the API for the Region's own tools",
    "labels": "what of its data answers the criteria of a label",
    "objectives": "own objectives (w: discusses; s: proposes, reports; a: agrees)",
    "on_their_way": "how many objectives are on their way, never whose",
    "questionnaires": "questionnaires that are being written, the working group and its meetings",
    "appointments": "who is appointed to the working group (s: gives the cluster's voice)",
    "grants": "what the Region grants",
    "plan": "the plan, what is done of it and what it takes",
    "themes": "which clusters work on which theme",
    "rounds": "rounds, their state and dates",
    "looks": "who looked at a cluster's data (role and department, no names)",
    "taking_out": "all of a cluster's data in one archive (r); leaving (s: says so, a: does it)",
    "promises": "what is shared with whom, the record of processing",
    "roles": "people, their roles, the second factors that these need",
    "mails": "what was mailed to a cluster's people, and what was refused",
}
HEAD = """# Who may what

Written from `src/grappe/site/accounts/rights.py` by `make rights`; a test keeps it fresh.

**r** reads · **w** writes · **b** writes on the cluster's behalf, said on the page and in the
trail · **s** sends, agrees · **a** accepts, returns, reopens, answers · **p** publishes
a new version · **c** comments · **n** writes if named to the working group · **-** nothing.
*Own*: one's cluster; for an officer, the clusters of one's domains, as a deputy too. An
administrator names people and runs the machine; that alone gives no view of answers.
"""


def page() -> str:
    """The whole page, in Markdown."""
    rows = [
        _line([THINGS[row], *(TABLE[row][position] for position in POSITIONS)]) for row in TABLE
    ]
    head = [_line(["", *(PEOPLE[one] for one in POSITIONS)]), _line(["---"] * 11)]
    return "\n".join([HEAD, *head, *rows, ""])


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
