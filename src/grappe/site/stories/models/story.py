"""A story, where it belongs and where it stands."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grappe.site import clock
from grappe.site.policy.models import Cluster, Domain
from grappe.site.rounds.models import Report


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
    what is computed from stories is computed anew once it moved. `report` and `row` name the line
    of a quarter's report that it was begun from, if it was.
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
    report = models.ForeignKey(Report, models.SET_NULL, null=True, related_name="+")
    row = models.CharField(max_length=60, blank=True)
    begun_at = models.DateTimeField(default=clock.now)
    proposed_at = models.DateTimeField(null=True)
    published_at = models.DateTimeField(null=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-period", "-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["report", "row"], name="one_story_a_line"),
        ]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.period} · {self.pk}"

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def is_open(self) -> bool:
        """Everybody may read it, signed in or not."""
        return self.is_published and self.released
