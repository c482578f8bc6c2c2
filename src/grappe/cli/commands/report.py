from pathlib import Path
from typing import Any

import click

from grappe.cli import naming, options, telling
from grappe.cli.publications import named
from grappe.cli.words import NO_PAPER, WRITTEN
from grappe.questions import Words

KINDS = ("pdf", "pptx", "xlsx")


def _paper(kind: str, what: Words) -> telling.Made:
    return telling.option(
        f"--{kind}", type=click.Path(path_type=Path), value=options.FILE, said=what
    )


@telling.command(
    "report",
    Words(
        fr="Le portrait d’un cluster ou d’un domaine, ou le rapport de la Région, à imprimer, à "
        "projeter, à calculer.",
        en="The portrait of a cluster or a domain, or the Region’s report, to print, to show, to "
        "compute with.",
    ),
)
@telling.argument(
    "level",
    type=click.Choice(["cluster", "domain", "region"]),
    value=Words(fr="cluster|domain|region", en="cluster|domain|region"),
    said=Words(fr="De quoi parle le document.", en="What the paper is about."),
)
@telling.argument(
    "name",
    required=False,
    value=Words(fr="[NOM]", en="[NAME]"),
    said=Words(fr="Le cluster ou le domaine.", en="The cluster or the domain."),
)
@options.publication
@_paper("pdf", Words(fr="Écrit un PDF.", en="Write a PDF."))
@_paper("pptx", Words(fr="Écrit des diapositives.", en="Write slides."))
@_paper("xlsx", Words(fr="Écrit un classeur de données.", en="Write a data book."))
@telling.option(
    "--money",
    is_flag=True,
    said=Words(
        fr="Avec les montants du cluster, s’il le veut.",
        en="With the cluster’s amounts, where it wants them.",
    ),
)
@options.data
@options.language
def command(
    level: str,
    name: str | None,
    code: str | None,
    money: bool,
    data: Path,
    lang: Any,
    **files: Path | None,
) -> None:
    asked = [(kind, file) for kind in KINDS if (file := files[kind])]
    if not asked:
        options.could_not(NO_PAPER.to(lang))
    options.site(data, lang)
    from grappe.papers import WRITERS
    from grappe.site.dashboards.papers import about
    from grappe.site.dashboards.published import named as published
    from grappe.site.rounds.publishing import publications

    publication = named(publications(), code, lang)
    where = naming.place(level, name, lang, asked=f"grappe report {level}")
    found = published(publication.code)
    assert found is not None
    made = about(found, where, lang, money=money)
    for kind, file in asked:
        options.write(file, WRITERS[kind](made), lang)
        click.echo(WRITTEN.filled(file=file, code=publication.code).to(lang))
