"""What was mailed, as those in charge see it: to whom, about what, and whether it arrived."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from grappe.site.accounts.models import Role, User
from grappe.site.accounts.rights import can_see_all_mails
from grappe.site.news.composing import said
from grappe.site.news.door_words import TITLES
from grappe.site.news.matters import CLUSTER, MATTERS
from grappe.site.news.models import Mail, News

MOST = 200
"""Lines of the page: the latest ones."""
REFUSED = Q(mail__state=Mail.State.REFUSED) | Q(mail__state=Mail.State.WAITING, mail__tries__gt=0)


@dataclass(frozen=True)
class Line:
    """One thing to one person; or an invitation, or a letter about signing in (`pk` None: it has
    no page of its own, as its link is its reader's alone)."""

    pk: int | None
    at: datetime
    to: str
    title: str
    state: str
    kind: str
    answer: str


def news_for(reader: User) -> "QuerySet[News]":
    """What went, or waits to go, to the people of one's own clusters; of all, to whoever sees
    all."""
    found = News.objects.select_related(
        "person", "cluster", "report__round", "report__cluster", "story", "meeting", "mail"
    )
    if can_see_all_mails(reader):
        return found
    matters = [one.code for one in MATTERS.values() if one.to == CLUSTER]
    return found.filter(cluster__code__in=reader.standing.looks_after, matter__in=matters)


def lines_for(reader: User, *, refused: bool) -> list[Line]:
    """The latest first (two queries)."""
    news, others = news_for(reader), _others_for(reader)
    if refused:
        news = news.filter(REFUSED)
        others = others.filter(Q(state=Mail.State.REFUSED) | Q(state="waiting", tries__gt=0))
    lines = [*_of_news(news.order_by("-at", "-pk")[:MOST]), *_of_others(others[:MOST])]
    return sorted(lines, key=lambda one: one.at, reverse=True)[:MOST]


def count_refused(lines: Iterable[Line]) -> int:
    return sum(one.kind == "error" for one in lines)


def state_of(mail: Mail | None) -> tuple[str, str]:
    """The word for where a mail stands, and its kind for the look."""
    if mail is None:
        return _("waits for the next digest"), "todo"
    if mail.state == Mail.State.WAITING and mail.tries:
        return _("put off, tried again"), "late"
    kinds = {
        Mail.State.WAITING: "todo",
        Mail.State.SENT: "done",
        Mail.State.REFUSED: "error",
    }
    return mail.get_state_display(), kinds.get(Mail.State(mail.state), "")


def _others_for(reader: User) -> "QuerySet[Mail]":
    """Invitations and letters about signing in."""
    found = Mail.objects.filter(Q(invitation__isnull=False) | ~Q(letter=""))
    found = found.select_related("invitation__cluster", "person")
    if can_see_all_mails(reader):
        return found
    clusters = reader.standing.looks_after
    own = Role.objects.filter(cluster__code__in=clusters, ended_at=None).values("user")
    return found.filter(Q(invitation__cluster__code__in=clusters) | Q(person__in=own))


def _of_news(found: Iterable[News]) -> Iterable[Line]:
    for one in found:
        word, kind = state_of(one.mail)
        answer = one.mail.answer if one.mail else ""
        yield Line(one.pk, one.at, str(one.person), said([one]).title, word, kind, answer)


def _of_others(found: Iterable[Mail]) -> Iterable[Line]:
    for one in found:
        word, kind = state_of(one)
        to = str(one.person) if one.person else one.to
        yield Line(None, one.made_at, to, _title(one), word, kind, one.answer)


def _title(mail: Mail) -> str:
    if mail.letter:
        return str(TITLES[mail.letter])
    return _("Invitation: %(role)s") % {"role": _role(mail)}


def _role(mail: Mail) -> str:
    invited = mail.invitation
    if invited is None:
        return ""
    words = invited.get_kind_display()
    return f"{words}, {invited.cluster.name}" if invited.cluster else words
