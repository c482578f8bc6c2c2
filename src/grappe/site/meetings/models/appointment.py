"""Clusters appoint who speaks for them in the working group: names first, then a secret vote."""

from django.conf import settings
from django.db import models

from grappe.site import clock
from grappe.site.accounts.models import Role
from grappe.site.policy.models import Cluster


class Appointment(models.Model):
    """Names are put forward up to and on `names_until`, voices given from the next day up to and on
    `closes`. What came of it is written once it is counted: how many clusters were `asked`, how
    many `voted` (None where there were no more names than seats, and so no vote), and whether a
    seat was drawn `by_lot` between names with as many voices."""

    seats = models.PositiveSmallIntegerField(default=3)
    names_until = models.DateField()
    closes = models.DateField()
    opened_at = models.DateTimeField(default=clock.now)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    counted_at = models.DateTimeField(null=True)
    asked = models.PositiveSmallIntegerField(null=True)
    voted = models.PositiveSmallIntegerField(null=True)
    by_lot = models.BooleanField(default=False)

    class Meta:
        ordering = ["-opened_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.opened_at:%Y-%m-%d}"

    @property
    def takes_names(self) -> bool:
        return self.counted_at is None and clock.today() <= self.names_until

    @property
    def takes_voices(self) -> bool:
        return self.counted_at is None and self.names_until < clock.today() <= self.closes

    @property
    def is_over(self) -> bool:
        """To be counted, or counted."""
        return clock.today() > self.closes


class Candidate(models.Model):
    """Somebody who stands, in their role of manager; `voices` are told to nobody: who is named is
    what comes of them."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="candidates")
    role = models.ForeignKey(Role, models.CASCADE, related_name="+")
    words = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(default=clock.now)
    voices = models.PositiveSmallIntegerField(default=0)
    named = models.BooleanField(default=False)

    class Meta:
        ordering = ["role__user__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["appointment", "role"], name="stands_once"),
        ]

    def __str__(self) -> str:
        return str(self.role)


class Voice(models.Model):
    """That a cluster has voted, never for whom; the day alone, so that no moment tells either."""

    appointment = models.ForeignKey(Appointment, models.CASCADE, related_name="voices")
    cluster = models.ForeignKey(Cluster, models.PROTECT, related_name="+")
    on = models.DateField(default=clock.today)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["appointment", "cluster"], name="one_voice_a_cluster")
        ]

    def __str__(self) -> str:
        return f"{self.appointment} · {self.cluster}"
