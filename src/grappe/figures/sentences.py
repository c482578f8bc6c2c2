"""A figure in words: its value with its unit, its sentence, its change."""

from collections.abc import Mapping

from grappe.figures.model import Figure, Unit
from grappe.questions import Indicator, Words
from grappe.questions.numbers import money, number_words, percent

UNITS: Mapping[Unit, Words] = {
    "count": Words(fr="nombre", en="number"),
    "fte": Words(fr="ETP", en="FTE"),
    "eur": Words(fr="€", en="€"),
    "share": Words(fr="%", en="%"),
    "years": Words(fr="ans", en="years"),
}
"""The unit of a column of values as `in_unit` gives them."""


def in_unit(value: float, unit: Unit) -> float:
    """A value as a table writes it: a share in per cent, all else as it is."""
    return round(value * 100, 10) if unit == "share" else value


def value_words(value: float, unit: Unit) -> Words:
    """A value as it is written: 176, 12,5 ETP, 1 090 000 €, 37 %, 4 ans."""
    match unit:
        case "eur":
            return money(round(value))
        case "share":
            return percent(value)
        case "fte":
            return _with(value, Words(fr="ETP", en="FTE"))
        case "years":
            plural = abs(value) >= 2
            return _with(value, Words(fr="ans" if plural else "an", en=_years(value)))
    return number_words(value)


def sentence(figure: Figure, indicator: Indicator, previous: Figure | None = None) -> Words:
    """The figure in one sentence, with its change since the year before where that is known.

    Without a value it says why: hidden, missing or not applicable.
    """
    if figure.value is None:
        about = {"what": indicator.label, "where": figure.name, "year": figure.period.words}
        few = figure.status == "hidden" and indicator.least is not None
        return (_FEW if few else _WITHOUT[figure.status]).filled(**about)
    said = indicator.sentence.filled(
        value=value_words(figure.value, figure.unit), year=figure.period.words, where=figure.name
    )
    if previous is None or previous.value is None:
        return said
    change = change_words(figure.value - previous.value, figure.unit, previous.year)
    return Words(fr=_joined(said.fr, change.fr), en=_joined(said.en, change.en))


def change_words(change: float, unit: Unit, since: int) -> Words:
    """A change in words: 9 de plus qu’en 2020, 2 points de moins qu’en 2020."""
    amount = _amount(abs(change), unit)
    if amount == _amount(0, unit):
        return _SAME.filled(since=since)
    less = _FEWER if unit == "count" else _LESS
    return (_MORE if change > 0 else less).filled(amount=amount, since=since)


def _amount(change: float, unit: Unit) -> Words:
    if unit != "share":
        return value_words(change, unit)
    points = round(change * 100, 1)
    words = number_words(points)
    return Words(
        fr=f"{words.fr} point{'s' if points >= 2 else ''}",
        en=f"{words.en} point{'' if points == 1 else 's'}",
    )


def _with(value: float, unit: Words) -> Words:
    number = number_words(round(value, 1))
    return Words(fr=f"{number.fr} {unit.fr}", en=f"{number.en} {unit.en}")


def _years(value: float) -> str:
    return "year" if value == 1 else "years"


def _joined(said: str, change: str) -> str:
    return f"{said.removesuffix('.')}, {change}."


_MORE = Words(fr="{amount} de plus qu’en {since}", en="{amount} more than in {since}")
_LESS = Words(fr="{amount} de moins qu’en {since}", en="{amount} less than in {since}")
_FEWER = Words(fr=_LESS.fr, en="{amount} fewer than in {since}")
_SAME = Words(fr="autant qu’en {since}", en="the same as in {since}")
_FEW = Words(
    fr="{where}\u202f: {what}, non diffusé pour {year}, car trop peu d’entreprises ou de clusters "
    "sont derrière.",
    en="{where}: {what}, hidden for {year}, because too few companies or clusters stand behind it.",
)
_WITHOUT = {
    "missing": Words(
        fr="{where} : {what}, pas de réponse pour {year}.",
        en="{where}: {what}, missing for {year}.",
    ),
    "not_applicable": Words(
        fr="{where} : {what}, sans objet en {year}.",
        en="{where}: {what}, not applicable in {year}.",
    ),
    "hidden": Words(
        fr="{where} : {what}, non diffusé pour {year}, car trop peu de clusters répondent.",
        en="{where}: {what}, hidden for {year}, because too few clusters stand behind it.",
    ),
}
