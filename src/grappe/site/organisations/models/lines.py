"""Where organisations stand: rows of sent reports, and of drafts."""

from django.db import models

from grappe.site.organisations.models.organisations import Wording
from grappe.site.policy.models import Cluster


class DraftLine(models.Model):
    """A wording in a draft that was not sent: the cluster's own, nobody else asks about it."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="+")
    questionnaire = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="drafts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "questionnaire", "year", "wording"],
                name="a_wording_once_a_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster} {self.year} {self.wording}"


class SentLine(models.Model):
    """A row of a report as it was sent (`number`): which wording stood there. It tells of a
    membership once the report is accepted. `joined`, `left`: years as the cluster gave them;
    `said_to_be`: the code of the type of organisation that it chose."""

    number = models.CharField(max_length=20)
    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="+")
    questionnaire = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=40)
    row = models.CharField(max_length=40)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="lines")
    counts = models.BooleanField(default=True)
    joined = models.PositiveSmallIntegerField(null=True)
    left = models.PositiveSmallIntegerField(null=True)
    said_to_be = models.CharField(max_length=60, blank=True)
    steers = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["year", "cluster", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["number", "section", "row"], name="a_sent_row_once")
        ]
        indexes = [
            models.Index(fields=["cluster", "questionnaire", "year"], name="lines_of_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.wording}"
