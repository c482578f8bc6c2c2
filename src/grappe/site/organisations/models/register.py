"""What a new version of the register says differently of organisations that are known."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.organisations.models.decisions import Decision
from grappe.site.organisations.models.organisations import Organisation


class RegisterChange(models.Model):
    """Something that changed, proposed to a person: nothing follows from it until it is accepted.

    `version`: the register that said it first; `before`, `after` and `on` as the register has
    them; `decision`: what accepting it decided."""

    class Kind(models.TextChoices):
        RENAMED = "renamed", _("another name")
        MOVED = "moved", _("moved")
        CEASED = "ceased", _("ceased")
        MERGED = "merged", _("merged into another")
        REOPENED = "reopened", _("active again")
        RESIZED = "resized", _("another size category")
        OTHER_ACTIVITY = "other_activity", _("another activity")
        HIDDEN = "hidden", _("no longer public")
        ABSENT = "absent", _("no longer in the register")

    class Outcome(models.TextChoices):
        OPEN = "", _("to decide")
        ACCEPTED = "accepted", _("taken over")
        LEFT = "left", _("left as it was")

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="changes")
    version = models.CharField(max_length=20)
    kind = models.CharField(max_length=20, choices=Kind)
    before = models.CharField(max_length=300, blank=True)
    after = models.CharField(max_length=300, blank=True)
    on = models.DateField(null=True)
    noted_at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True, default=Outcome.OPEN)
    decision = models.ForeignKey(Decision, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "version", "kind"], name="a_change_is_noted_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.get_kind_display()}"
