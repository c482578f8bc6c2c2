from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from grappe.cli import options, telling
from grappe.cli.words import ERASED, NO_FILE, NOBODY_FOUND, NOT_JOURNAL, REPLAYED, TOLD, TOO_OLD
from grappe.questions import Words

if TYPE_CHECKING:
    from grappe.site.privacy.erasing import Due

_who = telling.argument(
    "who",
    value=Words(fr="QUI", en="WHO"),
    said=Words(
        fr="Le nom ou l’adresse de la personne, tels qu’ils sont écrits.",
        en="The person’s name or address, as it is written.",
    ),
)


@click.group(
    "privacy",
    cls=telling.Group,
    said=Words(
        fr="Les données personnelles\u202f: ce que leur durée efface, ce qui est gardé d’une "
        "personne, son effacement.",
        en="Personal data: what its time erases, what is kept of a person, erasing them.",
    ),
)
def command() -> None:
    pass


@command.command(
    "preview",
    said=Words(
        fr="Ce qui serait effacé maintenant\u202f: combien, depuis quand, par quelle règle.",
        en="What would be erased now: how many, since when, by which rule.",
    ),
)
@options.data
@options.language
@options.as_json
def preview_rules(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, opening=False)
    from grappe.site.privacy.erasing import preview

    _tell(preview(), lang, as_json)


@command.command(
    "apply",
    said=Words(
        fr="Efface ce que montre preview\u202f; le journal le dit.",
        en="Erase what preview shows; the trail says so.",
    ),
)
@options.data
@options.language
@options.as_json
def apply_rules(data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, opening=False)
    from grappe.site.privacy.erasing import apply

    _tell(apply(), lang, as_json)


@command.command(
    "export",
    said=Words(
        fr="Écrit tout ce qui est gardé d’une personne, pour lui répondre.",
        en="Write all that is kept of a person, to answer them.",
    ),
)
@_who
@telling.argument(
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    value=options.FILE,
    said=Words(fr="Le fichier à écrire.", en="The file to write."),
)
@options.data
@options.language
@options.as_json
def export_person(who: str, file: Path, data: Path, lang: str, as_json: bool) -> None:
    import json

    options.site(data, lang, opening=False)
    from grappe.site.privacy.erasing import told_of

    told = told_of(who)
    content = json.dumps(told, ensure_ascii=False, indent=1, default=str)
    options.write(file, content.encode(), lang)
    count = len(told["found"])
    if as_json:
        options.print_json({"file": str(file), "found": count})
    else:
        click.echo((TOLD.filled(count=count, file=file) if count else NOBODY_FOUND).to(lang))


@command.command(
    "erase",
    said=Words(
        fr="Efface une personne partout\u202f; les chiffres restent.",
        en="Erase a person everywhere; figures stay.",
    ),
)
@_who
@options.data
@options.language
@options.as_json
def erase(who: str, data: Path, lang: str, as_json: bool) -> None:
    options.site(data, lang, opening=False)
    from grappe.site.privacy.erasing import erase_person

    done = erase_person(who)
    if as_json:
        options.print_json({"erased": done})
    else:
        count = sum(done.values())
        click.echo((ERASED.filled(count=count) if count else NOBODY_FOUND).to(lang))


@command.command(
    "replay",
    said=Words(
        fr="Efface à nouveau, après le retour d’une sauvegarde, ce que dit un journal des "
        "effacements.",
        en="Erase again, once a backup was brought back, what a journal of erasures says.",
    ),
)
@telling.argument(
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    value=options.FILE,
    said=Words(fr="Le journal, gardé ailleurs.", en="The journal, kept elsewhere."),
)
@options.data
@options.language
@options.as_json
def replay_journal(file: Path, data: Path, lang: str, as_json: bool) -> None:
    if not file.is_file():
        options.could_not(NO_FILE.filled(path=file).to(lang))
    options.site(data, lang, opening=False)
    from grappe.site.privacy.erasing import UnreadableJournalError, read_journal, replay

    try:
        count = replay(read_journal(file))
    except UnreadableJournalError as wrong:
        options.could_not(NOT_JOURNAL.filled(where=wrong).to(lang))
    if as_json:
        options.print_json({"replayed": count})
    else:
        click.echo(REPLAYED.filled(count=count).to(lang))


def _tell(due: "list[Due]", lang: str, as_json: bool) -> None:
    if as_json:
        options.print_json([_row(one, lang) for one in due])
    for one in () if as_json else due:
        row = _row(one, lang)
        told = {name: "–" if said is None else said for name, said in row.items()}
        click.echo(TOO_OLD.filled(**told).to(lang))


def _row(one: "Due", lang: str) -> dict[str, Any]:
    from grappe.site.privacy.erasing import keeps

    oldest = one.expired.oldest
    return {
        "kind": one.holding.code,
        "label": str(one.holding.label),
        "rule": keeps(one.rule).to(lang),
        "before": one.before.isoformat(),
        "count": one.expired.count,
        "oldest": oldest and oldest.date().isoformat(),
    }
