"""Invented legal units: first what is known of each, then the columns of StockUniteLegale."""

import datetime as dt
from collections.abc import Iterable

import drawing
import names
import numbers_of
import numpy as np
import polars as pl
from numpy.random import Generator
from places import Places
from words import words

LEGAL = {
    "1000": 0.34, "5499": 0.19, "5710": 0.22, "5599": 0.03,
    "6540": 0.10, "9220": 0.09, "7210": 0.02, "7389": 0.01,
}  # fmt: skip
STAFF = {
    "NN": 0.55, "00": 0.05, "01": 0.16, "02": 0.09, "03": 0.06, "11": 0.045, "12": 0.025,
    "21": 0.01, "22": 0.005, "31": 0.002, "32": 0.001, "41": 0.0008, "42": 0.0004, "51": 0.0003,
}  # fmt: skip
HIDDEN, PERSON, ASSOCIATION = "[ND]", "1000", "9220"


def people_and_firms(rng: Generator, where: Places, serial: np.ndarray, among: int) -> pl.DataFrame:
    """A row a unit: number, legal category, names, the row of its place, staff, state."""
    size = len(serial)
    about = pl.DataFrame({
        "siren": numbers_of.sirens(serial),
        "legal": rng.choice(list(LEGAL), size, p=list(LEGAL.values())),
        "place": where.drawn(rng, size),
        "group": groups(rng, size, among),
        "staff": staff(rng, size),
        "establishments": establishments(rng, size),
        "ceased": rng.random(size) < 0.22,
        "born": dt.date(1955, 1, 1) + pl.Series(np.sqrt(rng.random(size)) * 24_000).cast(pl.Int64)
        .cast(pl.Duration("ms")) * 86_400_000,
    })  # fmt: skip
    about = namesakes(rng, where, named(rng, where, about))
    return about.with_columns(hidden=hidden(rng, about))


def groups(rng: Generator, size: int, among: int) -> np.ndarray:
    """The number of the group each would be of; a few groups have hundreds of subsidiaries."""
    return (rng.random(size) ** 2.2 * among / 60).astype(np.int64) + 50_000_000


def staff(rng: Generator, size: int) -> np.ndarray:
    shares = np.array(list(STAFF.values()))
    return rng.choice(list(STAFF), size, p=shares / shares.sum())


def establishments(rng: Generator, size: int) -> np.ndarray:
    """How many each has had: one for most, twenty for a few; 1.3 on average."""
    return np.minimum(1 + (0.14 / (rng.random(size) + 0.005)).astype(np.int64), 25)


def named(rng: Generator, where: Places, about: pl.DataFrame) -> pl.DataFrame:
    """The units with `denomination`, `sigle` and `usual` names, in another order."""
    parts = []
    for legal, ways in names.WAYS.items():
        rows = about.filter(pl.col("legal") == legal)
        taken = rng.choice(len(ways), rows.height, p=list(ways.values()))
        for i, way in enumerate(ways):
            part = rows.filter(pl.Series(taken == i))
            place = where.table["commune"].gather(part["place"])
            place = place.str.replace(r" \d+E?[RM]E?$", "")
            told = way(rng, names.Given(place, part["group"].to_numpy()))
            parts.append(part.hstack(told))
    return pl.concat(parts, how="diagonal").sample(fraction=1, shuffle=True, seed=_seed(rng))


def _seed(rng: Generator) -> int:
    return int(rng.integers(1 << 31))


def namesakes(rng: Generator, where: Places, about: pl.DataFrame) -> pl.DataFrame:
    """Three units in a hundred take the name of another: a fifth of them where it is, half of
    them next door, the others anywhere."""
    same = rng.random(about.height) < 0.03
    how = rng.choice(3, about.height, p=[0.2, 0.5, 0.3])
    place = about["place"].to_numpy()
    before = np.roll(place, 1)
    near = where.near(rng, before)
    placed = np.select([how == 0, how == 1], [before, near], place)
    taken = pl.Series(same)
    borrowed = [pl.when(taken).then(pl.col(c).shift(1)).otherwise(pl.col(c)).alias(c) for c in
                ("denomination", "legal")]  # fmt: skip
    return about.with_columns(*borrowed, place=np.where(same, placed, place)).drop_nulls("legal")


def official(rng: Generator, about: pl.DataFrame) -> pl.DataFrame:
    """The columns of StockUniteLegale."""
    columns = [*_identity(about), *_people(rng, about), *_firm(rng, about), *_history(rng, about)]
    return about.select(columns)


