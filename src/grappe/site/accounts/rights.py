"""Who may see and do what: decided here and nowhere else.

`TABLE` is the policy; the functions below read it. A cell holds letters: r reads, w writes,
b writes on the cluster's behalf (said on the page and in the trail), s sends, a accepts or
answers, p publishes, c comments, n writes if named to the working group, - nothing. *Own* is a
cluster that one manages or contributes to, or that stands in a domain one is officer or deputy of.
"""

from typing import Literal

from django.contrib.auth.models import AnonymousUser

from grappe.questions import Field, Section
from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster

Person = User | AnonymousUser
Position = Literal[
    "manager",
    "contributor",
    "officer",
    "other_officer",
    "head_of_unit",
    "database_manager",
    "evaluation",
    "elected",
    "administrator",
    "public",
]
POSITIONS: tuple[Position, ...] = (
    "manager",
    "contributor",
    "officer",
    "other_officer",
    "head_of_unit",
    "database_manager",
    "evaluation",
    "elected",
    "administrator",
    "public",
)


def _row(cells: str) -> dict[Position, str]:
    return dict(zip(POSITIONS, cells.split(), strict=True))


TABLE: dict[str, dict[Position, str]] = {
    #                   man. con. off. oth. head dbm. eva. ele. adm. public
    "facts": _row("      r    r    r    r    r    r    r    r    -    - "),
    "drafts": _row("     rws  rw   b    -    -    -    -    -    -    - "),
    "members": _row("    r    r    ra   -    ra   r    -    -    -    - "),
    "own_lines": _row("  rw   rw   r    -    r    rw   -    -    -    - "),
    "other_lines": _row("-    -    r    -    r    rw   -    -    -    - "),
    "amounts": _row("    r    r    ra   -    ra   -    -    -    -    - "),
    "people": _row("     r    r    r    -    r    -    -    -    -    - "),
    "protected": _row("  r    r    r    r    r    r    r    r    -    - "),
    "comments": _row("   rw   rw   rw   -    rw   -    -    -    -    - "),
    "replies": _row("    rws  rw   ra   -    ra   -    -    -    -    - "),
    "previews": _row("   -    -    r    r    rw   -    -    -    -    - "),
    "portraits": _row("  rs   r    r    -    r    -    -    -    -    - "),
    "releases": _row("   r    r    rw   rw   rw   r    r    r    r    r "),
    "story_drafts": _row("rws rw   rwa  -    rw   -    -    -    -    - "),
    "stories": _row("    r    r    r    r    r    r    r    r    -    - "),
    "open_stories": _row("r   r    r    r    r    r    r    r    r    r "),
    "tools": _row("      -    -    -    -    rw   -    -    -    rw   - "),
    "labels": _row("     r    r    r    -    r    -    -    -    -    - "),
    "objectives": _row(" rws  r    rwa  -    r    -    r    -    -    - "),
    "on_their_way": _row("r   r    r    r    r    r    r    r    -    - "),
    "questionnaires": _row("cn  c    r    r    rw   rw   rwp  -    -    - "),
    "appointments": _row("rs r   r    r    rw   r    r    -    -    - "),
    "grants": _row("     r    -    rw   -    rw   -    -    -    -    - "),
    "plan": _row("       -    -    r    r    rw   r    r    -    -    - "),
    "themes": _row("     r    r    rw   r    rw   rw   r    r    -    - "),
    "rounds": _row("     -    -    r    r    rw   r    r    -    -    - "),
    "looks": _row("      r    r    -    -    r    -    -    -    -    - "),
    "taking_out": _row(" rs   -    -    -    a    -    -    -    -    - "),
    "promises": _row("   r    r    r    r    r    r    r    r    r    - "),
    "roles": _row("      -    -    r    r    rw   r    r    -    rw   - "),
    "mails": _row("      -    -    r    -    r    -    -    -    r    - "),
}


