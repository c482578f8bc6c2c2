"""Organisations, and how they are written."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.organisations.models.folded import Folded


class Organisation(models.Model):
    """Somebody who is, or was, a member of a cluster.

    `part_of`: the whole that it belongs to (a laboratory's university, an establishment's
    company, a subsidiary's group). `same_as`: the organisation that this one is, typed twice;
    both keep what points at them, so that taking the decision back loses nothing. `followed_by`:
    the one that goes on in its place from a day on (it was merged into it): it keeps its past.
    `in_register`: whether the register that was in force when it was met holds its number.
    """

    class Nature(models.TextChoices):
        UNIT = "unit", _("organisation of its own")
        ESTABLISHMENT = "establishment", _("establishment")
        LABORATORY = "laboratory", _("laboratory or joint unit")
        SUBSIDIARY = "subsidiary", _("subsidiary")

    name = models.CharField(max_length=300)
    folded = Folded(of="name")
    nature = models.CharField(max_length=14, choices=Nature, default=Nature.UNIT)
    siren = models.CharField(max_length=9, blank=True)
    in_register = models.BooleanField(default=False)
    number_abroad = models.CharField(max_length=60, blank=True)
    country = models.CharField(max_length=2, default="FR")
    postal_code = models.CharField(max_length=12, blank=True)
    commune = models.CharField(max_length=120, blank=True)
    part_of = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="parts"
    )
    same_as = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="doubles"
    )
    followed_by = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="predecessors"
    )
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["siren"], condition=~models.Q(siren=""), name="one_organisation_a_siren"
            ),
            models.UniqueConstraint(
                fields=["country", "number_abroad"],
                condition=~models.Q(number_abroad=""),
                name="one_organisation_a_number_abroad",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def key(self) -> str:
        """How publications name it, and candidates that the register does not hold."""
        return f"o{self.pk}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Everything by which it is found: its key, its SIREN, its number abroad."""
        abroad = f"{self.country}:{self.number_abroad}" if self.number_abroad else ""
        return tuple(filter(None, (self.key, self.siren, abroad)))


class Wording(models.Model):
    """One way in which a member was written: the same words, number and place anywhere share it.

    `proposed…` is what the matcher says with the register's version `register`; `state` and
    `organisation` are what stands: the latest decision, else the proposal.
    """

    class State(models.TextChoices):
        CERTAIN = "certain", _("recognised")
        TO_DECIDE = "to_decide", _("to look at")
        UNKNOWN = "unknown", _("new")
        ASKED = "asked", _("asked of the cluster")
        DECIDED = "decided", _("decided")

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    folded = Folded(of="name")
    number = models.CharField(max_length=40, blank=True)
    number_abroad = models.CharField(max_length=60, blank=True)
    postal_code = models.CharField(max_length=12, blank=True)
    commune = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, default="FR")
    website = models.CharField(max_length=300, blank=True)
    legal_forms = models.JSONField(default=list)
    register = models.CharField(max_length=20, blank=True)
    proposed_state = models.CharField(max_length=10, choices=State, default=State.UNKNOWN)
    proposed = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    probability = models.FloatField(null=True)
    state = models.CharField(max_length=10, choices=State, default=State.UNKNOWN)
    organisation = models.ForeignKey(
        Organisation, models.SET_NULL, null=True, blank=True, related_name="wordings"
    )
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["name", "pk"]
        indexes = [models.Index(fields=["state"], name="wordings_by_state")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_open(self) -> bool:
        """Whether a person has to say who it is."""
        return self.state in OPEN


OPEN = (Wording.State.TO_DECIDE, Wording.State.UNKNOWN, Wording.State.ASKED)
