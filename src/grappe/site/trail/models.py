"""Something that happened. Once written it stays as it is."""

from datetime import UTC
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
    """A line: `action` is a verb ("report.accepted"), `cluster` a code, `what` the thing's name.

    `actor` is the key of a person, empty for the machine; `capacity` the role in which they acted
    and its domain or cluster, as "officer:health". `before` is the hash of the line before, `hash`
    that of this one (see `chain`). The database itself refuses to change a line (see `protecting`).
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField(default=clock.now, db_index=True)
    action = models.CharField(max_length=60)
    actor = models.CharField(max_length=36, blank=True, db_index=True)
    capacity = models.CharField(max_length=120, blank=True)
    cluster = models.CharField(max_length=60, blank=True, db_index=True)
    what = models.CharField(max_length=200, blank=True)
    detail = models.JSONField(default=dict)
    before = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = Events.as_manager()

    class Meta:
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.what}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnlyError("the trail is never changed")
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise AppendOnlyError("the trail is never shortened")

    @property
    def document(self) -> dict[str, Any]:
        """The line as it is hashed and exported."""
        told = {name: getattr(self, name) for name in COLUMNS}
        return {**told, "at": moment(self.at)}


COLUMNS = tuple(field.name for field in Event._meta.concrete_fields)


def moment(at: Any) -> str:
    """A moment as a line says it: in UTC, to the microsecond."""
    return f"{at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
