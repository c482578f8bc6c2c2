from pathlib import Path
from typing import TYPE_CHECKING

import click

from grappe.cli import naming, options, telling
from grappe.cli.publications import named
from grappe.cli.words import NO_FIGURES, NO_PICTURE, WRITTEN
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.figures import FileKind


@telling.command(
    "chart",
    Words(
        fr="Le graphique d’un indicateur, pour la Région, un domaine ou un cluster, comme sur la "
        "page.",
        en="The chart of an indicator, for the Region, a domain or a cluster, as on the page.",
    ),
)
@telling.argument(
    "indicator",
    value=Words(fr="INDICATEUR", en="INDICATOR"),
    said=Words(fr="Son code, par exemple members.", en="Its code, members for example."),
)
@telling.argument(
    "name",
    required=False,
    value=Words(fr="[NOM]", en="[NAME]"),
    said=Words(fr="Le cluster ou le domaine.", en="The cluster or the domain."),
)
@telling.option(
    "--by",
    "level",
    type=click.Choice(["cluster", "domain", "region"]),
    default="region",
    show_default=True,
    said=Words(
        fr="D’un cluster, d’un domaine ou de la Région.",
        en="Of a cluster, a domain or the Region.",
    ),
)
@options.publication
@telling.option(
    "--svg",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="Écrit un dessin vectoriel.", en="Write a vector drawing."),
)
@telling.option(
    "--png",
    type=click.Path(path_type=Path),
    value=options.FILE,
    said=Words(fr="Écrit une image.", en="Write a picture."),
)
@options.data
@options.language
def command(
    indicator: str,
    name: str | None,
    level: str,
    code: str | None,
    svg: Path | None,
    png: Path | None,
    data: Path,
    lang: str,
) -> None:
    files: dict[FileKind, Path | None] = {"svg": svg, "png": png}
    asked = [(kind, file) for kind, file in files.items() if file]
    if not asked:
        options.could_not(NO_PICTURE.to(lang))
    options.site(data, lang)
    from grappe.site.dashboards.pictures import picture_to_give
    from grappe.site.dashboards.published import named as published
    from grappe.site.rounds.publishing import publications

    publication = named(publications(), code, lang)
    found = published(publication.code)
    assert found is not None
    naming.indicator(indicator, found.known.indicators, lang)
    where = naming.place(level, name, lang, asked=f"grappe chart {indicator} --by {level}")
    for kind, file in asked:
        drawn = picture_to_give(found, where, indicator, kind)
        if drawn is None:
            about = {"indicator": indicator, "where": where.said, "code": publication.code}
            options.could_not(NO_FIGURES.filled(**about).to(lang))
        options.write(file, drawn, lang)
        click.echo(WRITTEN.filled(file=file, code=publication.code).to(lang))
