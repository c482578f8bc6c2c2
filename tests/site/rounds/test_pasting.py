"""A block pasted into the grid costs one pass of each thing, however many rows it has."""

from collections import Counter

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site.accounts import context
from grappe.site.rounds import drafting, models, reading, updating
from tests.site.rounds.asked import accepted, asked, member, minalogic, people_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]
ONE_PASS = {
    "navigation": context,
    "set_cells": drafting,
    "check": reading,
    "from_json": models,
    "get_template": updating,
}


@pytest.fixture
def calls(monkeypatch) -> Counter[str]:
    """How often each step of a request is taken."""
    counted: Counter[str] = Counter()

    def counting(name, step):
        def taken(*arguments):
            counted[name] += 1
            return step(*arguments)

        return taken

    for name, where in ONE_PASS.items():
        monkeypatch.setattr(where, name, counting(name, getattr(where, name)))
    return counted


def pasted(client: Client, address: str, rows: int) -> dict[str, dict[str, str]]:
    """What the page is told after a block of rows that each have something to correct."""
    ids = [f"p{n}" for n in range(rows)]
    cells = {
        f"c:members:{row}:{field}": str(value)
        for row in ids
        for field, value in member(member_since=1812).items()
    }
    told = client.post(address, {"section": "members", "rows": ",".join(ids), **cells})
    return told.json()


def test_five_hundred_rows_take_as_many_passes_as_one(calls):
    accepted(asked(minalogic(), year=2020), rows=20)
    client, report = Client(), asked(minalogic())
    client.force_login(people_of(minalogic())[0])
    address = reverse("rounds:cells", args=[report.pk])
    pasted(client, address, rows=1)
    calls.clear()
    pasted(client, address, rows=1)
    for_one = calls.copy()
    calls.clear()
    told = pasted(client, address, rows=500)
    assert len(told["findings"]) == 500
    assert calls == for_one
    assert {calls[step] for step in ("set_cells", "check", "get_template")} == {1}
