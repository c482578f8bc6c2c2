"""What the register says, in sentences."""

from collections.abc import Iterator
from datetime import date
from typing import Literal

from grappe.references import SIZES, commune, departments
from grappe.register import words
from grappe.register.changes import Change
from grappe.register.model import Company
from grappe.register.status import Filters, RegisterStatus
from grappe.words import Words

Silence = Literal["closed", "hidden", "not_found", "older", "not_checked"]
"""Five reasons why the register doesn't confirm a number, none of which blocks anybody."""


def silence_of(company: Company | None, as_of: date | None, year: int) -> Silence | None:
    """Why a register that knows up to `as_of` doesn't confirm a number in an answer about a year;
    None where it does. Who ceased after that year was still there."""
    if company is None:
        return "older" if as_of is not None and as_of.year < year else "not_found"
    if company.is_hidden:
        return "hidden"
    still = company.active or (company.ceased is not None and company.ceased.year > year)
    return None if still else "closed"


def silence_words(why: Silence, company: Company | None, as_of: date | None) -> Words:
    """Its sentence; the day of closing and that of the register where they are known."""
    ceased = company.ceased if company else None
    since = words.SINCE.filled(day=_day(ceased)) if ceased else ""
    until = words.UNTIL.filled(day=_day(as_of)) if as_of else ""
    return words.SILENCES[why].filled(since=since, until=until)


def change_words(change: Change) -> Words:
    """A change as a sentence without its subject: "s’appelle désormais …"."""
    places = {"before": _value(change, change.before), "after": _value(change, change.after)}
    told = words.CHANGES[change.kind].filled(**places)
    return words.ON.filled(told=told, day=_day(change.on)) if change.on else told


def status_words(status: RegisterStatus | None, *, today: date) -> tuple[Words, ...]:
    """What is loaded, how old it is, and who is in it, a sentence each."""
    if status is None:
        return (words.NONE_YET,)
    loaded = words.LOADED.filled(
        units=_count(status.units),
        places=_count(status.establishments),
        accounts=_count(status.accounts),
    )
    return (loaded, _age(status.as_of, today), *_kept(status.filters))


def _age(as_of: date | None, today: date) -> Words:
    if as_of is None:
        return words.NO_DAY
    days = max(0, (today - as_of).days)
    some = words.DAYS.filled(days=_count(days))
    age = {0: words.TODAY, 1: words.ONE_DAY}.get(days, some)
    return words.AS_OF.filled(day=_day(as_of), age=age)


def _kept(filters: Filters) -> Iterator[Words]:
    if filters.departments:
        names = ", ".join(departments()[code].name for code in filters.departments)
        yield words.ONLY_IN.filled(names=names)
    if filters.employers_only:
        yield words.ONLY_EMPLOYERS
    if filters.legal_persons_only:
        yield words.ONLY_LEGAL_PERSONS


def _value(change: Change, value: str) -> Words | str:
    if change.kind == "resized":
        return SIZES.get(value, value)
    if change.kind == "moved":
        found = commune(value)
        return found.name if found else value
    return value


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _count(number: int) -> Words:
    written = f"{number:,}"
    return Words(fr=written.replace(",", "\u202f"), en=written)
