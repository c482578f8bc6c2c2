"""What people say of the plan: a milestone's day, half days spent. What is planned stays data."""

from django.conf import settings
from django.db import models

from grappe.site import clock
from grappe.site.accounts.models import Role


class Reached(models.Model):
    """A milestone, by its code in the plan, that somebody says was done on a day."""

    milestone = models.CharField(max_length=60, unique=True)
    on = models.DateField()
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["on", "pk"]

    def __str__(self) -> str:
        return self.milestone


class Spent(models.Model):
    """Half days that a kind of role spent on an action of the plan, by its number; never whose."""

    action = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20, choices=Role.Kind)
    half_days = models.PositiveSmallIntegerField()
    on = models.DateField()
    what = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.action} · {self.role} · {self.half_days}"

    @property
    def days(self) -> float:
        return self.half_days / 2

    @property
    def of_clusters(self) -> bool:
        return self.role in Role.OF_A_CLUSTER
