"""Organisations, how they are written, where they are members, and every decision on it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.policy.models import Cluster


class Organisation(models.Model):
    """Somebody who is, or was, a member of a cluster.

    `part_of`: the whole that it belongs to (a laboratory's university, an establishment's
    company, a subsidiary's group). `same_as`: the organisation that this one is, typed twice;
    both keep what points at them, so that taking the decision back loses nothing.
    `in_register`: whether the register that was in force when it was met holds its number.
    """

    class Nature(models.TextChoices):
        UNIT = "unit", _("organisation of its own")
        ESTABLISHMENT = "establishment", _("establishment")
        LABORATORY = "laboratory", _("laboratory or joint unit")
        SUBSIDIARY = "subsidiary", _("subsidiary")

    name = models.CharField(max_length=300)
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


class Decision(models.Model):
    """What a person said of a wording or of two organisations; it stands until it is undone.

    `organisation` is who is meant; `other` the one that is the same or the whole. `cluster`: for
    which cluster the person spoke, none for the Region.
    """

    class Kind(models.TextChoices):
        IDENTIFIED = "identified", _("recognised")
        NEW = "new", _("a new organisation")
        ASKED = "asked", _("asked of the cluster")
        SAME = "same", _("the same organisation typed twice")
        PART = "part", _("part of another")

    kind = models.CharField(max_length=10, choices=Kind)
    wording = models.ForeignKey(Wording, models.CASCADE, null=True, related_name="decisions")
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, null=True, related_name="decisions"
    )
    other = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    cluster = models.ForeignKey(Cluster, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=clock.now)
    why = models.TextField(blank=True)
    undone_at = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} · {self.wording or self.organisation}"


class DraftLine(models.Model):
    """A wording in a draft that was not sent: the cluster's own, nobody else asks about it."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="+")
    questionnaire = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    wording = models.ForeignKey(Wording, models.CASCADE, related_name="drafts")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cluster", "questionnaire", "year", "wording"],
                name="a_wording_once_a_draft",
            )
        ]

    def __str__(self) -> str:
        return f"{self.cluster} {self.year} {self.wording}"


class SentLine(models.Model):
    """A row of a report as it was sent (`number`): which wording stood there. It tells of a
    membership once the report is accepted. `joined`, `left`: years as the cluster gave them."""

    number = models.CharField(max_length=20)
    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="+")
    questionnaire = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    section = models.CharField(max_length=40)
    row = models.CharField(max_length=40)
    wording = models.ForeignKey(Wording, models.PROTECT, related_name="lines")
    counts = models.BooleanField(default=True)
    joined = models.PositiveSmallIntegerField(null=True)
    left = models.PositiveSmallIntegerField(null=True)
    steers = models.BooleanField(default=False)
    accepted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["year", "cluster", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["number", "section", "row"], name="a_sent_row_once")
        ]
        indexes = [
            models.Index(fields=["cluster", "questionnaire", "year"], name="lines_of_a_report")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.wording}"