def positions(user: Person, cluster: Cluster | None = None) -> frozenset[Position]:
    """Every position that a person has towards a cluster, or towards the Region as a whole."""
    if not isinstance(user, User):
        return frozenset({"public"})
    standing = user.standing
    kinds = standing.kinds
    held: set[Position] = {kind for kind in POSITIONS[4:9] if kind in kinds}
    code = cluster.code if cluster else None
    if "manager" in kinds and (code is None or code in standing.manages):
        held.add("manager")
    if "contributor" in kinds and (code is None or code in standing.contributes):
        held.add("contributor")
    if "officer" in kinds:
        own = code in standing.looks_after if code else bool(standing.looks_after)
        held.add("officer" if own else "other_officer")
    return frozenset(held)


def may(user: Person, row: str, letter: str, cluster: Cluster | None = None) -> bool:
    """Whether any of a person's positions carries the letter in a row of the table."""
    return any(letter in TABLE[row][position] for position in positions(user, cluster))


def can_see_facts(user: Person) -> bool:
    """Open facts, figures and definitions: everybody who holds a role that concerns them."""
    return may(user, "facts", "r")


def can_see_cluster(user: Person, cluster: Cluster) -> bool:
    """A cluster's own pages: itself, its officers, head of unit, database manager."""
    return may(user, "members", "r", cluster)


def can_see_draft(user: Person, cluster: Cluster) -> bool:
    """Answers not sent: the cluster alone, and its officers when they write on its behalf."""
    return may(user, "drafts", "r", cluster) or writes_on_behalf(user, cluster)


def can_write_answers(user: Person, cluster: Cluster) -> bool:
    """The cluster's manager and contributors; its officers on its behalf, which is said."""
    return may(user, "drafts", "w", cluster) or writes_on_behalf(user, cluster)


def writes_on_behalf(user: Person, cluster: Cluster) -> bool:
    """An officer of the cluster who is not also one of its own people."""
    return may(user, "drafts", "b", cluster) and not may(user, "drafts", "w", cluster)


def can_send(user: Person, cluster: Cluster) -> bool:
    """The cluster's manager alone."""
    return may(user, "drafts", "s", cluster)


def can_review(user: Person, cluster: Cluster | None = None) -> bool:
    """Accepting, returning, reopening: officers of its domains, deputies too, and head of unit."""
    return may(user, "amounts", "a", cluster)


def can_read_reports(user: Person) -> bool:
    """The list of what waits to be read: officers, and the head of unit for all clusters."""
    return bool(positions(user) & {"officer", "other_officer", "head_of_unit"})


def can_read_sent(user: Person, cluster: Cluster | None = None) -> bool:
    """A sent report as the Region reads it, each field then asked for by itself."""
    return can_see_rounds(user) and may(user, "members", "r", cluster)


def can_comment(user: Person, cluster: Cluster | None = None) -> bool:
    """Comments of a review: the cluster's people, its officers, the head of unit."""
    return may(user, "comments", "w", cluster)


def can_see_field(user: Person, cluster: Cluster, section: Section, field: Field) -> bool:
    """A sent answer: people (p) and protected answers (c) are for fewer than open ones."""
    if field.is_personal:
        row = "people"
    elif field.commercial or section.sensitivity == "protected":
        row = "amounts"
    else:
        row = "members"
    return may(user, row, "r", cluster)


def can_see_section(user: Person, cluster: Cluster, section: Section) -> bool:
    """A section of which at least one field may be seen."""
    return any(can_see_field(user, cluster, section, field) for field in section.fields)


def can_see_who(user: Person, cluster: Cluster | None = None) -> bool:
    """Who the members of a cluster are, as it wrote them and as the register knows them."""
    return may(user, "own_lines", "r", cluster)


def can_say_who(user: Person, cluster: Cluster | None = None) -> bool:
    """Deciding who a cluster's own lines are: the cluster, the database manager."""
    return may(user, "own_lines", "w", cluster)


def can_see_others_lines(user: Person, cluster: Cluster | None = None) -> bool:
    """What other clusters wrote and where else an organisation is a member."""
    return may(user, "other_lines", "r", cluster)


