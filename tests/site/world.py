"""A small Region in which Minalogic has one of everything, and answers that can be recognised
wherever they turn up."""

from dataclasses import dataclass
from pathlib import Path

from grappe.answers import Place
from grappe.publication import Accepted
from grappe.site.accounts.inviting import invite
from grappe.site.accounts.models import Invitation
from grappe.site.api.keys import give
from grappe.site.designer.models import Draft
from grappe.site.grants import granting
from grappe.site.grants.models import Deed, Grant
from grappe.site.operations.pending import do_pending_work
from grappe.site.policy.models import Cluster
from grappe.site.releases.releasing import release
from grappe.site.replies import replying
from grappe.site.replies.models import Correction, Reading
from grappe.site.rounds import drafting, reviewing, submitting, uploading
from grappe.site.rounds.models import Comment, Report, Upload
from grappe.site.rounds.publishing import publish_accepted
from grappe.site.rounds.templates_out import template_of
from grappe.site.stories.models import Story
from tests.checks.given import amounts, identity, management
from tests.site.dashboards.publishing import MADE_AT, clusters, published
from tests.site.designer.drafting import begun
from tests.site.grants.test_grants import line
from tests.site.making import person
from tests.site.organisations.known_making import organisation, stands
from tests.site.rounds.asked import asked
from tests.site.stories import making as stories

PEOPLE = (
    "Qwendolinepresides",
    "Qwertadirects",
    "qwmail@minalogic.example",
    "Qwillemworks",
    "Qwasits",
)
"""In fields that name a person (p)."""
MONEY = (731_947, 519_283, 843_617)
"""In fields that hold amounts (c): staff, membership fees, the State."""
SECRETS = ("Qwexplained why", "Qwcommented on it", "Qwcorrect this")
"""An explanation of an amount, a comment of the review, a correction asked for."""

GRANTED = 967_531
"""What the Region grants."""


@dataclass
class World:
    report: Report
    draft: Report
    upload: Upload
    file: Upload
    comment: Comment
    told: Story
    version: Draft
    grant: Grant
    deed: Deed
    publication: str
    preview: str
    correction: Correction
    organisation: int
    invitation: Invitation
    key: int
    minalogic: Cluster


def world(data: Path) -> World:
    """Made through the product's own verbs."""
    known = clusters()
    minalogic = known["minalogic"]
    manager, officer = person("manager", of=minalogic), person("officer", of="digital")
    head = person("head_of_unit")
    already = Accepted("minalogic", marked(2020), "minalogic-2020", MADE_AT)
    former = published(data, (2018, 2019), month=5, more=[already])
    release(former.code, by=officer)
    report, upload, comment = _accepted(minalogic, manager, officer)
    draft = asked(minalogic, "management", 2021)
    file = uploading.receive(draft, "2021.xlsx", template_of(draft, "fr"), by=manager)
    drafting.change(draft, "cells", lambda _first: marked(2021), by=manager)
    preview = publish_accepted(by=head).code
    correction = replying.ask_correction(
        Reading.objects.get(passage__publication=preview, cluster=minalogic),
        replying.Place("budget", 2020),
        SECRETS[2],
        by=manager,
    )
    deed = granting.enter(line(amount=float(GRANTED)), by=officer)
    one = organisation("Atelier Dupont", 1)
    stands(one, "minalogic", 2021)
    invite("qwinvited@example.org", "manager", by=head, cluster=minalogic)
    key, _words = give("Grist", "evaluation", by=head)
    do_pending_work()
    return World(
        report=report,
        draft=draft,
        upload=upload,
        file=file,
        comment=comment,
        told=stories.draft(by=manager, of=minalogic),
        version=begun(),
        grant=Grant.objects.get(),
        deed=deed,
        publication=former.code,
        preview=preview,
        correction=correction,
        organisation=one.pk,
        invitation=Invitation.objects.get(),
        key=key.pk,
        minalogic=minalogic,
    )


def marked(year: int):
    """A right answer to the questionnaire on management, in which everything is recognisable."""
    presides, directs, mail, works, sits = PEOPLE
    staff, fees, state = MONEY
    who = identity(president=presides, director=directs, email=mail)
    team = [{"person": works, "role": "direction", "employer": "cluster", "fte": 1.0}]
    seat = {"body": "Bureau", "organisation": "Acme", "college": "sme", "person": sits}
    return management(
        year,
        identity=who,
        team=team,
        expenses=amounts("expenses", staff=staff),
        private_funding=amounts("private_funding", memberships=fees),
        public_funding=amounts("public_funding", state=state),
        governance=[seat | {"role": "présidente", "term_ends": "2022-06-30"}],
    )


def _accepted(minalogic, manager, officer) -> tuple[Report, Upload, Comment]:
    """A report on management that was filled in by a file, commented on and accepted."""
    report = asked(minalogic, "management", 2020)
    upload = uploading.receive(report, "2020.xlsx", template_of(report, "fr"), by=manager)
    drafting.change(report, "cells", lambda _first: marked(2020), by=manager)
    place = Place("expenses", "staff", "amount")
    drafting.explain(report, Place("expenses"), "balanced", SECRETS[0], by=manager)
    submitting.submit(report, by=manager)
    report.refresh_from_db()
    comment = reviewing.comment(report, SECRETS[1], by=officer, of_region=True, place=place)
    reviewing.accept(report, by=officer)
    report.refresh_from_db()
    return report, upload, comment
