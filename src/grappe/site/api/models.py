"""Keys by which the Region's own tools read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock


class Key(models.Model):
    """A tool's key, kept as a hash. The tool reads as who holds `role` would; the key holds as long
    as the person who made it may give that role."""

    class Role(models.TextChoices):
        EVALUATION = "evaluation", _("figures of the Region and its domains")
        HEAD_OF_UNIT = "head_of_unit", _("figures of each cluster too")

    tool = models.CharField(max_length=80)
    role = models.CharField(max_length=20, choices=Role)
    hashed = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="keys")
    used_on = models.DateField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.tool
