"""What the Region grants each year: amounts that are invented, near what the plan says in all."""

import random
from collections.abc import Iterator
from datetime import date

from grappe.policies import Cluster, Instrument
from grappe.site.accounts.models import User
from grappe.site.grants.granting import bring_in
from grappe.site.grants.line import Line, line_from
from grappe.site.policy.reading import current

GRANTED_ON = (date(2019, 4, 5), date(2020, 3, 27), date(2021, 3, 26))
WITHOUT_A_PLAN_ABROAD = {"cluster-bio", "cluster-indura", "coboteam"}


def grant(day: date, *, by: User) -> None:
    """The grants of a year, decided and entered on a day."""
    chance = random.Random(day.year)
    plan = current().plan
    assert plan is not None
    first, abroad, _calls = plan.instruments
    bring_in([*_through(first, day, chance), *_through(abroad, day, chance)], by=by)


def _through(instrument: Instrument, day: date, chance: random.Random) -> Iterator[Line]:
    """Its budget over the clusters, twice as much for a competitiveness cluster."""
    clusters = [one for one in current().clusters if _takes_part(one, instrument)]
    weights = [
        (2 if c.kind == "competitiveness" else 1) * chance.uniform(0.8, 1.2) for c in clusters
    ]
    for n, (cluster, weight) in enumerate(zip(clusters, weights, strict=True), 1):
        amount = round((instrument.budget or 0) * 0.98 * weight / sum(weights), -2)
        share = chance.uniform(0.42, 0.62)
        yield line_from(
            {
                "cluster": cluster.code,
                "instrument": instrument.code,
                "year": day.year,
                "reference": f"CP-{day:%Y-%m}-{instrument.code[:1].upper()}{n:02}",
                "decided_on": day.isoformat(),
                "amount": amount,
                "eligible_costs": round(amount / share, -2),
                "paid_from": day.replace(month=day.month + 1).isoformat(),
                "paid_until": date(day.year + 1, 3, 31).isoformat(),
                "subject": f"{instrument.name.fr}, {day.year}",
            }
        )


def _takes_part(cluster: Cluster, instrument: Instrument) -> bool:
    return instrument.code == "action_plans" or cluster.code not in WITHOUT_A_PLAN_ABROAD
