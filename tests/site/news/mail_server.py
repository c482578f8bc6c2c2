"""A real mail server on this machine: it takes, refuses or puts off, and reads what it is given."""

from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from typing import Any

import pytest
from aiosmtpd.controller import Controller


class Post:
    """What the server took, as messages that were read; `answers`: what it says to an address
    instead ("550 5.1.1 No such user"), `says` to every message."""

    def __init__(self) -> None:
        self.taken: list[EmailMessage] = []
        self.to: list[list[str]] = []
        self.answers: dict[str, str] = {}
        self.says = ""

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address in self.answers:
            return self.answers[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.says:
            return self.says
        message = BytesParser(policy=default).parsebytes(envelope.content)
        assert isinstance(message, EmailMessage)
        self.taken.append(message)
        self.to.append(envelope.rcpt_tos)
        return "250 OK"


class _OnAnyPort(Controller):
    def _trigger_server(self) -> None:
        assert self.server is not None
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@contextmanager
def listening() -> Iterator[tuple[Post, int]]:
    """The server on a port of its own, gone afterwards."""
    post = Post()
    controller = _OnAnyPort(post, hostname="127.0.0.1", port=0)
    controller.start()
    try:
        yield post, controller.port
    finally:
        controller.stop()


@pytest.fixture
def post(settings: Any) -> Iterator[Post]:
    """The site sends through it."""
    with listening() as (post, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.MAIL_GOES_OUT = True
        settings.ADDRESS = "https://grappe.test"
        yield post


def text_of(message: EmailMessage) -> str:
    return _part(message, "plain")


def html_of(message: EmailMessage) -> str:
    return _part(message, "html")


def _part(message: EmailMessage, kind: str) -> str:
    found = message.get_body((kind,))
    assert found is not None
    return str(found.get_content())
