"""What people decide: who somebody is, and whose word stands."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.organisations.models.organisations import Organisation, Wording
from grappe.site.policy.models import Cluster


class Decision(models.Model):
    """What a person said of a wording or of two organisations; it stands until it is undone.

    `organisation` is who is meant; `other` the one that is the same, the whole, or follows it
    (from the day `on`). `cluster`: for which cluster the person spoke, none for the Region.
    """

    class Kind(models.TextChoices):
        IDENTIFIED = "identified", _("recognised")
        NEW = "new", _("a new organisation")
        ASKED = "asked", _("asked of the cluster")
        SAME = "same", _("the same organisation typed twice")
        PART = "part", _("part of another")
        FOLLOWED = "followed", _("followed by another")

    kind = models.CharField(max_length=10, choices=Kind)
    wording = models.ForeignKey(Wording, models.CASCADE, null=True, related_name="decisions")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="decisions"
    )
    other = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    on = models.DateField(null=True)
    cluster = models.ForeignKey(Cluster, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    why = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.wording or self.organisation}"


class Preferred(models.Model):
    """Whose word stands for a fact of an organisation, where clusters and the register differ.
    `word`: what stands; `stood`: what the organisation bore before, for taking it back."""

    class Fact(models.TextChoices):
        NAME = "name", _("name")
        PLACE = "place", _("place")
        SIZE = "size", _("size")

    class Whose(models.TextChoices):
        CLUSTERS = "clusters", _("the clusters’ word")
        REGISTER = "register", _("the register’s word")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="preferred")
    fact = models.CharField(max_length=10, choices=Fact)
    whose = models.CharField(max_length=10, choices=Whose)
    word = models.CharField(max_length=300)
    stood = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["organisation", "fact"]
        constraints = [
            models.UniqueConstraint(fields=["organisation", "fact"], name="one_word_a_fact")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.fact} · {self.whose}"
