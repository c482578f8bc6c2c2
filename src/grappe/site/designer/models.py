"""A version of a questionnaire that is being written: whence, each step, what is said of it."""

from typing import Any

from django.conf import settings
from django.db import models

from grappe.questions import Words
from grappe.site import clock
from grappe.site.policy.models import Cluster


class Draft(models.Model):
    """A new version of a questionnaire, from the version in force. One of each is written at a
    time; once published it is a file, named by `version`, and stays as it is."""

    questionnaire = models.CharField(max_length=60)
    based_on = models.CharField(max_length=60)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    published_at = models.DateTimeField(null=True)
    version = models.CharField(max_length=60, blank=True)
    given_up_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire"],
                condition=models.Q(published_at=None, given_up_at=None),
                name="one_draft_of_a_questionnaire",
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} · {self.version or self.based_on}"

    @property
    def is_open(self) -> bool:
        return self.published_at is None and self.given_up_at is None

    @property
    def document(self) -> dict[str, Any]:
        """What the version's file would hold, after the last step that stands."""
        step = self.steps.filter(undone=False).last()
        return dict(step.document) if step else {}


class Origin(models.Model):
    """Why a draft was begun, or went on: `said` in both languages and the `address` of a page that
    tells more. `part` is an indicator as it was proposed, to begin writing it with."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="origins")
    said = models.JSONField()
    address = models.CharField(max_length=200)
    part = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.draft_id} · {self.address}"

    @property
    def words(self) -> Words:
        return Words(**self.said)

    @property
    def indicator(self) -> str:
        """The code of the one that is to be changed; empty for a new one."""
        return str(self.part.get("code", ""))


class Remark(models.Model):
    """What somebody says of a draft; `cluster` is the one whose person they are, if any."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="remarks")
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]


class Tried(models.Model):
    """What a trial told of the Region in a `year`: what each cluster adds to it, `key` its hash. No
    later trial of the questionnaire may tell what differs from it by too few clusters."""

    questionnaire = models.CharField(max_length=60)
    year = models.PositiveSmallIntegerField()
    key = models.CharField(max_length=64)
    added: "models.JSONField[dict[str, float]]" = models.JSONField()
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["questionnaire", "year", "key"], name="one_trial_told_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} · {self.year} · {self.key[:8]}"


class Step(models.Model):
    """The draft after one change, so that it can be undone; `what` says which part it was about
    ("field:members.country")."""

    draft = models.ForeignKey(Draft, models.CASCADE, related_name="steps")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    what = models.CharField(max_length=140)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "number"], name="one_step_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id}#{self.number} {self.what}"
