"""A publication's way to the public, and what clusters say of their figures on it."""

from django.conf import settings
from django.db import models

from grappe.site.policy.models import Cluster


class Passage(models.Model):
    """A publication (by its code) from the day it is given to the clusters; `until` is the first
    day on which it may be made public though not all of them agreed."""

    publication = models.CharField(max_length=20, unique=True)
    given_at = models.DateTimeField()
    until = models.DateField()
    public_at = models.DateTimeField(null=True)
    public_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        ordering = ["given_at", "pk"]

    def __str__(self) -> str:
        return self.publication

    @property
    def is_public(self) -> bool:
        return self.public_at is not None


class Reading(models.Model):
    """What a cluster has done about its figures in a publication: opened them, agreed."""

    passage = models.ForeignKey(Passage, models.CASCADE, related_name="readings")
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="readings")
    opened_at = models.DateTimeField(null=True)
    agreed_at = models.DateTimeField(null=True)
    agreed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    class Meta:
        ordering = ["cluster__name"]
        constraints = [
            models.UniqueConstraint(fields=["passage", "cluster"], name="one_reading_a_cluster")
        ]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.passage}"


class OnFigure(models.Model):
    """Words of a cluster about its figure: an indicator (all its parts) and a year."""

    reading = models.ForeignKey(Reading, models.CASCADE, related_name="%(class)ss")
    indicator = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Remark(OnFigure):
    """A comment that goes with the figure wherever it is shown."""

    class Meta(OnFigure.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "indicator", "year"], name="one_remark_a_figure"
            )
        ]


class Correction(OnFigure):
    """The cluster says that the figure is wrong; its officer answers."""

    answer = models.TextField(blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta(OnFigure.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["reading", "indicator", "year"],
                condition=models.Q(answered_at=None),
                name="one_open_correction_a_figure",
            )
        ]
