from pathlib import Path
from typing import TYPE_CHECKING

import click

from grappe.cli import naming, options, telling
from grappe.cli.publications import named
from grappe.cli.words import BY_QUARTERS, STATUSES, UNSAID
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.figures import Figure


@telling.command(
    "figures",
    Words(
        fr="Les indicateurs d’une publication, par cluster, domaine et pour la Région.",
        en="The indicators of a publication, for clusters, domains and the Region.",
    ),
)
@options.publication
@telling.option(
    "--indicator",
    value=options.CODE,
    said=Words(fr="Celui-ci seulement.", en="This one alone."),
)
@telling.option(
    "--by",
    type=click.Choice(["cluster", "domain", "region"]),
    said=Words(
        fr="Seulement par cluster, par domaine ou pour la Région.",
        en="Only by cluster, by domain or for the Region.",
    ),
)
@telling.option(
    "--quarters",
    is_flag=True,
    said=Words(
        fr="Aussi par trimestre, là où la question est trimestrielle.",
        en="By quarters too, where it is asked by quarters.",
    ),
)
@options.data
@options.language
@options.as_json
def command(
    code: str | None,
    indicator: str | None,
    by: str | None,
    quarters: bool,
    data: Path,
    lang: str,
    as_json: bool,
) -> None:
    options.site(data, lang)
    from grappe.figures import LEVELS, as_row, compute
    from grappe.site.policy.reading import current
    from grappe.site.rounds.publishing import publications

    publication = named(publications(), code, lang)
    if indicator:
        naming.indicator(indicator, [one.code for one in current().indicators], lang)
    levels = tuple(level for level in LEVELS if by in (None, level))
    every = compute(
        publication, current(), indicators=[indicator] if indicator else None, by=levels
    )
    wanted = [figure for figure in every if quarters or not figure.quarter]
    if every and not wanted:
        click.echo(BY_QUARTERS.filled(indicator=indicator).to(lang), err=True)
    if as_json:
        options.print_json([as_row(figure) for figure in wanted])
    else:
        for figure in wanted:
            click.echo(_line(figure, lang))


def _line(figure: "Figure", lang: str) -> str:
    from grappe.figures import value_words

    said = figure.value
    value = STATUSES[figure.status] if said is None else value_words(said, figure.unit)
    parts = (figure.breakdown or {}).values()
    kind = ", ".join(part or UNSAID.to(lang) for part in parts)
    period = figure.period.typed.to(lang)
    return f"{figure.indicator:24} {figure.name:40} {period:7} {kind:20} {value.to(lang)}"
