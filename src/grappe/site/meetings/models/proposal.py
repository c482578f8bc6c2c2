"""A proposal for an indicator: its method sheet in each wording, and what is said of it."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.designer.models import Draft
from grappe.site.policy.models import Cluster


class Proposal(models.Model):
    """An indicator for a questionnaire: a new one, or another method for `indicator`, which is
    there. Once adopted it leads to the `draft` in which it is written."""

    class State(models.TextChoices):
        OPEN = "open", _("being discussed")
        ADOPTED = "adopted", _("adopted")
        REFUSED = "refused", _("not adopted")
        WITHDRAWN = "withdrawn", _("withdrawn")

    questionnaire = models.CharField(max_length=60)
    indicator = models.CharField(max_length=60, blank=True)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="fr")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    draft = models.ForeignKey(Draft, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return str(self.sheet.get("name", ""))

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @cached_property
    def sheet(self) -> dict[str, Any]:
        """The method sheet as it is worded now: name, definition, formula, source, limits, answers,
        minutes, and whether these were estimated."""
        return dict(self.wordings.all()[len(self.wordings.all()) - 1].sheet)


class Wording(models.Model):
    """The method sheet as it was at a time; numbered in its proposal."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="wordings")
    number = models.PositiveSmallIntegerField()
    sheet = models.JSONField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "number"], name="one_wording_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.proposal_id}#{self.number}"


class Remark(models.Model):
    """What somebody says of a proposal, in which wording; `cluster` is whose person they are."""

    proposal = models.ForeignKey(Proposal, models.CASCADE, related_name="remarks")
    wording = models.PositiveSmallIntegerField()
    cluster = models.ForeignKey(Cluster, models.PROTECT, null=True, related_name="+")
    text = models.TextField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
