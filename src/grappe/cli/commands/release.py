from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.publications import named
from grappe.cli.words import NOT_EMPTY, NOT_MADE, NOT_PUBLIC, WRITTEN
from grappe.questions import Words


@telling.command(
    "release",
    Words(
        fr="Écrit une publication en données ouvertes\u202f: CSV, Parquet, dictionnaire, SDMX, "
        "DCAT.",
        en="Write a publication as open data: CSV, Parquet, dictionary, SDMX, DCAT.",
    ),
)
@telling.argument(
    "code",
    value=Words(fr="PUBLICATION", en="PUBLICATION"),
    said=Words(fr="Son code.", en="Its code."),
)
@telling.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, file_okay=False),
    value=options.FOLDER,
    said=Words(fr="Le dossier à faire, ou un dossier vide.", en="The folder to make, or empty."),
)
@options.data
@options.language
def command(code: str, out: Path, data: Path, lang: str) -> None:
    options.site(data, lang)
    from django.utils.formats import date_format

    from grappe.releases import write
    from grappe.site import clock
    from grappe.site.releases.gathering import gathered
    from grappe.site.releases.portraits import released_now
    from grappe.site.replies.reading import not_public_until
    from grappe.site.rounds.publishing import publications

    publication = named(publications(), code, lang)
    if out.exists() and any(out.iterdir()):
        options.could_not(NOT_EMPTY.filled(path=out).to(lang))
    made = gathered(publication, code=code, at=clock.now(), released=released_now())
    try:
        write(made, out)
    except (FileExistsError, NotADirectoryError, PermissionError):
        options.could_not(NOT_MADE.filled(path=out).to(lang))
    click.echo(WRITTEN.filled(file=out, code=code).to(lang))
    until = not_public_until(code)
    if until:
        day = date_format(until, "j F Y")
        click.echo(NOT_PUBLIC.filled(code=code, day=day).to(lang), err=True)
