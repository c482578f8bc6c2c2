"""Something to do that nobody waits for."""

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
