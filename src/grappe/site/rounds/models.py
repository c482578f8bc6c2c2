"""A round asks every cluster for a report; a report is drafted, sent, returned or accepted."""

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.answers import Answer, from_json
from grappe.questions import Period
from grappe.site.policy.models import Cluster


class Round(models.Model):
    """One questionnaire, one version of it, one year *about* which every cluster answers, or one
    quarter of it."""

    questionnaire = models.CharField(max_length=40)
    version = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True)
    opens = models.DateField()
    due = models.DateField()
    closes = models.DateField()
    opened_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-opens", "questionnaire"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "year"],
                condition=models.Q(quarter=None),
                name="one_round_a_year",
            ),
            models.UniqueConstraint(
                fields=["questionnaire", "year", "quarter"], name="one_round_a_quarter"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} {self.period.code}"

    @property
    def period(self) -> Period:
        return Period(self.year, self.quarter)

    def is_running(self, today: date) -> bool:
        """Whether the quarter that it is about is not over: what happens is noted, not yet sent."""
        return self.quarter is not None and today <= self.period.last_day

    @property
    def is_open(self) -> bool:
        return self.opened_at is not None and self.closed_at is None


class State(models.TextChoices):
    EXPECTED = "expected", _("expected")
    DRAFT = "draft", _("draft")
    SUBMITTED = "submitted", _("submitted")
    RETURNED = "returned", _("returned")
    ACCEPTED = "accepted", _("accepted")


class Report(models.Model):
    """What one cluster answers in one round. `opened_at`: when somebody of it first looked."""

    round = models.ForeignKey(Round, models.CASCADE, related_name="reports")
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="reports")
    state = models.CharField(max_length=10, choices=State.choices, default=State.EXPECTED)
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["round", "cluster__name"]
        constraints = [
            models.UniqueConstraint(fields=["round", "cluster"], name="one_report_a_cluster")
        ]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.round}"

    @property
    def can_be_edited(self) -> bool:
        return self.state in {State.EXPECTED, State.DRAFT, State.RETURNED} and self.round.is_open


class Draft(models.Model):
    """The answer as it stands, whichever door it came by; `revision` counts its edits."""

    report = models.OneToOneField(Report, models.CASCADE, related_name="draft")
    document = models.TextField()
    revision = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True)
    saved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)

    def __str__(self) -> str:
        return f"{self.report} (revision {self.revision})"

    @property
    def answer(self) -> Answer:
        return from_json(self.document)


class Edit(models.Model):
    """One change of a draft, row by row, so that it can be undone and merged with others'."""

    class Kind(models.TextChoices):
        CELLS = "cells", _("typed")
        UPLOAD = "upload", _("file")
        CORRECTIONS = "corrections", _("corrections accepted")
        CONFIRMATION = "confirmation", _("confirmed as unchanged")
        UNDO = "undo", _("undone")

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="edits")
    revision = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    at = models.DateTimeField()
    rows = models.JSONField()
    on_behalf = models.BooleanField(default=False)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "revision"], name="one_edit_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}#{self.revision} {self.kind}"


class Upload(models.Model):
    """A file as it came, and what was made of it. `receipt` is kept for ever; `places` tells where
    in the file each row of the draft stood (see `receipts.places`)."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    at = models.DateTimeField()
    mapping = models.JSONField(default=dict)
    mapped = models.BooleanField(default=True)
    receipt = models.JSONField(default=dict)
    places = models.JSONField(default=dict)
    edit = models.ForeignKey(Edit, models.SET_NULL, null=True)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.name


class Held(models.Model):
    """A file that came while the virus scanner was down: not opened until it was looked through.
    `refusal` says why it was not taken then; its content is gone with it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="held")
    name = models.CharField(max_length=255)
    content = models.BinaryField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    at = models.DateTimeField()
    refusal = models.TextField(blank=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.name


class RememberedMapping(models.Model):
    """How a cluster names the columns and values of its own export, as a person confirmed it."""

    cluster = models.ForeignKey(Cluster, models.CASCADE)
    questionnaire = models.CharField(max_length=40)
    document = models.JSONField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "questionnaire"], name="one_mapping_a_questionnaire"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.questionnaire}"


class Submission(models.Model):
    """An answer as sent: never changed; in the order of sending, whatever the clock said.
    `unexplained` lists warnings sent without a word;
    `looked_at`: when somebody who decides on it first opened it, whoever that was."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="submissions")
    number = models.CharField(max_length=20, unique=True)
    document = models.TextField()
    sha256 = models.CharField(max_length=64)
    version = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    on_behalf = models.BooleanField(default=False)
    unexplained = models.JSONField(default=list)
    not_checked = models.JSONField(default=list)
    minutes = models.PositiveIntegerField(null=True)
    hard = models.TextField(blank=True)
    looked_at = models.DateTimeField(null=True)
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    correction_of = models.ForeignKey("self", models.SET_NULL, null=True)
    correction_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.number

    @property
    def answer(self) -> Answer:
        return from_json(self.document)


class Step(models.Model):
    """A report's change of state, as its timeline tells it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="steps")
    state = models.CharField(max_length=10, choices=State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    at = models.DateTimeField()
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.report} → {self.state}"


class Comment(models.Model):
    """A word on a place of a report (section, row, field; blank: the whole), and its replies."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="comments")
    section = models.CharField(max_length=40, blank=True)
    row = models.CharField(max_length=40, blank=True)
    field = models.CharField(max_length=40, blank=True)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    of_region = models.BooleanField()
    at = models.DateTimeField()
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="replies")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Agreement(models.Model):
    """What a cluster said of a row in which another one (whose `report` it is) names it: it is
    theirs too, or not. `own_row` is the row that tells of it in the cluster's own report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="agreements")
    section = models.CharField(max_length=40)
    row = models.CharField(max_length=60)
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="+")
    agreed = models.BooleanField()
    own_row = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "section", "row", "cluster"], name="one_answer_a_row"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.row}"
