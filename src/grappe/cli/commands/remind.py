from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.questions import Words


@telling.command(
    "remind",
    Words(
        fr="Prépare les rappels du jour et les courriels groupés\u202f; `grappe work` les envoie. "
        "Peut être lancé deux fois sans risque.",
        en="Queue the day’s reminders and digests; `grappe work` sends them. Safe to run twice.",
    ),
)
@options.data
@options.language
@options.as_json
def command(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang)
    from django.utils.translation import gettext as _

    from grappe.site.news.reminding import remind

    done = remind()
    if as_json:
        noted = done.noted
        options.print_json(
            {
                "day": done.day,
                "due": done.due,
                "queued": noted.queued,
                "already": noted.already,
                "unwanted": noted.unwanted,
                "digests": done.digests,
            }
        )
    else:
        words = _("Of %(due)s reminders, %(queued)s are new; %(digests)s digests are new.")
        known = {"due": done.due, "queued": done.noted.queued, "digests": done.digests}
        click.echo(words % known)
