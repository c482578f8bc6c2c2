"""A mail on its way: handed to the server, refused for good, or tried again later."""

from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused, SMTPResponseException
from typing import NamedTuple

from django.conf import settings
from django.core.mail import get_connection

from grappe.site import clock
from grappe.site.news.models import Mail
from grappe.site.news.reminding import TO_SEND
from grappe.site.news.writing import message_of, news_of
from grappe.site.operations.pending import MOST_TRIES

FILES = "django.core.mail.backends.filebased.EmailBackend"
_FOR_GOOD = 500


class PutOff(Exception):  # noqa: N818 - the work is tried again: nothing is wrong with it
    """The server did not take it now. Says the code alone: no address stands in a log."""


def send(pk: int) -> None:
    """Sends a mail that waits. Raises PutOff where it has to be tried again; an address that is
    refused is noted with the server's sentence, and so is a mail whose last try failed."""
    mail = Mail.objects.select_related("person", "invitation").filter(pk=pk).first()
    if mail is None or mail.state != Mail.State.WAITING:
        return
    message = message_of(mail) if _is_wanted(mail) else None
    if message is None:
        _keep(mail, Mail.State.DROPPED)
        return
    goes = goes_out()
    message.connection = get_connection(FILES if settings.MAIL_GOES_OUT and not goes else None)
    try:
        message.send()
    except (SMTPException, OSError) as wrong:
        _failed(mail, _answer(wrong))
    else:
        _keep(mail, Mail.State.SENT if goes else Mail.State.KEPT)


def goes_out() -> bool:
    """Whether mails leave: a server is named, and this is no demonstration, whose people are
    invented."""
    return bool(settings.MAIL_GOES_OUT) and clock.demonstration_day() is None


def _is_wanted(mail: Mail) -> bool:
    """Not for somebody who is gone, nor a reminder of what was sent meanwhile."""
    if mail.person is None:
        return True
    if not mail.person.is_active:
        return False
    news = news_of(mail)
    reminders = [one.report for one in news if one.matter in {"due_soon", "late"}]
    if mail.digest or not reminders:
        return True
    return any(one and one.state in TO_SEND and one.round.is_open for one in reminders)


class _Answer(NamedTuple):
    """What the server said (code 0: nothing), and whether it will say the same for ever."""

    code: int
    sentence: str
    for_good: bool


def _answer(wrong: Exception) -> _Answer:
    """An address or a message may be refused for good. Who may not send at all is told to whoever
    runs the machine, and tried again: it is not the address that is wrong."""
    if isinstance(wrong, SMTPRecipientsRefused):
        code, words = next(iter(wrong.recipients.values()))
        return _Answer(code, _line(code, words), code >= _FOR_GOOD)
    if isinstance(wrong, SMTPResponseException):
        code = wrong.smtp_code
        for_good = isinstance(wrong, SMTPDataError) and code >= _FOR_GOOD
        return _Answer(code, _line(code, wrong.smtp_error), for_good)
    return _Answer(0, f"{type(wrong).__name__}: {wrong}", False)


def _failed(mail: Mail, answer: _Answer) -> None:
    mail.tries += 1
    mail.answer = answer.sentence[:300]
    if answer.for_good or mail.tries >= MOST_TRIES:
        _keep(mail, Mail.State.REFUSED)
        return
    mail.save(update_fields=["tries", "answer"])
    raise PutOff(str(answer.code or "no connection"))


def _keep(mail: Mail, state: str) -> None:
    mail.state, mail.about = state, ""
    if state in {Mail.State.SENT, Mail.State.KEPT}:
        mail.sent_at, mail.answer = clock.now(), ""
    mail.save(update_fields=["state", "about", "sent_at", "answer", "tries"])


def _line(code: int, words: bytes | str) -> str:
    """The server's own sentence, in one line: "550 5.1.1 No such user"."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    return " ".join(f"{code} {text}".split())
