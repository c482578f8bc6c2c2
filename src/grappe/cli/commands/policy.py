from pathlib import Path

import click

from grappe.cli import options, telling
from grappe.cli.comparing import asked_by
from grappe.cli.words import FULL, NO_FOLDER, NOT_MADE, POLICY_WRITTEN, SOUND
from grappe.questions import Words


@click.group(
    "policy",
    cls=telling.Group,
    said=Words(
        fr="La politique en fichiers\u202f: l’écrire, la vérifier, dire ce qui change.",
        en="The policy as files: write it, check it, say what changes.",
    ),
)
def command() -> None:
    pass


@command.command(
    "export",
    said=Words(
        fr="Écrit la politique en fichiers, avec les versions préparées dans le produit.",
        en="Write the policy as files, with the versions that were made in the product.",
    ),
)
@telling.argument(
    "folder",
    type=click.Path(path_type=Path),
    value=options.FOLDER,
    said=Words(fr="Le dossier à faire, ou un dossier vide.", en="The folder to make, or empty."),
)
@options.data_or_none
@options.language
def export(folder: Path, data: Path | None, lang: str) -> None:
    from grappe.policies import write_policy

    policy = options.policy(lang, data)
    try:
        written = write_policy(policy, folder)
    except FileExistsError:
        options.could_not(FULL.filled(path=folder).to(lang))
    except (NotADirectoryError, PermissionError):
        options.could_not(NOT_MADE.filled(path=folder).to(lang))
    click.echo(POLICY_WRITTEN.filled(path=folder, files=len(written)).to(lang))


@command.command(
    "check",
    said=Words(
        fr="Vérifie les fichiers d’une politique. Chaque erreur avec son fichier et sa ligne.",
        en="Check the files of a policy. Every mistake with its file and line.",
    ),
)
@telling.argument(
    "folder",
    type=click.Path(path_type=Path),
    value=options.FOLDER,
    said=Words(fr="Le dossier de la politique.", en="The policy’s folder."),
)
@options.language
@options.as_json
def check(folder: Path, lang: str, as_json: bool) -> int:
    from grappe.policies import PolicyError, Problem, load_policy

    if not folder.is_dir():
        options.could_not(NO_FOLDER.filled(path=folder).to(lang))
    problems: tuple[Problem, ...] = ()
    try:
        load_policy(folder)
    except PolicyError as mistaken:
        problems = mistaken.problems
    if as_json:
        rows = [
            {"severity": "error", "file": p.file, "line": p.line, "message": p.message.to(lang)}
            for p in problems
        ]
        options.print_json({"folder": str(folder), "findings": rows})
    else:
        lines = [problem.to(lang) for problem in problems] or [SOUND.to(lang)]
        click.echo("\n".join(lines))
    return int(bool(problems))


@command.command(
    "diff",
    said=Words(
        fr="Dit ce qui change d’une politique, ou d’une version d’un questionnaire, à une autre.",
        en="Say what changes from one policy, or one version of a questionnaire, to another.",
    ),
)
@telling.argument(
    "old",
    value=Words(fr="ANCIENNE", en="OLD"),
    said=Words(
        fr="Un dossier, un fichier de questionnaire, ou une version comme members-2019.",
        en="A folder, a questionnaire’s file, or a version such as members-2019.",
    ),
)
@telling.argument(
    "new", value=Words(fr="NOUVELLE", en="NEW"), said=Words(fr="De même.", en="The same.")
)
@options.data_or_none
@options.language
@options.as_json
def diff(old: str, new: str, data: Path | None, lang: str, as_json: bool) -> None:
    from grappe.questions import differences, summary

    before, after = asked_by(old, data, lang), asked_by(new, data, lang)
    told = differences(before, after)
    if as_json:
        rows = [{"code": d.code, "kind": d.kind, "sentence": d.sentence.to(lang)} for d in told]
        options.print_json(rows)
    else:
        click.echo(summary(told).to(lang))
        for one in told:
            click.echo(one.sentence.to(lang))
