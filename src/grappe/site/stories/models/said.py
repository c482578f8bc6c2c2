"""What people write about a story: versions, suggestions, comments."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy

from grappe.site import clock
from grappe.site.stories.models.story import Hand, Story


class Said(models.Model):
    """Something that a person wrote about a story, on one side or the other."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="%(class)ss")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    hand = models.CharField(max_length=10, choices=Hand)
    at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True
        ordering = ["at", "pk"]


class Comment(Said):
    text = models.TextField()

    def __str__(self) -> str:
        return self.text[:60]


class Suggestion(Said):
    """Other words for one text; `before` is the text that they were written on. `apart`: both
    sides wrote at once, and these are the words that did not stand."""

    class Fate(models.TextChoices):
        OPEN = "open", pgettext_lazy("suggestion", "to decide")
        ACCEPTED = "accepted", pgettext_lazy("suggestion", "taken over")
        DECLINED = "declined", pgettext_lazy("suggestion", "left aside")
        TAKEN_BACK = "taken_back", pgettext_lazy("suggestion", "taken back")

    name = models.CharField(max_length=20)
    before = models.TextField(blank=True)
    text = models.TextField(blank=True)
    apart = models.BooleanField(default=False)
    fate = models.CharField(max_length=10, choices=Fate, default=Fate.OPEN)
    decided_at = models.DateTimeField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    @property
    def is_open(self) -> bool:
        return self.fate == Suggestion.Fate.OPEN


class Version(Said):
    """The story as it was after an edit: `document` holds its texts and where it belongs."""

    class Kind(models.TextChoices):
        WRITTEN = "written", pgettext_lazy("version", "written")
        ACCEPTED = "accepted", pgettext_lazy("version", "suggestion taken over")
        UNDONE = "undone", pgettext_lazy("version", "undone")

    revision = models.PositiveIntegerField()
    document: "models.JSONField[Any, Any]" = models.JSONField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.WRITTEN)
    suggestion = models.ForeignKey(Suggestion, models.SET_NULL, null=True, related_name="+")
    undone = models.BooleanField(default=False)

    class Meta(Said.Meta):
        ordering = ["revision"]
        constraints = [
            models.UniqueConstraint(fields=["story", "revision"], name="one_version_a_revision")
        ]

    def __str__(self) -> str:
        return f"{self.story_id} · {self.revision}"
