from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.publications import as_row, named
from grappe.questions import Words


@telling.command(
    "public",
    Words(
        fr="Rend une publication publique, une fois que ses clusters ont pu répondre.",
        en="Make a publication public, once its clusters could reply.",
    ),
)
@telling.argument(
    "code",
    value=Words(fr="PUBLICATION", en="PUBLICATION"),
    said=Words(fr="Son code.", en="Its code."),
)
@options.data
@options.language
@options.as_json
def command(code: str, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from django.utils.translation import gettext as _

    from grappe.site.errors import Refused
    from grappe.site.replies.passing import give_to_clusters, make_public
    from grappe.site.rounds.publishing import publications

    publication = named(publications(), code, lang)
    try:
        passage = make_public(give_to_clusters(publication, by=None), by=None)
    except Refused as refused:
        options.could_not(refused)
    if as_json:
        options.print_json({**as_row(publication), "public_at": passage.public_at})
    else:
        click.echo(_("Publication %(code)s is public.") % {"code": code})
