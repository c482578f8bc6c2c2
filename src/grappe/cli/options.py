"""Options that several commands share, and how a command prints and says no."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

import click

from grappe.cli import telling
from grappe.cli.speaking import spoken
from grappe.cli.words import (
    A_FOLDER,
    NO_DATABASE,
    NO_FILE,
    NO_PERIOD,
    NOT_MADE,
    NOT_OPEN,
    NOT_READ,
)
from grappe.questions import Period, Words, period_of

if TYPE_CHECKING:
    from grappe.policies import Policy

REGISTER = "register"

Command = Callable[..., None]

FILE = Words(fr="FICHIER", en="FILE")
FOLDER = Words(fr="DOSSIER", en="FOLDER")
NAME = Words(fr="NOM", en="NAME")
CODE = Words(fr="CODE", en="CODE")
NUMBER = Words(fr="NOMBRE", en="NUMBER")

as_json = telling.option(
    "--json",
    "as_json",
    is_flag=True,
    said=Words(fr="Un document JSON, et rien d’autre.", en="One JSON document, and nothing else."),
)
language = telling.language()
data = telling.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("data"),
    show_default=True,
    value=FOLDER,
    said=Words(fr="Le dossier des données.", en="The data folder."),
)
data_or_none = telling.option(
    "--data",
    type=click.Path(path_type=Path, file_okay=False),
    value=FOLDER,
    said=Words(
        fr="Le dossier des données, avec les versions qui y ont été publiées.",
        en="The data folder, with the versions that were published there.",
    ),
)
register = telling.option(
    "--register",
    type=click.Path(path_type=Path),
    value=FOLDER,
    said=Words(
        fr="Le répertoire\u202f; sans lui, celui du dossier des données.",
        en="The register; the one of the data folder without it.",
    ),
)
publication = telling.option(
    "--publication",
    "code",
    value=CODE,
    said=Words(fr="La dernière, si aucune n’est nommée.", en="The latest where none is named."),
)
cluster = telling.option(
    "--cluster", required=True, value=NAME, said=Words(fr="Le cluster.", en="The cluster.")
)


class _Period(click.ParamType):
    name = "period"

    def convert(self, value: Any, param: Any, ctx: Any) -> Period:
        found = value if isinstance(value, Period) else period_of(str(value))
        if found is None:
            self.fail(NO_PERIOD.filled(given=value).to(spoken()), param, ctx)
        return found


year = telling.option(
    "--year",
    "period",
    type=_Period(),
    value=Words(fr="ANNÉE", en="YEAR"),
    said=Words(
        fr="L’année dont parlent les réponses, ou son trimestre (2020-T1)\u202f; sans elle, la "
        "dernière demandée.",
        en="The year that the answers are about, or its quarter (2020-Q1); the last one asked "
        "without it.",
    ),
)
port = telling.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    value=NUMBER,
    said=Words(fr="Le port où servir les pages.", en="The port to serve the pages on."),
)
asked = telling.argument(
    "questionnaire",
    value=Words(fr="QUESTIONNAIRE", en="QUESTIONNAIRE"),
    said=Words(fr="Son code, par exemple members.", en="Its code, members for example."),
)
answered = telling.option(
    "--questionnaire",
    value=CODE,
    said=Words(
        fr="Celui auquel le fichier répond, s’il ne le dit pas.",
        en="The one that the file answers, where it doesn’t say so.",
    ),
)


def print_json(document: Any) -> None:
    """A list has a line for each of its elements, so that thousands are written at once."""
    if isinstance(document, list) and document:
        click.echo("[" + ",\n".join(map(_encoded, document)) + "]")
    else:
        click.echo(_encoded(document, indent=2))


def _encoded(document: Any, indent: int | None = None) -> str:
    return json.dumps(document, ensure_ascii=False, indent=indent, default=str)


def content_of(file: Path, lang: str) -> bytes:
    """The bytes of a file that a person names; ends the command where there are none to read."""
    try:
        return file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        could_not(NO_FILE.filled(path=file).to(lang))
    except IsADirectoryError:
        could_not(A_FOLDER.filled(path=file).to(lang))
    except PermissionError:
        could_not(NOT_OPEN.filled(path=file).to(lang))
    except OSError:
        could_not(NOT_READ.filled(path=file).to(lang))


def readable(file: Path, lang: str) -> None:
    """Ends the command where a person names no file that can be opened."""
    try:
        file.open("rb").close()
    except OSError:
        content_of(file, lang)


def write(file: Path, content: bytes, lang: str) -> None:
    try:
        file.write_bytes(content)
    except IsADirectoryError:
        could_not(A_FOLDER.filled(path=file).to(lang))
    except OSError:
        could_not(NOT_MADE.filled(path=file).to(lang))


def could_not(message: object) -> NoReturn:
    """Ends the command with one line on standard error and exit code 2."""
    raise click.ClickException(" ".join(str(message).split()))


def policy(lang: str, data: Path | None = None) -> "Policy":
    """The policy that this installation asks by, with the versions published in a data folder,
    or what is wrong in its files."""
    from grappe.policies import load_policy
    from grappe.site.environment import policy_folder, versions_folder

    added = versions_folder(data) if data else None
    return _read(lambda: load_policy(policy_folder(), added), lang)


def policy_in(folder: Path, lang: str) -> "Policy":
    """The policy of a folder that a person names, or what is wrong in its files."""
    from grappe.policies import load_policy

    return _read(lambda: load_policy(folder), lang)


def _read(reading: "Callable[[], Policy]", lang: str) -> "Policy":
    from grappe.policies import PolicyError

    try:
        return reading()
    except PolicyError as mistaken:
        could_not("; ".join(mistaken.to(lang).splitlines()))


def holds_data(folder: Path) -> bool:
    """Whether there is a database to read: in the folder, or where DATABASE_URL says."""
    return bool(os.environ.get("DATABASE_URL")) or (folder / "grappe.sqlite3").exists()


@contextmanager
def without_site(lang: str) -> Iterator[None]:
    """Starts Django on no data folder yet: what is asked of it touches no table of a file."""
    with TemporaryDirectory(prefix="grappe-") as nothing:
        os.environ["GRAPPE_DATA"] = nothing
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
        import django
        from django.db import Error
        from django.utils import translation

        django.setup()
        translation.activate(lang)
        try:
            yield
        except Error as wrong:
            could_not(NO_DATABASE.filled(why=wrong).to(lang))


def site(folder: Path, lang: str = "fr", *, opening: bool = True, preparing: bool = True) -> None:
    """Starts Django on a data folder, in a language, its database brought up to date where it is
    to be prepared."""
    os.environ["GRAPPE_DATA"] = str(folder.resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
    folder.mkdir(parents=True, exist_ok=True)
    import django
    from django.db import Error
    from django.utils import translation

    django.setup()
    translation.activate(lang)
    if not preparing:
        return
    from grappe.site.policy.reading import current
    from grappe.site.preparing import prepare

    _read(current, lang)
    try:
        prepare(opening=opening)
    except Error as wrong:
        could_not(NO_DATABASE.filled(why=wrong).to(lang))