def can_see_all_lines(user: Person) -> bool:
    """What every cluster wrote, whichever it is."""
    everywhere = positions(user) - {"manager", "contributor", "officer", "other_officer"}
    return any("r" in TABLE["other_lines"][position] for position in everywhere)


def can_see_links(user: Person) -> bool:
    """How much any two named clusters share: the Region's officers. A cluster sees its own."""
    return can_read_reports(user)


def can_see_clusters_together(user: Person) -> bool:
    """Named clusters' figures side by side on one page: the Economy Department alone."""
    return may(user, "other_lines", "r")


def can_keep_register(user: Person) -> bool:
    """Deciding for all clusters, putting organisations together and apart: database manager."""
    return may(user, "other_lines", "w")


def can_see_figure(user: Person, sensitivity: str, cluster: Cluster | None = None) -> bool:
    """A figure of a domain or the Region, or of one cluster, "open" or "protected".

    Fewer than three clusters behind a protected figure is hidden by `grappe.figures`, not here.
    """
    if cluster is None:
        return may(user, "protected" if sensitivity == "protected" else "facts", "r")
    return may(user, "amounts" if sensitivity == "protected" else "members", "r", cluster)


def can_see_replies(user: Person, cluster: Cluster | None = None) -> bool:
    """A cluster's figures before they are public, and what it says of them: itself, its officers,
    the head of unit."""
    return may(user, "replies", "r", cluster)


def can_reply(user: Person, cluster: Cluster | None = None) -> bool:
    """Commenting on the own figures, asking for a correction: the cluster's people."""
    return may(user, "replies", "w", cluster)


def can_agree(user: Person, cluster: Cluster | None = None) -> bool:
    """Saying “we have read them”: the cluster's manager alone."""
    return may(user, "replies", "s", cluster)


def can_answer_correction(user: Person, cluster: Cluster | None = None) -> bool:
    """Answering a cluster that asks for a correction: its officers, the head of unit."""
    return may(user, "replies", "a", cluster)


def can_see_previews(user: Person) -> bool:
    """Publications that are not public yet, as a whole: officers, the head of unit."""
    return may(user, "previews", "r")


def can_make_public(user: Person) -> bool:
    """Making a publication public: the head of unit."""
    return may(user, "previews", "w")


def can_take_paper(user: Person, cluster: Cluster | None = None) -> bool:
    """A paper about a cluster: who opens its pages; about a domain or the Region: who may read
    protected figures of several clusters."""
    if cluster is not None:
        return can_see_cluster(user, cluster)
    return can_see_figure(user, "protected")


def can_put_money_on_paper(user: Person, cluster: Cluster) -> bool:
    """Amounts in a cluster's paper: its manager alone decides."""
    return may(user, "drafts", "s", cluster)


def can_take_portraits(user: Person, cluster: Cluster | None = None) -> bool:
    """Portraits of several clusters at once: an officer those of own clusters, the head of unit all
    of them."""
    return can_review(user, cluster)


def can_see_released(user: Person, cluster: Cluster) -> bool:
    """What of its portrait a cluster releases: itself, its officers, the head of unit."""
    return may(user, "portraits", "r", cluster)


def can_release_portrait(user: Person, cluster: Cluster) -> bool:
    """Releasing sections of a cluster's portrait, withdrawing them: its manager alone."""
    return may(user, "portraits", "s", cluster)


def can_release(user: Person) -> bool:
    """Releasing a public publication as open data: officers, the head of unit."""
    return may(user, "releases", "w")


def can_see_story_draft(user: Person, cluster: Cluster | None = None) -> bool:
    """A story that is not published: its cluster, its officers, the head of unit."""
    return may(user, "story_drafts", "r", cluster)


def can_see_all_story_drafts(user: Person) -> bool:
    """Those of every cluster: the head of unit."""
    everywhere = positions(user) - {"manager", "contributor", "officer", "other_officer"}
    return any("r" in TABLE["story_drafts"][position] for position in everywhere)


