"""From a letter to the message: text and HTML that say the same, nothing fetched from elsewhere."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import format_datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.inviting import to_send
from grappe.site.accounts.models import User
from grappe.site.meetings.models import Meeting
from grappe.site.news.composing import Letter, invitation_letter, letter, one_line
from grappe.site.news.door_words import written
from grappe.site.news.matters import MATTERS
from grappe.site.news.meetings import file_of
from grappe.site.news.models import Mail, News
from grappe.site.news.tokens import DIGEST, choosing_address


class Message(EmailMultiAlternatives):
    """A message whose headers begin on their own line: an address is not cut off its name, as
    some servers do not read on."""

    def message(self, **options: Any) -> Any:
        made = super().message(**options)
        made.policy = made.policy.clone(max_line_length=None)
        return made


@dataclass(frozen=True)
class Part:
    """A letter in one language. `choosing`: where its reader chooses what they receive."""

    language: str
    letter: Letter
    greeting: str
    because: str
    choosing: str = ""
    choosing_words: str = ""


def message_of(mail: Mail) -> Message | None:
    """The mail as it goes now; None where what it tells is no longer there, or no longer open."""
    if mail.letter:
        parts = _of_the_door(mail)
    else:
        parts = _of_invitation(mail) if mail.invitation_id else _of_person(mail)
    if not parts:
        return None
    message = Message(
        " / ".join(one_line(part.letter.subject) for part in parts),
        "\n\n* * *\n\n".join("\n\n".join(_lines(part)) for part in parts),
        settings.DEFAULT_FROM_EMAIL,
        [mail.to],
        headers=_headers(mail, parts),
    )
    words = {"parts": parts, "subject": message.subject, "language": parts[0].language}
    message.attach_alternative(render_to_string("news/mail.html", words), "text/html")
    for meeting in _to_calendars(mail):
        with translation.override(parts[0].language):
            message.attach(f"{meeting.on:%Y-%m-%d}.ics", file_of(meeting), "text/calendar")
    return message


def news_of(mail: Mail) -> list[News]:
    """What a mail tells of, first what it went for, with all that its words need (one query)."""
    joined = mail.news.select_related(
        "cluster", "report__round", "report__cluster", "story", "meeting"
    )
    return list(joined.order_by("-choice", "at", "pk"))


def _of_person(mail: Mail) -> list[Part]:
    news, person = news_of(mail), mail.person
    if not news or person is None:
        return []
    about = DIGEST if mail.digest else news[0].matter
    with translation.override(person.language):
        because = _("You receive this mail because of your role in Grappe.")
        told = letter(news, digest=mail.digest)
        address, words = choosing_address(person, about), _("Choose what you receive")
        return [Part(person.language, told, _greeting(person), because, address, words)]


def _of_the_door(mail: Mail) -> list[Part]:
    person = mail.person
    if person is None:
        return []
    with translation.override(person.language):
        told = written(mail, person)
        return [Part(person.language, told.letter, _greeting(person), told.because)] if told else []


def _greeting(person: User) -> str:
    return _("Hello %(name)s,") % {"name": one_line(person.get_full_name())}


def _of_invitation(mail: Mail) -> list[Part]:
    found = to_send(mail.invitation_id or 0)
    if found is None:
        return []
    parts = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            because = _("If you did not expect this mail, there is nothing you need to do.")
            parts.append(Part(language, invitation_letter(*found), _("Hello,"), because))
    return parts


def _to_calendars(mail: Mail) -> list[Meeting]:
    """Meetings that a mail calls, moves or cancels: a calendar takes them from it."""
    if mail.digest or mail.invitation_id:
        return []
    return [one.meeting for one in news_of(mail) if one.meeting and one.matter in _TO_CALENDARS]


_TO_CALENDARS = ("meeting_called", "meeting_changed")


def _lines(part: Part) -> Iterator[str]:
    """The plain text, paragraph by paragraph."""
    with translation.override(part.language):
        link = _("%(action)s: %(url)s")
        yield part.greeting
        for one in part.letter.things:
            yield one.title
            yield f"{one.text}\n{link % {'action': one.action, 'url': one.url}}"
        yield part.because
        if part.choosing:
            yield link % {"action": part.choosing_words, "url": part.choosing}


def _headers(mail: Mail, parts: Sequence[Part]) -> dict[str, str]:
    """Who reads by machine learns: written by one, in which language, how to stop it at once.

    The same mail sent twice, where a server took it and did not say so in time, bears the same
    Message-ID.
    """
    named = hashlib.sha256(f"{settings.SECRET_KEY}{mail.key}".encode()).hexdigest()[:32]
    headers = {
        "Message-ID": f"<{named}@{urlsplit(settings.ADDRESS).hostname}>",
        "Date": format_datetime(clock.now()),
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "All",
        "Content-Language": ", ".join(part.language for part in parts),
    }
    if parts[0].choosing and _can_be_stopped(mail):
        headers["List-Unsubscribe"] = f"<{parts[0].choosing}>"
        headers["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    return headers


def _can_be_stopped(mail: Mail) -> bool:
    return mail.digest or not any(MATTERS[one.matter].always for one in mail.news.all())
