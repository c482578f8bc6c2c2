from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grappe.cli import options
from grappe.cli.words import KNOWN, NEAR, NO_INDICATOR, NO_PUBLICATION, NOTHING_PUBLISHED

if TYPE_CHECKING:
    from grappe.publication import Publication


@click.command("figures")
@click.option("--publication", "code", help="The latest one where none is named.")
@click.option("--indicator")
@click.option("--by", type=click.Choice(["cluster", "domain", "region"]))
@options.data
@options.language
@options.as_json
def command(
    code: str | None, indicator: str | None, by: str | None, data: Path, lang: str, as_json: bool
) -> None:
    """The indicators of a publication, for clusters, domains and the Region."""
    options.site(data, lang)
    from grappe.figures import LEVELS, as_row, compute
    from grappe.site.policy.reading import current
    from grappe.site.rounds.publishing import publications

    publication = _named(publications(), code, lang)
    if indicator:
        _known(indicator, [one.code for one in current().indicators], lang)
    levels = tuple(level for level in LEVELS if by in (None, level))
    wanted = compute(
        publication, current(), indicators=[indicator] if indicator else None, by=levels
    )
    rows = [as_row(figure) for figure in wanted]
    if as_json:
        options.print_json(rows)
    else:
        for row in rows:
            click.echo("{indicator:24} {by:40} {year} {breakdown} {value} ({status})".format(**row))


def _named(made: "list[Publication]", code: str | None, lang: str) -> "Publication":
    """The publication of that code, else the latest one."""
    if not made:
        options.could_not(NOTHING_PUBLISHED.to(lang))
    found = [one for one in made if code in (None, one.code)]
    if not found:
        known = ", ".join(one.code for one in made)
        options.could_not(NO_PUBLICATION.filled(asked=code, known=known).to(lang))
    return found[-1]


def _known(indicator: str, codes: list[str], lang: str) -> None:
    if indicator not in codes:
        near = ", ".join(get_close_matches(indicator, codes, n=5, cutoff=0.4))
        hint = (NEAR.filled(near=near) if near else KNOWN.filled(known=", ".join(codes))).to(lang)
        options.could_not(NO_INDICATOR.filled(asked=indicator, near=hint).to(lang))
