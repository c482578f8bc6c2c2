"""What a person is told, the mail in which it went, and what each person wants to hear of."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from grappe.site import clock
from grappe.site.accounts.models import Invitation
from grappe.site.meetings.models import Meeting
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Report
from grappe.site.stories.models import Story


class Choice(models.TextChoices):
    """When a person hears of a matter."""

    NOW = "now", _("At once")
    DIGEST = "digest", _("Once a day")
    NEVER = "never", _("Never")


class Mail(models.Model):
    """One mail to one person. Its words are made when it goes, from what it tells of.

    `key` is what makes it one: "news:12", "digest:4:2021-06-07", "invitation:3". `letter`: which
    one of `door_words` it is, where it is about signing in; `about`, from which that one is
    written, is gone once it has gone. `answer` is what
    the server said where it did not take it. `kept`: no server is named, or this is a
    demonstration; the mail is a file of the data folder.
    """

    class State(models.TextChoices):
        WAITING = "waiting", pgettext_lazy("mail", "on its way")
        SENT = "sent", pgettext_lazy("mail", "sent")
        KEPT = "kept", pgettext_lazy("mail", "kept as a file")
        REFUSED = "refused", pgettext_lazy("mail", "refused")
        DROPPED = "dropped", pgettext_lazy("mail", "no longer needed")

    key = models.CharField(max_length=60, unique=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="mails"
    )
    invitation = models.ForeignKey(Invitation, models.CASCADE, null=True, related_name="mails")
    to = models.EmailField()
    letter = models.CharField(max_length=20, blank=True, default="", db_default="")
    about = models.CharField(max_length=60, blank=True, default="", db_default="")
    digest = models.BooleanField(default=False)
    made_at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    sent_at = models.DateTimeField(null=True)
    tries = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.key


class News(models.Model):
    """Something that one person should hear of. `matter` is one of `matters`, `key` tells the
    person, the matter and the thing, with its day or round where it could come again: nobody is
    told twice. `count`: how many things it stands for. Until it goes with a mail, `mail` is empty.
    """

    key = models.CharField(max_length=160, unique=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="news")
    matter = models.CharField(max_length=20)
    cluster = models.ForeignKey(Cluster, models.CASCADE, null=True, related_name="+")
    report = models.ForeignKey(Report, models.CASCADE, null=True, related_name="+")
    story = models.ForeignKey(Story, models.CASCADE, null=True, related_name="+")
    meeting = models.ForeignKey(Meeting, models.CASCADE, null=True, related_name="+")
    count = models.PositiveIntegerField(default=1)
    at = models.DateTimeField(default=clock.now)
    choice = models.CharField(max_length=6, choices=Choice)
    mail = models.ForeignKey(Mail, models.SET_NULL, null=True, related_name="news")

    class Meta:
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["person"], name="news_not_mailed", condition=models.Q(mail__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return self.key


class Preference(models.Model):
    """A person's choice on a matter, where it is not the usual one."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_preferences"
    )
    matter = models.CharField(max_length=20)
    choice = models.CharField(max_length=6, choices=Choice)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "matter"], name="one_choice_a_matter")
        ]

    def __str__(self) -> str:
        return f"{self.matter}: {self.choice}"


class Feed(models.Model):
    """A person's calendar, which their calendar program reads at an address that only they know.

    The address is written anew from `number` and the secret key (see `feeds`): a copy of the
    database opens none. `token_hash` finds whose it is.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="calendar_feed"
    )
    number = models.PositiveIntegerField(default=1)
    token_hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return f"{self.person_id} ({self.number})"
