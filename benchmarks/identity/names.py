"""Names of invented legal units: each kind of name is a way of putting words together.

A way takes a random generator, the places of the units and the group each is of, and answers a
frame: `denomination`, and `sigle` and `usual` where the way gives one.
"""

from collections.abc import Callable

import numpy as np
import polars as pl
from drawing import brand, brands, either, families, initials, none, some
from numpy.random import Generator
from words import words

Way = Callable[[Generator, "Given"], pl.DataFrame]


class Given:
    """What a way may use of the units it names: commune `place` as the register writes it and
    the number of the `group` each unit would be of."""

    def __init__(self, place: pl.Series, group: np.ndarray) -> None:
        self.place, self.group, self.size = place, group, len(group)


def joined(*parts: pl.Series | str) -> pl.DataFrame:
    columns = [pl.lit(p) if isinstance(p, str) else p for p in parts]
    told = pl.select(pl.concat_str(columns, separator=" ").alias("denomination"))
    return told.with_columns(denomination=pl.col("denomination").str.strip_chars())


def of_brand(rng: Generator, given: Given) -> pl.DataFrame:
    return joined(brands(rng, given.size))


def of_brand_and_field(rng: Generator, given: Given) -> pl.DataFrame:
    return joined(brands(rng, given.size), some(rng, words["fields"], given.size, 0.3))


def of_family_and_trade(rng: Generator, given: Given) -> pl.DataFrame:
    trade, family = some(rng, words["trades"], given.size, 0.3), families(rng, given.size)
    return joined(either(rng, 0.8, trade, some(rng, words["forms_before"], given.size)), family)


def of_family(rng: Generator, given: Given) -> pl.DataFrame:
    field, kin = (
        some(rng, words["fields"], given.size, 0.3),
        some(rng, words["kinship"], given.size, 0.3),
    )
    return joined(families(rng, given.size), either(rng, 0.6, field, kin))


def of_shop(rng: Generator, given: Given) -> pl.DataFrame:
    spot = either(rng, 0.7, some(rng, words["spots"], given.size), "DE " + given.place)
    return joined(some(rng, words["shops"], given.size, 0.4), spot)


def of_society(rng: Generator, given: Given) -> pl.DataFrame:
    """ "Société de mécanique industrielle de Voiron", known by its initials."""
    head = some(rng, ["SOCIETE", "COMPAGNIE", "ATELIERS", "MANUFACTURE", "UNION"], given.size, 1)
    told = joined(
        *(head, "DE", some(rng, words["trades"], given.size, 0.2), "ET"),
        *(some(rng, words["fields"], given.size, 0.2), "DE", given.place),
    )
    first = pl.col("denomination").str.extract_all(r"\b[A-Z]").list
    short = pl.col("denomination").str.replace_all(r"\b(DE|ET|LE|LA|LES|DU|SUR)\b", "")
    sigle = short.str.extract_all(r"\b[A-Z]").list.head(5).list.join("")
    return told.with_columns(sigle=pl.when(first.len() > 3).then(sigle))


def of_initials(rng: Generator, given: Given) -> pl.DataFrame:
    short = initials(rng, given.size)
    field = either(
        rng, 0.65, some(rng, words["fields"], given.size, 0.4), some(rng, [""], given.size)
    )
    return joined(short, field).with_columns(sigle=either(rng, 0.3, short, none(given.size)))


def of_group(rng: Generator, given: Given) -> pl.DataFrame:
    """A subsidiary: the group's word, and what or where it is."""
    what = some(rng, words["fields"], given.size, 0.2)
    where = either(rng, 0.5, some(rng, words["regions"], given.size, 0.5), given.place)
    told = joined(brand(given.group), either(rng, 0.55, what, where))
    usual = either(rng, 0.2, brand(given.group), none(given.size))
    return told.with_columns(usual=usual)


def of_activity(rng: Generator, given: Given) -> pl.DataFrame:
    region = some(rng, words["regions"], given.size, 0.4)
    one, two = (
        some(rng, words["fields"], given.size, 0.3),
        some(rng, words["fields"], given.size, 0.3),
    )
    told = joined(either(rng, 0.5, region, one), two)
    usual = either(rng, 0.15, brands(rng, given.size), none(given.size))
    return told.with_columns(usual=usual)


def of_estate(rng: Generator, given: Given) -> pl.DataFrame:
    what = either(
        rng, 0.7, "LES " + some(rng, words["nature"], given.size), families(rng, given.size)
    )
    return joined("SCI", what)


def of_club(rng: Generator, given: Given) -> pl.DataFrame:
    return joined(some(rng, words["clubs"], given.size, 0.2), "DE", given.place)


def of_cause(rng: Generator, given: Given) -> pl.DataFrame:
    head = some(
        rng, ["ASSOCIATION POUR", "UNION POUR", "RESEAU POUR", "CENTRE POUR"], given.size, 1
    )
    where = either(rng, 0.5, some(rng, words["regions"], given.size), given.place)
    told = joined(head, some(rng, words["causes"], given.size), "EN", where)
    usual = either(rng, 0.3, brands(rng, given.size), none(given.size))
    return told.with_columns(sigle=initials(rng, given.size), usual=usual)


def of_commune(rng: Generator, given: Given) -> pl.DataFrame:
    heads = [
        "COMMUNE",
        "COMMUNAUTE DE COMMUNES",
        "CENTRE COMMUNAL D ACTION SOCIALE",
        "OFFICE DE TOURISME",
    ]
    return joined(some(rng, heads, given.size, 0.8), "DE", given.place)


def of_institution(rng: Generator, given: Given) -> pl.DataFrame:
    heads = "LYCEE|COLLEGE|UNIVERSITE|CENTRE HOSPITALIER|INSTITUT|ECOLE NATIONALE SUPERIEURE"
    head, first = (
        some(rng, heads.split("|"), given.size, 0.5),
        some(rng, words["first_names"], given.size),
    )
    science = "DE " + some(rng, words["sciences"], given.size)
    return joined(head, either(rng, 0.5, first + " " + families(rng, given.size), science),
                  "DE", given.place)  # fmt: skip


# Legal category → ways and how often each is taken.
COMPANY: dict[Way, float] = {
    of_brand: 0.19,
    of_brand_and_field: 0.17,
    of_family_and_trade: 0.14,
    of_family: 0.10,
    of_shop: 0.07,
    of_society: 0.05,
    of_initials: 0.09,
    of_group: 0.10,
    of_activity: 0.09,
}
WAYS: dict[str, dict[Way, float]] = {
    "5499": COMPANY,
    "5710": COMPANY,
    "5599": {of_group: 0.4, of_brand: 0.3, of_society: 0.2, of_initials: 0.1},
    "6540": {of_estate: 1.0},
    "9220": {of_club: 0.6, of_cause: 0.4},
    "7210": {of_commune: 1.0},
    "7389": {of_institution: 1.0},
    "1000": {of_brand: 0.6, of_family_and_trade: 0.4},
}
