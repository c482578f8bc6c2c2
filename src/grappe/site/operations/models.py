"""Something to do that nobody waits for; a form that was sent."""

from django.db import models
from django.utils import timezone


class Task(models.Model):
    """`kind` names the verb (see `kinds`), `payload` its keyword arguments: keys of rows, never
    words about people. `due` moves on while a task is at work and after each try that failed."""

    kind = models.CharField(max_length=40)
    payload = models.JSONField(default=dict)
    due = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due", "pk"]
        indexes = [
            models.Index(
                fields=["due"], name="work_to_do", condition=models.Q(done_at__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.payload}"


class SentForm(models.Model):
    """By a key that tells nothing of its words; `led` is the page that its answer led to, empty
    while it is at work."""

    key = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(default=timezone.now)
    led = models.CharField(max_length=2000, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="sent_forms_by_age")]

    def __str__(self) -> str:
        return self.led
