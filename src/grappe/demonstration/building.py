"""The demonstration, built once from one seed number through the verbs that the pages call."""

import random
import shutil
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.core.management import call_command
from django.db.models import Count
from django.utils.translation import gettext as _

from grappe.answers import Answer, Place
from grappe.demonstration import gathering, granting, keeping_plan, quarterly, replies, tales
from grappe.demonstration.actions import Deeds, confirmed
from grappe.demonstration.aiming import Roads
from grappe.demonstration.crossing import say_what_crosses
from grappe.demonstration.files import filled_template, own_export, with_mistakes
from grappe.demonstration.management import Management
from grappe.demonstration.members import Memberships
from grappe.demonstration.opening_up import open_up
from grappe.demonstration.organisations import Population
from grappe.demonstration.people import settle
from grappe.demonstration.registering import Registers
from grappe.demonstration.timeline import TODAY, Event, events
from grappe.policies import RoundPlan
from grappe.references import communes_of_region
from grappe.site import clock, demonstrated
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.organisations.directories import register_folder
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.preparing import prepare
from grappe.site.rounds.drafting import look_at
from grappe.site.rounds.models import Report, Round, State, Submission
from grappe.site.rounds.opening import close_round, open_round
from grappe.site.rounds.publishing import publications, publications_folder, publish_accepted
from grappe.site.rounds.reading import latest_accepted, report_for
from grappe.site.rounds.reviewing import accept, begin_reading, comment, return_report
from grappe.site.rounds.submitting import say_how_it_went, submit
from grappe.site.rounds.uploading import receive
from grappe.site.rounds.who import seek_in
from grappe.site.trail.protecting import unprotect
from grappe.site.trail.sealing import seals_file

SEED = 1906
Progress = Callable[[int, int], None]


def build(progress: Progress = lambda done, of: None) -> None:
    """Builds it where there is none; `progress` is called after each event.

    One that was cut off is begun again. Raises Refused in a data folder that is in use.
    """
    said = demonstrated.read()
    if said and said.get("complete"):
        return
    if said:
        _clear()
    elif Submission.objects.exists():
        raise Refused(_("This data folder is in use: choose another one for a demonstration."))
    demonstrated.write(today=TODAY.isoformat())
    teller = Teller()
    todo = events(current(), teller.chance)
    for done, event in enumerate(todo, start=1):
        with clock.at(event.at):
            teller.tell(event)
        progress(done, len(todo))
    demonstrated.write(complete=True)


def _clear() -> None:
    unprotect()
    call_command("flush", verbosity=0, interactive=False)
    for made in (publications_folder(), register_folder()):
        shutil.rmtree(made, ignore_errors=True)
    seals_file().unlink(missing_ok=True)
    prepare(opening=False)


def summary() -> dict[str, Any]:
    """What stands in the data folder, counted."""
    states = dict(Report.objects.values_list("state").annotate(Count("pk")))
    latest = latest_accepted("members")
    return {
        "clusters": len(current().clusters),
        "rounds": Round.objects.exclude(opened_at=None).count(),
        "reports": {state: states.get(state, 0) for state in State.values},
        "members": sum(_counting(sent.answer) for sent in latest),
        "publications": len(publications()),
    }


def _counting(answer: Answer) -> int:
    gone = (row.values.get("left_in") for row in answer.rows("members"))
    return sum(not isinstance(left, int) or left > answer.year for left in gone)


