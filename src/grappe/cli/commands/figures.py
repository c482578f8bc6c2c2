from pathlib import Path

import click

from grappe.cli import options


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
    from grappe.figures import as_row, compute
    from grappe.site.policy.reading import current
    from grappe.site.rounds.publishing import publications

    found = [p for p in publications() if code in (None, p.code)]
    if not found:
        options.could_not(f"publication {code}: unknown" if code else "nothing is published yet")
    if indicator and indicator not in {i.code for i in current().indicators}:
        options.could_not(f"indicator {indicator}: unknown")
    wanted = compute(
        found[-1],
        current(),
        indicators=[indicator] if indicator else None,
        by=(by,) if by else ("cluster", "domain", "region"),
    )
    rows = [as_row(figure) for figure in wanted]
    if as_json:
        options.print_json(rows)
    else:
        for row in rows:
            click.echo("{indicator:24} {by:40} {year} {breakdown} {value} ({status})".format(**row))
