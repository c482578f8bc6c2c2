"""Something that happened. Once written it stays as it is."""

from typing import Any, NoReturn

from django.db import models

from grappe.site import clock


class AppendOnlyError(Exception):
    """The trail can be added to, never changed."""


class Events(models.QuerySet["Event"]):
    def update(self, **values: Any) -> NoReturn:
        raise AppendOnlyError("the trail is never changed")

    def delete(self) -> NoReturn:
        raise AppendOnlyError("the trail is never shortened")


class Event(models.Model):
    """`action` is a verb ("report.accepted"), `cluster` a code, `what` the thing's own name.

    `actor` is the key of a person, empty for the machine; `capacity` the role in which they acted
    and its domain or cluster, as "officer:health".
    """

    at = models.DateTimeField(default=clock.now, db_index=True)
    action = models.CharField(max_length=60)
    actor = models.CharField(max_length=36, blank=True)
    capacity = models.CharField(max_length=120, blank=True)
    cluster = models.CharField(max_length=60, blank=True, db_index=True)
    what = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)

    objects = Events.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise AppendOnlyError("the trail is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("the trail is never shortened")
