"""What this room keeps: who was told of what, at which address, and whether it arrived."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grappe.questions import fold
from grappe.site.accounts.models import User
from grappe.site.news.composing import said
from grappe.site.news.models import Feed, Mail, News, Preference
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive
from grappe.site.privacy.holdings import Expired, Found, Holding, Place, expired_of

_HAS_SOMETHING = (
    Q(mails__isnull=False)
    | Q(news__isnull=False)
    | Q(mail_preferences__isnull=False)
    | Q(calendar_feed__isnull=False)
)


def _take(cluster: Cluster, archive: Archive) -> None:
    found = News.objects.filter(cluster=cluster).select_related(
        "person", "cluster", "report__round", "report__cluster", "story", "meeting", "mail"
    )
    rows = [
        (one.at, str(one.person), said([one]).title, one.mail.get_state_display())
        for one in found
        if one.mail is not None
    ]
    archive.table(_("Mailed"), [_("When"), _("To"), _("About"), _("State")], rows)


def _before(before: datetime) -> QuerySet[Mail]:
    return Mail.objects.filter(made_at__lt=before)


def _old(before: datetime) -> Expired:
    return expired_of(_before(before), "made_at")


def _erase(before: datetime) -> int:
    News.objects.filter(Q(mail__made_at__lt=before) | Q(mail=None, at__lt=before)).delete()
    return _before(before).delete()[0]


def _find(who: str) -> Iterator[Found]:
    folded = fold(who)
    for one in User.objects.filter(_HAS_SOMETHING).distinct():
        if folded in (fold(one.name), fold(one.email)):
            chosen = dict(one.mail_preferences.values_list("matter", "choice"))
            mailed = [f"{mail.made_at:%Y-%m-%d} {mail.state}" for mail in one.mails.all()]
            yield Found({"person": one.pk}, {"chosen": chosen, "mailed": mailed})


def _forget(places: Sequence[Place]) -> int:
    people = [one["person"] for one in places]
    for model in (News, Preference, Feed):
        model.objects.filter(person__in=people).delete()
    return Mail.objects.filter(person__in=people).delete()[0]


HOLDINGS = (
    Holding(
        "mails",
        label=gettext_lazy("what was mailed"),
        holds=gettext_lazy("who was told of what and when, at which address, and if it arrived"),
        why=gettext_lazy("To tell nobody twice, and to find an address that is wrong."),
        people=gettext_lazy("those who work with Grappe, at the clusters and at the Region"),
        rows=("mails",),
        take=_take,
        expired=_old,
        erase=_erase,
        find=_find,
        forget=_forget,
    ),
)
