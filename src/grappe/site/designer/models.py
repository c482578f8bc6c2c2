"""A version of a questionnaire that is being written, and each step of writing it."""

from typing import Any

from django.conf import settings
from django.db import models

from grappe.site import clock


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
