"""Numbers, dates and words in the reader's language: `{% load look %}`."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django import forms, template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from grappe.questions import Words
from grappe.questions import numbers as spoken
from grappe.site.speaking import language_of_reader

register = template.Library()


def _here(said: Words) -> str:
    return said.to(language_of_reader())


@register.filter
def words(value: object) -> str:
    """Words in the reader's language; anything else as it is; nothing for None."""
    if isinstance(value, Words):
        return _here(value)
    return "" if value is None else str(value)


@register.filter
def number(value: float | None, decimals: int | None = None) -> str:
    """1 234,5 in French, 1,234.5 in English; nothing for None."""
    return "" if value is None else _here(spoken.number_words(value, decimals))


@register.filter
def money(value: float | None) -> str:
    """An amount in euros; nothing for None."""
    return "" if value is None else _here(spoken.money(value))


@register.filter
def percent(value: float | None, decimals: int = 0) -> str:
    """A fraction (0.37) as a percentage; nothing for None."""
    return "" if value is None else _here(spoken.percent(value, decimals))


def _local(value: date | datetime) -> date | datetime:
    aware = isinstance(value, datetime) and timezone.is_aware(value)
    return timezone.localtime(value) if aware else value  # type: ignore[arg-type]


def _dated(value: date | datetime | None, french: str, english: str) -> str:
    if not value:
        return ""
    return date_format(_local(value), english if language_of_reader() == "en" else french)


@register.filter
def day(value: date | datetime | None) -> str:
    """7 juin 2021, 7 June 2021."""
    return _dated(value, _first(value, "F Y"), "j F Y")


@register.filter
def short_day(value: date | datetime | None) -> str:
    """7 juin, 7 June."""
    return _dated(value, _first(value, "F"), "j F")


@register.filter
def month(value: date | datetime | None) -> str:
    """juin 2021, June 2021."""
    return _dated(value, "F Y", "F Y")


@register.filter
def moment(value: datetime | None) -> str:
    """7 juin à 14:02, 7 June at 14:02."""
    return _dated(value, _first(value, "F") + r" \à H:i", r"j F \a\t H:i")


def _first(value: date | datetime | None, rest: str) -> str:
    first = bool(value) and _local(value).day == 1  # type: ignore[arg-type]
    return rf"j\e\r {rest}" if first else f"j {rest}"


@register.filter
def sentence(values: Iterable[object]) -> str:
    """One, two and three."""
    said = [words(value) for value in values]
    if len(said) < 2:
        return "".join(said)
    return gettext("%(all)s and %(last)s") % {"all": ", ".join(said[:-1]), "last": said[-1]}


@register.filter
def one_or_many(n: int, forms: str) -> str:
    """Of "member,members" the form for n; zero is singular in French, plural in English."""
    one, many = forms.split(",")
    return one if n == 1 or (n == 0 and language_of_reader() != "en") else many


@register.filter
def or_missing(value: object) -> str | SafeString:
    """What there is; the word for a missing value: never 0, never blank; a dash for "", which is
    what need not be said."""
    if value == "":
        return format_html('<span class="table__open">{}</span>', "–")
    if value is None:
        return format_html('<span class="table__missing">{}</span>', gettext("missing"))
    return value if isinstance(value, SafeString) else words(value)


@register.filter
def beside(
    cells: Sequence[object], columns: Sequence[tuple[str, str]]
) -> list[tuple[object, str, str]]:
    """Each cell of a row with its column's label and kind."""
    return [(cell, *column) for cell, column in zip(cells, columns, strict=True)]


@register.filter
def form_errors(form: forms.BaseForm) -> list[tuple[str, str]]:
    """Each error of a Django form with the address of its field."""
    own = [(str(error), "") for error in form.non_field_errors()]
    return own + [(f"{f.label}: {e}", f"#{f.id_for_label}") for f in form for e in f.errors]


@register.simple_tag(takes_context=True)
def address_with(context: template.Context, **changes: Any) -> str:
    """This page's query with some parameters changed; None takes one away."""
    query = context["request"].GET.copy()
    for name, value in changes.items():
        query.pop(name, None)
        if value is not None:
            query[name] = str(value)
    return f"?{query.urlencode()}"
