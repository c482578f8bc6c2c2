"""Who and what a story shows: people who agreed, pictures."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.stories.models.story import Story


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
