"""What all tests share: a data folder that is empty at the start of each, and no network."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import TransactionTestCase
from django.utils import translation

from grappe.site.privacy.looking import forget_what_is_noted
from grappe.site.trail.protecting import unprotect
from tests import sharing, undefined
from tests.messages import compile_messages

_connect = socket.socket.connect
_empty = TransactionTestCase._fixture_teardown
compile_messages()


def _empty_with_the_trail(self: TransactionTestCase) -> None:
    """Between journeys the database is emptied, the trail too, which protects itself."""
    unprotect()
    _empty(self)


TransactionTestCase._fixture_teardown = _empty_with_the_trail


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> sharing.Together:
    return sharing.Together(config, log)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get("GRAPPE_TEST_DATABASE") == "postgres":
        sharing.leave_out_what_asks_no_database(config, items)
    sharing.longest_first(items)


def _connect_here(self: socket.socket, address: Any) -> None:
    if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "localhost", "::1"}:
        raise OSError(f"a test must not reach the network: {address}")
    return _connect(self, address)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket.socket, "connect", _connect_here)


@pytest.fixture(autouse=True)
def every_name_is_given(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A page that asks for a name which its view forgot fails the test that opened it."""
    undefined.watch(monkeypatch)
    yield
    assert undefined.missed() == []


@pytest.fixture(autouse=True)
def in_english() -> Iterator[None]:
    """Outside of requests, words are English; pages choose by their reader."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def each_look_is_noted_anew():
    """A process remembers which looks it has noted; each test has a database of its own."""
    forget_what_is_noted()


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder for one test."""
    from tests.computing import computed_once

    monkeypatch.setattr("grappe.site.dashboards.published.computed", computed_once)
    monkeypatch.setattr(settings, "DATA", tmp_path)
    return tmp_path
