"""Establishments of invented legal units, in the columns of StockEtablissement."""

import datetime as dt

import drawing
import numbers_of
import numpy as np
import polars as pl
from numpy.random import Generator
from places import Places
from words import words

HIDDEN = "[ND]"
EMPTY = words["empty_columns"]


def numbered(about: pl.DataFrame, rng: Generator) -> pl.DataFrame:
    """The units with the `rank` of their seat among their establishments, and its `nic`."""
    last = pl.Series(rng.random(about.height) < 0.4)
    rank = about["establishments"].zip_with(last, pl.repeat(1, about.height, eager=True))
    siret = numbers_of.text(numbers_of.sirets(about["siren"].to_numpy(), rank.to_numpy()), 14)
    return about.with_columns(seat=rank, nic=siret.str.slice(9))


def official(rng: Generator, where: Places, about: pl.DataFrame) -> pl.DataFrame:
    """The columns of StockEtablissement, for all establishments of the units."""
    rows = settled(rng, where, each(about))
    return rows.select(*_identity(rows), *_names(rng, rows), *_address(rng, rows), *_empty())


def each(about: pl.DataFrame) -> pl.DataFrame:
    """A row an establishment: its unit's row, with `rank` and whether it `is_seat`."""
    rank = pl.int_ranges(1, pl.col("establishments") + 1).alias("rank")
    rows = about.with_columns(rank).explode("rank")
    return rows.with_columns(is_seat=pl.col("rank") == pl.col("seat"))


def settled(rng: Generator, where: Places, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with their place: the seat's as the unit's, others near it or anywhere, and
    `closed`: a former seat next door is, mostly."""
    size, seat, place = rows.height, rows["is_seat"].to_numpy(), rows["place"].to_numpy()
    near, far = where.near(rng, place), where.drawn(rng, size)
    other = np.where(rng.random(size) < 0.5, near, far)
    closed = rows["ceased"].to_numpy() | (~seat & (rng.random(size) < 0.45))
    place = np.where(seat, place, other)
    rows = rows.with_columns(place=place, closed=closed)
    return rows.hstack(where.table[place].with_columns(postal_code=_postal(rng, where, place))
                       .drop("proper", "inhabitants", "postal_codes"))  # fmt: skip


def _postal(rng: Generator, where: Places, place: np.ndarray) -> pl.Series:
    codes = where.table["postal_codes"].gather(place)
    wanted = pl.Series(rng.integers(0, 1 << 30, len(place))) % codes.list.len()
    return pl.select(pl.lit(codes).list.get(pl.lit(wanted))).to_series()


def _identity(rows: pl.DataFrame) -> list[pl.Expr]:
    siren = rows["siren"].to_numpy()
    siret = numbers_of.text(numbers_of.sirets(siren, rows["rank"].to_numpy()), 14)
    employs = ~pl.col("staff").is_in(["NN", "00"])
    return [
        pl.lit(siret).str.slice(0, 9).alias("siren"),
        pl.lit(siret).str.slice(9).alias("nic"),
        pl.lit(siret).alias("siret"),
        _flag(pl.col("hidden") == "shown", "O", "P").alias("statutDiffusionEtablissement"),
        pl.col("born").alias("dateCreationEtablissement"),
        pl.col("staff").alias("trancheEffectifsEtablissement"),
        pl.lit(2023, pl.Int32).alias("anneeEffectifsEtablissement"),
        pl.lit(dt.datetime(2025, 3, 1, 8, 30)).alias("dateDernierTraitementEtablissement"),
        pl.col("is_seat").alias("etablissementSiege"),
        pl.lit(1, pl.Int64).alias("nombrePeriodesEtablissement"),
        pl.col("born").alias("dateDebut"),
        _flag(pl.col("closed"), "F", "A").alias("etatAdministratifEtablissement"),
        _flag(employs, "O", "N").alias("caractereEmployeurEtablissement"),
    ]


def _names(rng: Generator, rows: pl.DataFrame) -> list[pl.Expr]:
    """A person's shop bears a firm's name; a firm's establishment sometimes one more."""
    more = pl.Series(rng.random(rows.height))
    person = (pl.col("legal") == "1000") & (pl.col("hidden") == "shown")
    lab = "LABORATOIRE DE " + drawing.some(rng, words["sciences"], rows.height)
    sign = pl.when((pl.col("legal") == "7389") & ~pl.col("is_seat")).then(pl.lit(lab))
    sign = sign.when(pl.lit(more) < 0.04).then(pl.lit(drawing.brands(rng, rows.height)))
    sign = sign.when(person & pl.lit(more < 0.35)).then(pl.col("denomination"))
    usual = pl.when(pl.lit(more) > 0.9).then(pl.col("usual"))
    return [
        sign.alias("enseigne1Etablissement"),
        usual.alias("denominationUsuelleEtablissement"),
        pl.lit("62.02A").alias("activitePrincipaleEtablissement"),
        pl.lit("NAFRev2").alias("nomenclatureActivitePrincipaleEtablissement"),
    ]


def _address(rng: Generator, rows: pl.DataFrame) -> list[pl.Expr]:
    size, masked = rows.height, pl.col("hidden") == "masked"
    told = {
        "numeroVoieEtablissement": pl.lit(pl.Series(rng.integers(1, 180, size))).cast(pl.String),
        "typeVoieEtablissement": pl.lit(drawing.some(rng, words["ways"], size)),
        "libelleVoieEtablissement": pl.lit(drawing.some(rng, words["streets"], size)),
        "codePostalEtablissement": pl.col("postal_code"),
    }
    shown = [pl.when(masked).then(pl.lit(HIDDEN)).otherwise(e).alias(c) for c, e in told.items()]
    return [
        *shown,
        pl.col("commune").alias("libelleCommuneEtablissement"),
        pl.col("commune_code").alias("codeCommuneEtablissement"),
        *_cedex(rng, rows),
    ]


def _cedex(rng: Generator, rows: pl.DataFrame) -> list[pl.Expr]:
    """One firm in fifteen has its post brought under a code of its own."""
    has = (pl.col("legal") != "1000") & pl.lit(pl.Series(rng.random(rows.height) < 0.07))
    number = pl.lit(pl.Series(rng.integers(1, 20, rows.height))).cast(pl.String)
    code = pl.col("postal_code").str.slice(0, 3) + number.str.zfill(2)
    return [
        pl.when(has).then(code).alias("codeCedexEtablissement"),
        pl.when(has).then(pl.col("commune") + " CEDEX").alias("libelleCedexEtablissement"),
    ]


def _flag(condition: pl.Expr, yes: str, no: str) -> pl.Expr:
    return pl.when(condition).then(pl.lit(yes)).otherwise(pl.lit(no))


def _empty() -> list[pl.Expr]:
    return [pl.lit(None, pl.String).alias(f"{c}Etablissement") for c in EMPTY]
