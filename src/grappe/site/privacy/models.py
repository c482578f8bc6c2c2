"""Who looked at what of a cluster, a row a day and never a name; a cluster that leaves."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.policy.models import Cluster


class Look(models.Model):
    """On a day, somebody in a role (of `reach`, a domain's code, where it has one) looked at or
    took out something of a cluster. Once a day, however often: what counts is that it was."""

    class What(models.TextChoices):
        ANSWERS = "answers", _("the answers that you sent")
        DRAFT = "draft", _("a draft, to write in your name")
        FILE = "file", _("a file as you sent it (taken out)")
        TABLES = "tables", _("whole tables of a publication (taken out)")
        FIGURES = "figures", _("your figures")
        FIGURES_FILE = "figures_file", _("your figures, as a table (taken out)")
        PAPER = "paper", _("your portrait, as a document (taken out)")
        BEFORE = "before", _("your figures before they are public")
        MEETING = "meeting", _("the page that prepares a meeting with you")
        LINES = "lines", _("your list of members, line by line")
        LABEL = "label", _("what prepares your label")
        STORY = "story", _("a story that is not published")
        OBJECTIVES = "objectives", _("your objectives")
        PROGRAM = "program", _("your figures, through a program (taken out)")

    day = models.DateField()
    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="looks")
    what = models.CharField(max_length=20, choices=What)
    role = models.CharField(max_length=20)
    reach = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering = ["-day", "what", "role", "reach"]
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "day", "what", "role", "reach"], name="a_look_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.cluster_id} {self.what} {self.role}"


class Leaving(models.Model):
    """A cluster said that it leaves `on` a day; `done` counts what was erased, kind by kind."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="leavings")
    on = models.DateField()
    said_at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    done_at = models.DateTimeField(null=True)
    done = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.cluster_id} {self.on}"
