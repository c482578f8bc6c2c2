"""Rounds are planned from the policy, opened to every cluster there is, and closed."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.policies import RoundPlan
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.operations.pending import word_of
from grappe.site.policy.existing import clusters_on
from grappe.site.rounds.models import Report, Round
from grappe.site.trail import record


@transaction.atomic
def plan_round(plan: RoundPlan, *, by: User | None) -> Round:
    """The round as planned; one that is planned already keeps the dates that it was given."""
    dates = {"opens": plan.opens, "due": plan.due, "closes": plan.closes}
    planned, created = Round.objects.get_or_create(
        questionnaire=plan.questionnaire,
        year=plan.year,
        quarter=plan.quarter,
        defaults={"version": plan.version, **dates},
    )
    if created:
        record("round.planned", by=by, what=str(planned), detail={"due": plan.due.isoformat()})
    return planned


@transaction.atomic
def open_round(round_: Round, *, by: User | None) -> Round:
    """Asks every cluster that there is today. Raises Refused for a round that was opened before."""
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if round_.opened_at is not None and round_.closed_at is None:
        raise Refused(_("This round is already open."), "already_open")
    round_.opened_at = round_.opened_at or clock.now()
    round_.closed_at = None
    round_.save(update_fields=["opened_at", "closed_at"])
    asked = set(round_.reports.values_list("cluster_id", flat=True))
    Report.objects.bulk_create(
        Report(round=round_, cluster=cluster)
        for cluster in clusters_on(clock.today())
        if cluster.pk not in asked
    )
    record("round.opened", by=by, what=str(round_))
    word_of("opened", by=by, round=round_.pk)
    return round_


@transaction.atomic
def close_round(round_: Round, *, by: User | None) -> Round:
    """Nothing more can be sent; drafts stay as they are. Raises Refused where it isn't open."""
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    if not round_.is_open:
        raise Refused(_("This round is not open."), "not_open")
    round_.closed_at = clock.now()
    round_.save(update_fields=["closed_at"])
    record("round.closed", by=by, what=str(round_))
    return round_


@transaction.atomic
def change_dates(round_: Round, *, opens: date, due: date, closes: date, by: User | None) -> Round:
    """New days for a round. Raises Refused where they are not in this order."""
    if not opens <= due <= closes:
        raise Refused(_("A round opens, is due, then closes, in this order."), "order")
    round_ = Round.objects.select_for_update().get(pk=round_.pk)
    before = [day.isoformat() for day in (round_.opens, round_.due, round_.closes)]
    round_.opens, round_.due, round_.closes = opens, due, closes
    round_.save(update_fields=["opens", "due", "closes"])
    after = [day.isoformat() for day in (opens, due, closes)]
    record("round.dated", by=by, what=str(round_), detail={"before": before, "after": after})
    return round_
