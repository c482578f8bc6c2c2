from pathlib import Path

import click

from grappe.cli import options


@click.command("work")
@click.option("--once", is_flag=True, help="Do what is due now, then stop.")
@options.data
@options.language
def command(once: bool, data: Path, lang: str) -> None:
    """Do the pending work: mail, rounds whose day has come. Safe to kill and run again."""
    options.site(data, lang)
    from grappe.site.operations.working import work, work_once

    work_once() if once else work()
