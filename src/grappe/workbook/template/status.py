"""The words of the status column."""

from grappe.answers import Row
from grappe.workbook.identification import CARRIED, CHANGED, CONFIRMED
from grappe.workbook.template.page import Page


def said_status(page: Page, row: Row) -> str | None:
    """What the status column says of a row; nothing of one that was entered this year."""
    if row.origin == "carried":
        return said_carried(page)
    return page.writing.say(CONFIRMED) if row.origin == "confirmed" else None


def status_words(page: Page) -> tuple[str, ...]:
    """The words that the status column proposes."""
    say = page.writing.say
    return (say(CONFIRMED), said_carried(page), say(CHANGED))


def said_carried(page: Page) -> str:
    return page.writing.say(CARRIED).format(year=page.year_before)