def hidden(rng: Generator, about: pl.DataFrame) -> pl.Series:
    """How much of a person is kept back: nothing, marked so, or marked and masked."""
    kept = rng.choice(["shown", "marked", "masked"], about.height, p=[0.9, 0.05, 0.05])
    return pl.Series(kept).zip_with(
        about["legal"] == PERSON, drawing.some(rng, ["shown"], about.height)
    )


def _identity(about: pl.DataFrame) -> list[pl.Expr]:
    employs = ~pl.col("staff").is_in(["NN", "00"])
    return [
        pl.lit(numbers_of.text(about["siren"].to_numpy(), 9)).alias("siren"),
        _flag(pl.col("hidden") == "shown", "O", "P").alias("statutDiffusionUniteLegale"),
        pl.lit(None, pl.Boolean).alias("unitePurgeeUniteLegale"),
        pl.col("born").alias("dateCreationUniteLegale"),
        _flag(pl.col("ceased"), "C", "A").alias("etatAdministratifUniteLegale"),
        pl.col("legal").alias("categorieJuridiqueUniteLegale"),
        pl.col("staff").alias("trancheEffectifsUniteLegale"),
        pl.lit(2023, pl.Int32).alias("anneeEffectifsUniteLegale"),
        _flag(employs, "O", "N").alias("caractereEmployeurUniteLegale"),
        pl.col("nic").alias("nicSiegeUniteLegale"),
    ]


def _people(rng: Generator, about: pl.DataFrame) -> list[pl.Expr]:
    first = drawing.some(rng, words["first_names"], about.height, 0.4)
    told = {
        "nomUniteLegale": drawing.families(rng, about.height),
        "prenom1UniteLegale": first,
        "prenom2UniteLegale": drawing.some(rng, words["first_names"], about.height),
        "prenomUsuelUniteLegale": first,
    }
    person, masked = pl.col("legal") == PERSON, pl.col("hidden") == "masked"
    sex = pl.when(person & ~masked).then(_flag(pl.lit(first.is_in(words["female"])), "F", "M"))
    shown = [
        pl.when(masked).then(pl.lit(HIDDEN)).when(person).then(pl.lit(words)).alias(column)
        for column, words in told.items()
    ]
    empty = ("nomUsage", "prenom3", "prenom4", "pseudonyme")
    return [sex.alias("sexeUniteLegale"), *shown, *_empty(f"{c}UniteLegale" for c in empty)]


def _firm(rng: Generator, about: pl.DataFrame) -> list[pl.Expr]:
    firm, members = pl.col("legal") != PERSON, pl.col("legal") == ASSOCIATION
    number = "W69" + pl.lit(numbers_of.text(rng.integers(0, 9_999_999, about.height), 7))
    size = pl.when(pl.col("staff").is_in(["42", "51"])).then(pl.lit("GE"))
    size = size.when(pl.col("staff").is_in(["32", "41"])).then(pl.lit("ETI"))
    return [
        pl.when(firm).then(pl.col("denomination")).alias("denominationUniteLegale"),
        pl.col("sigle").alias("sigleUniteLegale"),
        pl.when(firm).then(pl.col("usual")).alias("denominationUsuelle1UniteLegale"),
        *_empty(f"denominationUsuelle{i}UniteLegale" for i in (2, 3)),
        pl.when(members).then(number).alias("identifiantAssociationUniteLegale"),
        size.when(firm).then(pl.lit("PME")).alias("categorieEntreprise"),
        pl.lit(2022, pl.Int32).alias("anneeCategorieEntreprise"),
        pl.lit("N").alias("economieSocialeSolidaireUniteLegale"),
        pl.lit("N").alias("societeMissionUniteLegale"),
    ]


def _history(rng: Generator, about: pl.DataFrame) -> list[pl.Expr]:
    return [
        pl.col("born").alias("dateDebut"),
        pl.lit(drawing.some(rng, words["activities"], about.height)).alias(
            "activitePrincipaleUniteLegale"
        ),
        pl.lit("NAFRev2").alias("nomenclatureActivitePrincipaleUniteLegale"),
        pl.lit(dt.datetime(2025, 3, 1, 8, 30)).alias("dateDernierTraitementUniteLegale"),
        pl.lit(rng.integers(1, 8, about.height)).alias("nombrePeriodesUniteLegale"),
    ]


def _flag(condition: pl.Expr, yes: str, no: str) -> pl.Expr:
    return pl.when(condition).then(pl.lit(yes)).otherwise(pl.lit(no))


def _empty(columns: Iterable[str]) -> list[pl.Expr]:
    return [pl.lit(None, pl.String).alias(c) for c in columns]
