"""What all tests of the site watch."""

import pytest
from django.db import connection

from grappe.site.trail import recording


@pytest.fixture(autouse=True)
def a_line_has_its_transaction(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch):
    """Inside the one that surrounds a test, a deed opens one of its own; without it a line could
    stand where the deed doesn't. Tests that write lines by themselves are left out."""
    if "site/trail/" in str(request.path) or "transactional_db" in request.fixturenames:
        return
    end = recording._end

    def watched() -> tuple[int, str]:
        assert connection.savepoint_ids, "this deed has no transaction of its own"
        return end()

    monkeypatch.setattr(recording, "_end", watched)