def can_write_story(user: Person, cluster: Cluster | None = None) -> bool:
    """Writing a story, suggesting other words: whoever sees its draft."""
    return may(user, "story_drafts", "w", cluster)


def can_propose_story(user: Person, cluster: Cluster | None = None) -> bool:
    """Proposing a story to the Region, letting everybody read it: the cluster's manager alone."""
    return may(user, "story_drafts", "s", cluster)


def can_publish_story(user: Person, cluster: Cluster | None = None) -> bool:
    """Publishing a story, returning it: officers of its domains."""
    return may(user, "story_drafts", "a", cluster)


def can_see_stories(user: Person) -> bool:
    """Every published story; those that are open, everybody sees."""
    return may(user, "stories", "r")


def can_see_open_stories(user: Person) -> bool:
    """Published stories whose cluster lets everybody read them: everybody, signed in or not."""
    return may(user, "open_stories", "r")


def can_follow_stories(user: Person) -> bool:
    """How many stories each domain has told: officers and the head of unit."""
    return can_read_reports(user)


def can_keep_tools(user: Person) -> bool:
    """Giving the Region's own tools a key to the API, taking it back: the head of unit,
    administrators."""
    return may(user, "tools", "w")


def can_see_label(user: Person, cluster: Cluster) -> bool:
    """What of a cluster's data answers a label's criteria: itself, its officers, the head of
    unit."""
    return may(user, "labels", "r", cluster)


def can_see_objectives(user: Person, cluster: Cluster | None = None) -> bool:
    """A cluster's own objectives: itself, its officers, the head of unit, Evaluation."""
    return may(user, "objectives", "r", cluster)


def can_discuss_objectives(user: Person, cluster: Cluster) -> bool:
    """Asking and answering beside an objective: the cluster's manager, its officers."""
    return may(user, "objectives", "w", cluster)


def can_propose_objectives(user: Person, cluster: Cluster) -> bool:
    """Proposing what to aim at, reporting on it: the cluster's manager alone."""
    return may(user, "objectives", "s", cluster)


def can_agree_on_objectives(user: Person, cluster: Cluster | None = None) -> bool:
    """Agreeing with what a cluster proposes: officers of its domains."""
    return may(user, "objectives", "a", cluster)


def can_see_progress(user: Person) -> bool:
    """How many objectives are on their way, never whose: everybody with a role that concerns
    them."""
    return may(user, "on_their_way", "r")


def can_see_grants(user: Person, cluster: Cluster | None = None) -> bool:
    """What the Region grants a cluster: its manager, its officers, the head of unit."""
    return may(user, "grants", "r", cluster)


def can_keep_grants(user: Person, cluster: Cluster | None = None) -> bool:
    """Entering what the Region grants a cluster, and taking it back: its officers, the head of
    unit."""
    return may(user, "grants", "w", cluster)


def can_see_plan(user: Person) -> bool:
    """The plan, what is done of it and what it takes: the Economy Department and Evaluation."""
    return may(user, "plan", "r")


def can_keep_plan(user: Person) -> bool:
    """Saying what of the plan is done, and what was spent on it: the head of unit."""
    return may(user, "plan", "w")


def can_see_themes(user: Person) -> bool:
    """Which clusters work on which theme: everybody who may see facts."""
    return may(user, "themes", "r")


def can_say_themes(user: Person, cluster: Cluster | None = None) -> bool:
    """Saying that a cluster works on a theme: its officers, head of unit, database manager."""
    return may(user, "themes", "w", cluster)


def can_see_rounds(user: Person) -> bool:
    """The state of rounds, all clusters in one view: the Economy Department and Evaluation."""
    return may(user, "rounds", "r")


def can_see_round_state(user: Person, cluster: Cluster) -> bool:
    """Where a cluster stands in a round: itself, and who sees rounds."""
    return can_see_rounds(user) or may(user, "drafts", "r", cluster)


