from pathlib import Path

from grappe.cli import options, telling
from grappe.questions import Words


@telling.command(
    "work",
    Words(
        fr="Fait le travail en attente\u202f: courriels, campagnes dont le jour est venu. "
        "Peut être arrêté et relancé sans risque.",
        en="Do the pending work: mail, rounds whose day has come. Safe to kill and run again.",
    ),
)
@telling.option(
    "--once",
    is_flag=True,
    said=Words(fr="Fait ce qui est dû, puis s’arrête.", en="Do what is due now, then stop."),
)
@options.data
@options.language
def command(once: bool, data: Path, lang: str) -> None:
    options.site(data, lang)
    from grappe.site.operations.working import work, work_once

    work_once() if once else work()
