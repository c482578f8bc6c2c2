from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options, telling
from grappe.cli.words import NO_STORY, STORY
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.site.stories.reading import Read


@telling.command(
    "stories",
    Words(
        fr="Liste les récits des clusters, ceux du trimestre le plus récent d’abord.",
        en="List the clusters’ stories, those of the latest quarter first.",
    ),
)
@options.data
@options.language
@options.as_json
def command(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from grappe.site.stories.models import Story
    from grappe.site.stories.reading import as_read, whole

    told = [as_read(one) for one in whole(Story.objects.all())]
    rows = [_row(one) for one in told]
    if as_json:
        options.print_json(rows)
    else:
        lines = [STORY.filled(**one | {"clusters": ", ".join(one["clusters"])}) for one in rows]
        click.echo("\n".join(line.to(lang) for line in lines or [NO_STORY]))


def _row(read: "Read") -> dict[str, Any]:
    return {
        "id": read.story.pk,
        "title": read.title,
        "state": read.story.state,
        "domain": read.domain.code,
        "clusters": [one.code for one in read.clusters],
        "period": read.story.period,
    }