def can_manage_rounds(user: Person) -> bool:
    """Planning, opening and closing rounds: the head of unit."""
    return may(user, "rounds", "w")


def can_see_versions(user: Person) -> bool:
    """Questionnaires that are being written, and what the working group does: the Economy
    Department, Evaluation, and whoever comments."""
    return may(user, "questionnaires", "r") or can_comment_versions(user)


def can_try_versions(user: Person) -> bool:
    """A new version tried out on last year's answers: the Economy Department and Evaluation, and
    whoever writes it."""
    return may(user, "questionnaires", "r") or can_write_versions(user)


def can_comment_versions(user: Person) -> bool:
    """Commenting on what is being written, and on the working group's proposals: the clusters'
    people, and who writes."""
    return may(user, "questionnaires", "c") or can_write_versions(user)


def can_write_versions(user: Person) -> bool:
    """Writing a new version of a questionnaire; in the working group, calling meetings, noting
    decisions, proposing: Evaluation, head of unit, database manager, and managers named to it."""
    named = isinstance(user, User) and user.standing.named
    return may(user, "questionnaires", "w") or (named and may(user, "questionnaires", "n"))


def can_publish_versions(user: Person) -> bool:
    """Publishing a new version, which later rounds ask: the Evaluation Department."""
    return may(user, "questionnaires", "p")


def can_see_appointments(user: Person) -> bool:
    """Who stands for the clusters in the working group, and how it came out."""
    return may(user, "appointments", "r")


def can_give_voice(user: Person, cluster: Cluster | None = None) -> bool:
    """Giving a cluster's voice, and standing for the clusters: its manager."""
    return may(user, "appointments", "s", cluster)


def can_keep_group(user: Person) -> bool:
    """Asking the clusters to appoint, naming the Region's members: the head of unit."""
    return may(user, "appointments", "w")


def can_publish(user: Person) -> bool:
    """Freezing accepted answers as a publication: whoever manages rounds."""
    return can_manage_rounds(user)


def can_take_tables(user: Person) -> bool:
    """Whole tables of a publication: who reads the amounts of every cluster."""
    everywhere = positions(user) - {"manager", "contributor", "officer", "other_officer"}
    return any("r" in TABLE["amounts"][position] for position in everywhere)


def can_see_people(user: Person) -> bool:
    """Who holds which role: the Economy Department, Evaluation, administrators."""
    return may(user, "roles", "r")


def can_name_people(user: Person) -> bool:
    """Inviting, naming, ending roles: the head of unit and administrators."""
    return may(user, "roles", "w")


def can_see_mails(user: Person, cluster: Cluster | None = None) -> bool:
    """What was mailed to a cluster's people, and what was refused: its officers, the head of unit;
    administrators, who run the machine that sends it."""
    return may(user, "mails", "r", cluster)


def can_see_all_mails(user: Person) -> bool:
    """Those to everybody: the head of unit, administrators."""
    everywhere = positions(user) - {"manager", "contributor", "officer", "other_officer"}
    return any("r" in TABLE["mails"][position] for position in everywhere)


def can_see_looks(user: Person, cluster: Cluster | None = None) -> bool:
    """Who looked at a cluster's data: itself, the head of unit."""
    return may(user, "looks", "r", cluster)


def can_take_everything(user: Person, cluster: Cluster | None = None) -> bool:
    """All of a cluster's data in one archive: its manager alone."""
    return may(user, "taking_out", "r", cluster)


def can_say_leaving(user: Person, cluster: Cluster | None = None) -> bool:
    """Saying that a cluster leaves, and taking that back: its manager alone."""
    return may(user, "taking_out", "s", cluster)


def can_let_leave(user: Person, cluster: Cluster | None = None) -> bool:
    """Doing what a cluster asked that leaves: the head of unit."""
    return may(user, "taking_out", "a", cluster)


def can_see_promises(user: Person) -> bool:
    """What is shared with whom, what is promised, the record of processing: everybody here."""
    return may(user, "promises", "r")
