from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.publications import as_line, as_row
from grappe.cli.words import NOT_MADE
from grappe.questions import Words


@telling.command(
    "publish",
    Words(
        fr="Fige toutes les réponses acceptées en une publication, "
        "si quelque chose a été accepté depuis la dernière.",
        en="Freeze all accepted answers as a publication, where something new was accepted.",
    ),
)
@telling.option(
    "--partitioned",
    "lake",
    type=click.Path(path_type=Path, file_okay=False),
    value=options.FOLDER,
    said=Words(
        fr="Écrit aussi dans ce dossier les tables de chaque publication, par année, pour Spark, "
        "Trino ou DuckDB\u202f; celles qui y sont restent.",
        en="Also write the tables of every publication into this folder, by year, for Spark, Trino "
        "or DuckDB; those that are there stay.",
    ),
)
@options.data
@options.language
@options.as_json
def command(lake: Path | None, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from grappe.site.errors import Refused
    from grappe.site.rounds.publishing import NothingNew, publish_accepted

    try:
        row = as_row(publish_accepted(by=None))
        told = as_line(row, lang)
    except NothingNew as nothing:
        row, told = as_row(nothing.last), str(nothing)
    except Refused as refused:
        options.could_not(refused)
    if lake is not None:
        row["partitioned"] = str(_written(lake, lang))
    options.print_json(row) if as_json else click.echo(told)


def _written(lake: Path, lang: str) -> Path:
    """Every publication, the oldest first; the folder of the latest."""
    from grappe.publication import partitioned
    from grappe.site.rounds.publishing import publications

    try:
        return [partitioned(one, lake) for one in publications()][-1]
    except OSError:
        options.could_not(NOT_MADE.filled(path=lake).to(lang))
