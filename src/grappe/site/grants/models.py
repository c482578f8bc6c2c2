"""Grants as they stand, and every deed that made them so."""

from decimal import Decimal
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.policy.models import Cluster

LONGEST = {"reference": 80, "subject": 200}


class Grant(models.Model):
    """What one decision (`reference`) grants a cluster through an instrument of the plan for a
    year; amounts are in €. Paid once on `paid_from`, or by and by until `paid_until`."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="grants")
    instrument = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    reference = models.CharField(max_length=LONGEST["reference"])
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    eligible_costs = models.DecimalField(max_digits=14, decimal_places=2)
    decided_on = models.DateField()
    subject = models.CharField(max_length=LONGEST["subject"])
    paid_from = models.DateField()
    paid_until = models.DateField(null=True)
    siret = models.CharField(max_length=14, blank=True)
    rna = models.CharField(max_length=10, blank=True)

    class Meta:
        ordering = ["cluster__name", "year", "instrument", "reference"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "instrument", "year", "reference"], name="a_grant_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.instrument} · {self.year} · {self.reference}"

    @property
    def share(self) -> Decimal:
        """Of the costs that count, the part that is paid."""
        return self.amount / self.eligible_costs


class Deed(models.Model):
    """Grants entered, changed, removed or brought in from a file. `steps` holds of each grant what
    was `before` and what is `after`, either of them None."""

    class Kind(models.TextChoices):
        ENTERED = "entered", _("entered")
        CHANGED = "changed", _("changed")
        REMOVED = "removed", _("removed")
        IMPORTED = "imported", _("brought in from a file")

    kind = models.CharField(max_length=10, choices=Kind)
    steps: "models.JSONField[list[dict[str, Any]]]" = models.JSONField(default=list)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind} · {len(self.steps)}"
