"""A meeting, what was brought to it, and what was decided there."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.meetings.models.proposal import Proposal
from grappe.site.rounds.models import Round


class Meeting(models.Model):
    """`milestone` is the plan's code of it, if the plan names it; a review is `about` rounds.
    `revision` counts the changes that calendars should take over."""

    class Kind(models.TextChoices):
        PRESENTATION = "presentation", _("Presentation to managers and presidents")
        REVIEW = "review", _("Review of a first round")
        GROUP = "group", _("Working group")

    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=200)
    on = models.DateField()
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=200, blank=True)
    agenda = models.TextField(blank=True)
    milestone = models.CharField(max_length=60, blank=True)
    about = models.ManyToManyField(Round, related_name="+", blank=True)
    minutes = models.TextField(blank=True)
    minutes_at = models.DateTimeField(null=True)
    cancelled_at = models.DateTimeField(null=True)
    called_at = models.DateTimeField(default=clock.now)
    called_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=clock.now)
    revision = models.PositiveSmallIntegerField(default=0)
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)

    class Meta:
        ordering = ["-on", "-begins", "-pk"]

    def __str__(self) -> str:
        return f"{self.on:%Y-%m-%d} · {self.title}"

    @property
    def is_cancelled(self) -> bool:
        return self.cancelled_at is not None

    @property
    def is_ahead(self) -> bool:
        return not self.is_cancelled and self.on > clock.today()

    @property
    def was_held(self) -> bool:
        return not self.is_cancelled and self.on <= clock.today()

    @property
    def items(self) -> list[str]:
        """The agenda, a line each."""
        return [line.strip() for line in self.agenda.splitlines() if line.strip()]

    @property
    def starts_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, self.begins))

    @property
    def ends_at(self) -> datetime:
        return timezone.make_aware(datetime.combine(self.on, self.ends))


class Document(models.Model):
    """A file brought to a meeting, kept under the name of its content."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="documents")
    name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveIntegerField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    taken_away_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.name


class Decision(models.Model):
    """What was decided at a meeting, maybe on a proposal; numbered in its meeting."""

    class Verdict(models.TextChoices):
        ADOPTED = "adopted", _("adopted")
        REFUSED = "refused", _("not adopted")
        DEFERRED = "deferred", _("put off")

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    proposal = models.ForeignKey(Proposal, models.PROTECT, null=True, related_name="decisions")
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["meeting", "number"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "number"], name="one_decision_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.meeting} · {self.number}"
