"""A data folder made ready: tables brought up to date, the policy in them, rounds planned."""

from contextlib import suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from grappe.disk import alone
from grappe.site import clock
from grappe.site.errors import Refused
from grappe.site.policy.loading import load
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Round
from grappe.site.rounds.opening import open_round, plan_round
from grappe.site.rounds.publishing import finish_publishing


def prepare(*, opening: bool = True) -> None:
    """Safe to run at every start; what was entered stays. Rounds whose day has come are opened, and
    a publication that was cut off is told of."""
    if _to_migrate():
        _migrate()
    policy = current()
    load(policy)
    for plan in policy.rounds:
        plan_round(plan, by=None)
    finish_publishing()
    if opening:
        open_due_rounds()


def open_due_rounds() -> None:
    """Rounds open on the day planned; closing one is a person's decision. One that another process
    opens at the same time is open."""
    for waiting in Round.objects.filter(opened_at=None, opens__lte=clock.today()):
        with suppress(Refused):
            open_round(waiting, by=None)


def _to_migrate() -> bool:
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def _migrate() -> None:
    """Of processes that begin at once, one does it and the others wait."""
    with alone(Path(settings.DATA)):
        if _to_migrate():
            call_command("migrate", verbosity=0, interactive=False)
