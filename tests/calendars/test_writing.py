"""A calendar that is written is one that others read: by the rules, and by a reader of theirs."""

from datetime import UTC, date, datetime, timedelta, timezone

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grappe.calendars import Event, write

CHANGED = datetime(2021, 6, 7, 8, 0, tzinfo=UTC)
WORDS = st.text(st.characters(codec="utf-8"), max_size=300)


def event(**other):
    values = {"uid": "round-1@grappe.test", "title": "Due", "begins": date(2021, 6, 30)}
    return Event(**{**values, "changed": CHANGED, **other})


def read(*events, name="Grappe"):
    """The events as another's reader finds them."""
    return icalendar.Calendar.from_ical(write(name, events, language="fr")).walk("VEVENT")


def test_a_day_lasts_until_the_one_after_it():
    (found,) = read(event())
    assert (found.start, found.end) == (date(2021, 6, 30), date(2021, 7, 1))


def test_of_several_days_the_last_one_is_included():
    (found,) = read(event(begins=date(2021, 6, 29), ends=date(2021, 6, 30)))
    assert (found.start, found.end) == (date(2021, 6, 29), date(2021, 7, 1))


def test_an_hour_is_the_same_moment_everywhere():
    paris = timezone(timedelta(hours=2))
    begins = datetime(2021, 6, 30, 14, 0, tzinfo=paris)
    (found,) = read(event(begins=begins, ends=begins + timedelta(hours=2)))
    assert (found.start, found.end) == (begins, begins + timedelta(hours=2))


def test_an_hour_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        read(event(begins=datetime(2021, 6, 30, 14, 0)))


def test_a_cancelled_event_is_said_to_be():
    (found,) = read(event(cancelled=True, revision=3))
    assert (found["STATUS"], found["SEQUENCE"]) == ("CANCELLED", 3)


def test_the_same_events_give_the_same_bytes():
    assert write("Grappe", [event()], language="en") == write("Grappe", [event()], language="en")


def test_words_cannot_add_a_line_of_their_own():
    told = "Due\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT"
    (found,) = read(event(title=told, link="https://x.test/a\r\nATTENDEE:mailto:x@example.org"))
    assert "ATTENDEE" not in found
    assert str(found["SUMMARY"]) == told.replace("\r\n", "\n")


@given(title=WORDS, text=WORDS, place=WORDS)
def test_any_words_arrive_and_no_line_is_too_long(title, text, place):
    written = write(title, [event(title=title, text=text, place=place)], language="fr")
    lines = written.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 for line in lines)
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    (found,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert seen(str(found["SUMMARY"])) == seen(title)
    assert seen(str(found.get("DESCRIPTION", ""))) == seen(text)


def seen(words):
    """The letters of words that can be seen."""
    return [letter for letter in words if letter.isprintable() and not letter.isspace()]
