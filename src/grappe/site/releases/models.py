"""What clusters release of their portraits, and releases of publications."""

from django.conf import settings
from django.db import models

from grappe.site import clock
from grappe.site.policy.models import Cluster


class Portrait(models.Model):
    """A section of its portrait (by the name of its published table) that a cluster releases; it
    is here until the cluster withdraws it."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="portraits")
    section = models.CharField(max_length=80)
    since = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "section"], name="a_section_once_a_cluster")
        ]

    def __str__(self) -> str:
        return f"{self.cluster} · {self.section}"


class Release(models.Model):
    """A publication that somebody releases; its folder is there once it is made. `portraits` are
    the (cluster's name, section) of that moment, the first released first."""

    code = models.SlugField(max_length=30, unique=True)
    publication = models.CharField(max_length=20)
    portraits = models.JSONField(default=list)
    asked_at = models.DateTimeField(default=clock.now)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["asked_at", "pk"]

    def __str__(self) -> str:
        return self.code
