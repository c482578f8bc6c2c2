"""Seals: kept elsewhere, they tell a lost tail."""

import json
import os
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.db import connection
from django.utils import timezone

from grappe.site.trail import record, sealing
from grappe.site.trail.chain import Link
from grappe.site.trail.protecting import protect, unprotect
from grappe.site.trail.reading import verify
from grappe.site.trail.sealing import (
    UnreadableSealsError,
    read_seals,
    seal,
    seal_daily,
    seals_file,
)

pytestmark = pytest.mark.django_db


def lose_the_tail(count: int) -> None:
    """As somebody would who owns the database."""
    unprotect()
    with connection.cursor() as cursor:
        last = "(SELECT MAX(number) FROM trail_event)"
        cursor.execute(f"DELETE FROM trail_event WHERE number > {last} - %s", [count])
    protect()


def test_a_seal_tells_a_lost_tail_which_the_chain_alone_does_not(data):
    for _n in range(5):
        record("round.opened", by=None)
    sealed = seal()
    assert read_seals(seals_file()) == [sealed]
    lose_the_tail(2)
    assert verify().holds
    told = verify(read_seals(seals_file()))
    assert (told.broken.what, told.broken.number) == ("tail", 4)


def test_the_machine_seals_once_a_day(data, settings):
    settings.SEAL_MAIL = ["dpo@example.org"]
    record("round.opened", by=None)
    seal_daily()
    seal_daily()
    assert len(read_seals(seals_file())) == len(mail.outbox) == 1
    assert read_seals(seals_file())[0].hash in mail.outbox[0].body
    assert mail.outbox[0].to == ["dpo@example.org"]
    let_a_day_pass(seals_file())
    seal_daily()
    assert len(read_seals(seals_file())) == 2


def let_a_day_pass(file):
    before = (datetime.now() - timedelta(days=1)).timestamp()
    os.utime(file, (before, before))


def test_an_empty_trail_has_no_seal(data):
    assert seal() is None and seal_daily() is None
    assert read_seals(seals_file()) == []


def test_a_seal_says_when_where_and_what(data, tmp_path):
    last = record("round.opened", by=None)
    before, elsewhere = timezone.now(), tmp_path / "another" / "disk" / "seals.jsonl"
    assert seal(elsewhere) == seal(elsewhere) == Link(1, last.hash)
    first, second = map(json.loads, elsewhere.read_text().splitlines())
    assert first["hash"] == second["hash"] == last.hash and first["number"] == 1
    assert before <= datetime.fromisoformat(first["sealed_at"]) <= timezone.now()
    assert not seals_file().exists()


def test_seals_are_kept_where_the_settings_say(data, settings, tmp_path):
    assert seals_file() == data / "seals.jsonl"
    settings.SEALS = str(tmp_path / "elsewhere.jsonl")
    record("round.opened", by=None)
    seal()
    assert read_seals(tmp_path / "elsewhere.jsonl") and not (data / "seals.jsonl").exists()


def test_a_seal_in_a_mail_can_be_kept_as_a_line_of_seals(data, settings, tmp_path):
    settings.SEAL_MAIL = ["dpo@example.org"]
    record("round.opened", by=None)
    sealed = seal()
    (told,) = mail.outbox
    assert told.subject == "Grappe : scellé du journal / seal of the trail, 1"
    assert "Le journal compte 1 lignes" in told.body and "The trail has 1 lines" in told.body
    kept = tmp_path / "kept.jsonl"
    kept.write_text(told.body.splitlines()[-1])
    assert read_seals(kept) == [sealed]


def test_a_long_trail_is_counted_in_thousands(data, settings, monkeypatch):
    settings.SEAL_MAIL = ["dpo@example.org"]
    monkeypatch.setattr(sealing, "last_link", lambda: Link(12345, "a"))
    seal()
    assert mail.outbox[0].subject.endswith(", 12345")
    assert "The trail has 12,345 lines" in mail.outbox[0].body


def test_without_an_address_no_mail_is_sent(data, settings):
    settings.SEAL_MAIL = []
    record("round.opened", by=None)
    assert seal() and mail.outbox == []


def test_a_file_that_holds_no_seals_is_told_with_its_line(tmp_path):
    file = tmp_path / "seals.jsonl"
    for wrong in ("hello", '{"number": 1}', '{"number": null, "hash": "a"}', "[]"):
        file.write_text(f'{{"number": 1, "hash": "a"}}\n{wrong}\n')
        with pytest.raises(UnreadableSealsError, match=r"seals\.jsonl: 2$"):
            read_seals(file)