class Teller:
    """Everybody of the demonstration, acting through the product's verbs."""

    def __init__(self) -> None:
        self.chance, self.reading = random.Random(SEED), random.Random(SEED)
        policy = current()
        population = Population(self.chance, communes_of_region(policy.region))
        self.clusters = {cluster.code: cluster for cluster in policy.clusters}
        self.members = Memberships(self.chance, population, policy.clusters)
        self.management = Management(self.chance, policy.clusters, self.members)
        self.registers = Registers(population.all, SEED)
        self.deeds = Deeds(policy, SEED)
        self.managers = settle()
        self.officers = _officers()
        self.cluster_rows = {cluster.code: cluster for cluster in Cluster.objects.all()}
        self.roads = Roads(self.cluster_rows, self.managers, self.officers)

    def tell(self, event: Event) -> None:
        getattr(self, f"_{event.what}")(event)

    def _open(self, event: Event) -> None:
        open_round(_round(event.round), by=_head())

    def _close(self, event: Event) -> None:
        close_round(_round(event.round), by=_head())

    def _publish(self, event: Event) -> None:
        publish_accepted(by=_head())

    def _reply(self, event: Event) -> None:
        assert event.reply is not None
        replies.tell(event.reply, self.cluster_rows, self.managers)

    def _make_public(self, event: Event) -> None:
        replies.make_the_last_public(by=_head())

    def _open_up(self, event: Event) -> None:
        open_up(self.cluster_rows, self.managers, by=self.officers["minalogic"])

    def _story(self, event: Event) -> None:
        assert event.tale is not None
        tales.tell(event.tale, self.cluster_rows, self.managers, self.officers)

    def _keep_plan(self, event: Event) -> None:
        keeping_plan.keep(event.at.date(), by=_head())

    def _gather(self, event: Event) -> None:
        assert event.deed is not None
        people = gathering.People(self.cluster_rows, self.managers, _head())
        event.deed.do(event.deed.said, people)

    def _grant(self, event: Event) -> None:
        granting.grant(event.at.date(), by=_head())

    def _aim(self, event: Event) -> None:
        assert event.step is not None
        self.roads.tell(event.step)

    def _say_themes(self, event: Event) -> None:
        say_what_crosses(self.cluster_rows, self.officers)

    def _register(self, event: Event) -> None:
        self.registers.load(event.at)

    def _answer(self, event: Event) -> None:
        report, manager = self._report(event)
        receive(report, _file_name(report), filled_template(report, self._says(event)), by=manager)
        sent = submit(report, by=manager)
        if self.chance.random() < 0.6:
            minutes, hard = self.chance.randrange(20, 95, 5), _hard(report)
            say_how_it_went(sent, minutes=minutes, hard=hard, by=manager)

    def _note(self, event: Event) -> None:
        report, manager = self._quarter(event)
        rows = self.deeds.of(self.clusters[event.cluster], report.round.period, event.at.date())
        quarterly.note(report, rows, by=manager)

    def _confirm(self, event: Event) -> None:
        report, manager = self._quarter(event)
        whose = confirmed(report.round.period)[event.cluster]
        quarterly.confirm(report, whose, by=manager)

    def _send(self, event: Event) -> None:
        report, manager = self._quarter(event)
        say_how_it_went(submit(report, by=manager), minutes=5, hard="", by=manager)

    def _quarter(self, event: Event) -> tuple[Report, User]:
        assert event.round is not None
        plan, cluster = event.round, self.cluster_rows[event.cluster]
        report = report_for(cluster, plan.questionnaire, plan.year, plan.quarter)
        return report, self.managers[event.cluster]

    def _mistakes(self, event: Event) -> None:
        report, manager = self._report(event)
        answer = with_mistakes(self._says(event))
        receive(report, _file_name(report), filled_template(report, answer), by=manager)
        seek_in(report)

    def _own_export(self, event: Event) -> None:
        report, manager = self._report(event)
        receive(report, "export-adherents.csv", own_export(self._says(event)), by=manager)

    def _accept(self, event: Event) -> None:
        report, _manager = self._report(event)
        self._read(report, event)
        accept(report, by=self.officers[report.cluster.code])

    def _return(self, event: Event) -> None:
        report, _manager = self._report(event)
        officer = self.officers[report.cluster.code]
        self._read(report, event)
        row = report.submissions.last().answer.rows("members")[5]  # type: ignore[union-attr]
        comment(
            report,
            f"{row.values['name']}\u202f: est-ce bien une PME\u202f? Merci de vérifier le type.",
            by=officer,
            of_region=True,
            place=Place("members", row.id, "type"),
        )
        return_report(report, by=officer)

    def _read(self, report: Report, event: Event) -> None:
        """A report is read for a while before it is decided on."""
        with clock.at(event.at - timedelta(minutes=self.reading.randrange(20, 150, 5))):
            begin_reading(report)

    def _report(self, event: Event) -> tuple[Report, User]:
        assert event.round is not None
        cluster = self.cluster_rows[event.cluster]
        plan = event.round
        report = report_for(cluster, plan.questionnaire, plan.year, plan.quarter)
        manager = self.managers[event.cluster]
        if report.opened_at is None:
            begun = event.at - timedelta(minutes=self.chance.randrange(25, 160))
            with clock.at(begun):
                look_at(report, by=manager)
        return report, manager

    def _says(self, event: Event) -> Answer:
        assert event.round is not None
        who = self.members if event.round.questionnaire == "members" else self.management
        return who.answer(self.clusters[event.cluster], event.round.year)


def _round(plan: RoundPlan | None) -> Round:
    assert plan is not None
    asked = {"questionnaire": plan.questionnaire, "year": plan.year, "quarter": plan.quarter}
    return Round.objects.get(**asked)


def _head() -> User:
    return User.objects.get(roles__kind="head_of_unit")


def _officers() -> dict[str, User]:
    """By cluster's code, the officer of its main domain."""
    officers = User.objects.filter(roles__kind="officer", roles__deputy=False).distinct()
    return {code: user for user in officers for code in user.standing.looks_after}


def _hard(report: Report) -> str:
    """What was hard the first time that a questionnaire was asked."""
    asked = report.round.questionnaire
    opened = Round.objects.filter(questionnaire=asked, opened_at__isnull=False).count()
    return gathering.hard(asked, report.cluster.code) if opened == 1 else ""


def _file_name(report: Report) -> str:
    return f"{report.round.questionnaire}-{report.round.year}.xlsx"
