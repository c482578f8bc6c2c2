"""People, what they are in charge of, and invitations on their way."""

import uuid
from functools import cached_property
from typing import ClassVar

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from grappe.site import clock
from grappe.site.accounts.standing import Standing, standing_of
from grappe.site.policy.models import Cluster, Domain

FORGOTTEN = "@forgotten.invalid"
"""What the address of somebody ends with who was erased."""


class People(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **known: object) -> "User":
        user = self.model(email=email.strip().lower(), **known)
        user.set_password(password)
        user.save()
        return user


class User(AbstractBaseUser):
    """A person, who signs in by e-mail. The trail knows them by `key` alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES, default="fr")
    is_active = models.BooleanField(default=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    objects = People()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        """The name as given, or the address of somebody who gave none."""
        if self.email.endswith(FORGOTTEN):
            return gettext("a person whose name was erased")
        return self.name or self.email

    @cached_property
    def standing(self) -> Standing:
        """What this person is in charge of, read once an instance (two queries)."""
        return standing_of(self)

    def capacity(self, cluster_code: str = "") -> str:
        """In which role this person acts towards a cluster, as "officer:health"."""
        return self.standing.capacity(cluster_code)


class Duty(models.Model):
    """A kind of role and its reach: a cluster, a domain (maybe as a deputy), or the Region."""

    class Kind(models.TextChoices):
        MANAGER = "manager", _("Cluster manager")
        CONTRIBUTOR = "contributor", _("Contributor of a cluster")
        OFFICER = "officer", _("Officer")
        HEAD_OF_UNIT = "head_of_unit", _("Head of unit")
        DATABASE_MANAGER = "database_manager", _("Database manager")
        EVALUATION = "evaluation", _("Evaluation Department")
        ELECTED = "elected", _("Elected politician, as reader")
        ADMINISTRATOR = "administrator", _("Administrator")

    OF_A_CLUSTER: ClassVar = ("manager", "contributor")

    kind = models.CharField(max_length=20, choices=Kind)
    cluster = models.ForeignKey(
        Cluster, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    domain = models.ForeignKey(
        Domain, models.PROTECT, null=True, blank=True, related_name="%(class)ss"
    )
    deputy = models.BooleanField(default=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                name="%(class)s_reaches_what_its_kind_allows",
                condition=models.Q(
                    kind__in=("manager", "contributor"), cluster__isnull=False, domain__isnull=True
                )
                | models.Q(kind="officer", cluster__isnull=True)
                | (
                    ~models.Q(kind__in=("manager", "contributor", "officer"))
                    & models.Q(cluster__isnull=True, domain__isnull=True)
                ),
            )
        ]

    @property
    def reach(self) -> str:
        """The cluster or domain it is about; empty for the whole Region."""
        return str(self.cluster or self.domain or "")


class Role(Duty):
    """A role that a person holds, or held until `ended_at`. An officer without a domain is
    cross-sector. `in_group`: in this role they are a member of the working group."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles")
    since = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    in_group = models.BooleanField(default=False)

    class Meta(Duty.Meta):
        ordering = ["kind", "pk"]

    def __str__(self) -> str:
        return (
            f"{self.get_kind_display()} · {self.reach}" if self.reach else self.get_kind_display()
        )


class Invitation(Duty):
    """A role waiting for somebody who is not here yet; the link's token is kept as a hash."""

    email = models.EmailField()
    token_hash = models.CharField(max_length=64, unique=True)
    invited_by = models.ForeignKey(User, models.CASCADE, related_name="invitations_sent")
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    asked_again_at = models.DateTimeField(null=True, blank=True)

    class Meta(Duty.Meta):
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.email

    @property
    def is_open(self) -> bool:
        """Whether its link still opens."""
        return not (self.accepted_at or self.withdrawn_at) and self.expires_at >= clock.now()


class NeedsSecondFactor(models.Model):
    """A kind of role that needs a second factor to sign in, `since` when (machine time: a
    demonstration's standing clock is not asked)."""

    kind = models.CharField(max_length=20, choices=Duty.Kind, unique=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["kind"]

    def __str__(self) -> str:
        return self.get_kind_display()
