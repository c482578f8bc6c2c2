"""Trajectories, what is said about them, and what of each year is reported. Nothing of it is ever
changed: what comes later is a version of its own."""

from django.conf import settings
from django.db import models

from grappe.site import clock
from grappe.site.policy.models import Cluster

LONGEST = 2000


class OfObjective(models.Model):
    """Belongs to a cluster's objective, by its code in the policy, in the period that `begins` in a
    year."""

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="+")
    begins = models.PositiveSmallIntegerField()
    objective = models.CharField(max_length=60)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        abstract = True


class Trajectory(OfObjective):
    """A cluster's target for each year, from a baseline, as it was proposed `at` a moment: by year,
    `targets`. Agreed on once an officer says so; `capacity` is the role in which, as the trail has
    it. `reason`: why one that was agreed on is to be replaced."""

    version = models.PositiveSmallIntegerField()
    baseline = models.FloatField(null=True)
    targets: "models.JSONField[dict[str, float]]" = models.JSONField()
    reason = models.CharField(max_length=LONGEST, blank=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    capacity = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["objective", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "begins", "objective", "version"], name="a_trajectory_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.objective} · {self.version}"

    def target(self, year: int) -> float | None:
        return self.targets.get(str(year))


class Remark(OfObjective):
    """What one of both said about an objective, `of_region` an officer."""

    text = models.CharField(max_length=LONGEST)
    of_region = models.BooleanField()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.objective} · {self.at:%Y-%m-%d}"


class Reported(OfObjective):
    """What a cluster says of an objective about a year: the value where it is asked, how it sees it
    itself, what comes next."""

    year = models.PositiveSmallIntegerField()
    version = models.PositiveSmallIntegerField()
    value = models.FloatField(null=True)
    view = models.CharField(max_length=LONGEST, blank=True)
    coming = models.CharField(max_length=LONGEST, blank=True)

    class Meta:
        ordering = ["objective", "year", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "begins", "objective", "year", "version"],
                name="a_report_on_an_objective_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.objective} · {self.year}"
