"""A backup: one moment of the database, and every file that this moment knows of."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from grappe.disk import UNFINISHED, alone, whole_file
from grappe.register import held
from grappe.site.environment import installation
from grappe.site.operations.keeping import fingerprints
from grappe.site.operations.keeping.archive import DATA, Manifest, Packing
from grappe.site.operations.keeping.databases import KINDS, Database, answers, migrations, tables
from grappe.site.policy.reading import current
from grappe.site.trail import record

GIVEN_POLICY = "given-policy"
"""Where the policy's folder stands in a backup of an installation that was given one."""
FROZEN = ("publications", "releases")
"""What is made by folders: those that the moment does not know yet stay out."""
_LIVE = ("grappe.sqlite3", "grappe.sqlite3-wal", "grappe.sqlite3-shm", ".lock")


@dataclass(frozen=True)
class _Moment:
    """The database, and the folders that were made by then."""

    database: Database
    made: frozenset[Path]


def back_up(file: Path) -> Manifest:
    """Writes the file, whole or not at all, while people work, and says so in the trail. Raises
    OSError."""
    manifest = pack_everything(file)
    with transaction.atomic():
        record("backup.made", by=None, what=file.name, detail={"made_at": manifest.made_at})
    return manifest


def pack_everything(file: Path) -> Manifest:
    """The same, without a trace: for a backup that does not stay.

    Files are never changed once they are there, and are there before the database names them: those
    looked for after its moment are all that it knows of. Folders of `FROZEN` are listed at the
    moment itself.
    """
    data = Path(settings.DATA)
    with ExitStack() as opened:
        scratch = Path(opened.enter_context(_scratch(file)))
        register = opened.enter_context(held(data / "register"))
        moment = _take(opened, data, scratch)
        packing = Packing(opened.enter_context(whole_file(file, mode=0o600)))
        manifest = _told(moment)
        KINDS[connection.vendor].pack(moment.database, packing)
        for name, path in _files(data, moment.made, register):
            _add(packing, name, path)
        packing.close(manifest)
    return manifest


def _scratch(file: Path) -> tempfile.TemporaryDirectory[str]:
    """Beside the file, where there is room for a backup."""
    file.parent.mkdir(parents=True, exist_ok=True)
    return tempfile.TemporaryDirectory(prefix=UNFINISHED, dir=file.parent)


def _take(opened: ExitStack, data: Path, scratch: Path) -> _Moment:
    """Nobody publishes while the moment is taken: each publication is known to it, or not there."""
    with alone(data):
        database = opened.enter_context(KINDS[connection.vendor].snapshot(scratch))
        made = frozenset(one for name in FROZEN for one in (data / name).glob("[!.]*"))
    return _Moment(database, made)


def _told(moment: _Moment) -> Manifest:
    published = fingerprints.published_among(moment.made)
    return Manifest(
        installation=installation(Path(settings.DATA)),
        region=current().region_name.fr,
        version=version("grappe"),
        made_at=timezone.now().isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=migrations(moment.database),
        tables=tables(moment.database, moment.database.tables()),
        answers=answers(moment.database),
        publications=fingerprints.publications(published),
        figures=fingerprints.figures(published),
    )


def _files(data: Path, made: frozenset[Path], register: Path | None) -> Iterator[tuple[str, Path]]:
    """Every file by its path in the data folder."""
    for path in sorted(data.rglob("*")):
        place = path.relative_to(data)
        if path.is_file() and _belongs(place, data, made, register):
            yield str(place), path
    given = settings.POLICY_FOLDER
    if given and not given.is_relative_to(data):
        for path in sorted(given.rglob("*.yaml")):
            yield f"{GIVEN_POLICY}/{path.relative_to(given)}", path


def _belongs(place: Path, data: Path, made: frozenset[Path], register: Path | None) -> bool:
    first = place.parts[0]
    if str(place) in _LIVE or any(part.startswith(UNFINISHED) for part in place.parts):
        return False
    if first in FROZEN:
        return data / first / place.parts[1] in made
    if first == "register" and len(place.parts) > 2:
        return register is not None and place.parts[1] == register.name
    return True


def _add(packing: Packing, name: str, path: Path) -> None:
    """A file that somebody had the right to see erased meanwhile stays out."""
    try:
        packing.add_file(f"{DATA}{name}", path)
    except FileNotFoundError:
        return
