"""A story with its versions, suggestions and comments."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grappe.site import clock
from grappe.site.policy.models import Cluster, Domain


class State(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("story", "draft")
    PROPOSED = "proposed", pgettext_lazy("story", "proposed")
    RETURNED = "returned", pgettext_lazy("story", "returned")
    PUBLISHED = "published", pgettext_lazy("story", "published")


class Hand(models.TextChoices):
    """On whose side somebody writes."""

    CLUSTER = "cluster", _("the cluster")
    REGION = "region", _("the Region")


class Story(models.Model):
    """`cluster` writes it, `clusters` are all that it tells of, that one included.

    `words` are its texts by name (see texts.py), people in them by reference. `period` is a
    quarter's code, `topic` one of the policy's, `department` Insee's code; the last two may be
    empty. `released`: everybody may read it once it is published. `touched_at` is machine time:
    what is computed from stories is computed anew once it moved.
    """

    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="stories")
    clusters = models.ManyToManyField(Cluster, related_name="told_in")
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="stories")
    period = models.CharField(max_length=7)
    topic = models.CharField(max_length=60, blank=True)
    department = models.CharField(max_length=3, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="fr")
    words = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT, db_index=True)
    released = models.BooleanField(default=False)
    begun_at = models.DateTimeField(default=clock.now)
    proposed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-period", "-published_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.period} · {self.pk}"

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Everybody may read it, signed in or not."""
        return self.is_published and self.released


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


class Speaker(models.Model):
    """Somebody whom a story names; shown once they agreed, until they no longer do.

    `said` is what they are quoted with, `agreed_on` the day on which they agreed, `agreed_how` in
    which way. When consent is withdrawn the name, the role and the words are gone.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=120, blank=True)
    role = models.CharField(max_length=160, blank=True)
    said = models.TextField(blank=True)
    agreed_on = models.DateField(null=True)
    agreed_how = models.CharField(max_length=160, blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.story_id} · {self.pk}"

    @property
    def is_shown(self) -> bool:
        return self.agreed_on is not None and self.withdrawn_at is None


class Pictures(models.Manager["Picture"]):
    """Each says whether somebody named on it does not agree, or no longer does (`is_silenced`)."""

    def get_queryset(self) -> "models.QuerySet[Picture]":
        on_it = Picture.people.through.objects.filter(picture=models.OuterRef("pk"))
        silent = models.Q(speaker__agreed_on=None) | models.Q(speaker__withdrawn_at__isnull=False)
        told = {"is_silenced": models.Exists(on_it.filter(silent))}
        return super().get_queryset().annotate(**told)


class Picture(models.Model):
    """Pixels alone, under the names of their contents; `small` is for a card.

    `consent`: nobody can be recognised, or those who can have agreed (`people` are those who are
    named too). Taken out it can come back; once somebody on it withdrew, it cannot.
    """

    class Consent(models.TextChoices):
        NOBODY = "nobody", _("Nobody can be recognised")
        AGREED = "agreed", _("Those who can be recognised have agreed")

    story = models.ForeignKey(Story, models.CASCADE, related_name="pictures")
    sha256 = models.CharField(max_length=64)
    small = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    alt = models.CharField(max_length=250)
    credit = models.CharField(max_length=120)
    consent = models.CharField(max_length=10, choices=Consent)
    people = models.ManyToManyField(Speaker, related_name="pictures")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    added_at = models.DateTimeField(default=clock.now)
    removed_at = models.DateTimeField(null=True)
    erased_at = models.DateTimeField(null=True)

    objects = Pictures()
    is_silenced: bool

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.story_id} · {self.pk}"
