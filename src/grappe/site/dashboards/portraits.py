"""The portraits of clusters that a person looks after as one file: pending work, which shows its
progress.

Each portrait is a file in a folder of its own run until all are in one; a worker that was killed
goes on where it was.
"""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal
from uuid import uuid4
from zipfile import ZipFile

from django.conf import settings

from grappe.disk import whole_file, write_whole
from grappe.figures import Published, cluster_place
from grappe.papers import WRITERS
from grappe.publication import NoPublicationError
from grappe.questions import Language
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_take_portraits
from grappe.site.dashboards.papers import about
from grappe.site.dashboards.published import latest, named
from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES, later
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.rounds.publishing import latest_publication

KIND = "portraits"
FILE = "portraits.zip"


@dataclass(frozen=True)
class Progress:
    """How far the run asked for last is: `done` of `whole` portraits, of `every` cluster or not."""

    state: Literal["unasked", "working", "failed", "ready"]
    done: int = 0
    whole: int = 0
    file: Path | None = None
    every: bool = True


def prepare(user: User, language: Language) -> None:
    """Asks for the portraits of the latest publication, of the clusters that are this person's to
    take, unless that is under way already."""
    published = latest(user)
    if published is None or under_way(user, language):
        return
    code = published.publication.code
    later(KIND, publication=code, language=language, clusters=own_codes(user), run=uuid4().hex)


def under_way(user: User, language: Language) -> bool:
    return progress(user, language).state == "working"


def progress(user: User, language: Language) -> Progress:
    """Of the latest publication's portraits, of the clusters that are this person's to take now."""
    own = own_codes(user)
    found = _progress(user, language, own)
    return replace(found, every=len(own) == len(current().clusters))


def own_codes(user: User) -> list[str]:
    """The codes of the clusters of which this person takes portraits, in the policy's order."""
    mine = {one.code for one in Cluster.objects.all() if can_take_portraits(user, one)}
    return [one.code for one in current().clusters if one.code in mine]


def _progress(user: User, language: Language, own: list[str]) -> Progress:
    published = latest(user)
    if published is None:
        return Progress("unasked")
    wanted = (published.publication.code, language, own)
    asked = Task.objects.filter(kind=KIND).order_by("-pk")
    task = next((one for one in asked[:20] if _asked_for(one) == wanted), None)
    if task is None:
        return Progress("unasked")
    folder = _folder(task.payload["run"])
    file, whole = folder / FILE, len(own)
    if file.is_file():
        return Progress("ready", whole, whole, file)
    if task.done_at:
        return Progress("unasked")
    given_up = task.tries >= MOST_TRIES
    done = sum(1 for _ in folder.glob("*.pdf"))
    return Progress("failed" if given_up else "working", done, whole)


def make(
    publication: str, language: Language, run: str, clusters: Sequence[str] | None = None
) -> None:
    """The portraits of these clusters, of every one where none are named, then all in one file,
    which replaces that of earlier runs for the same ones."""
    published = named(publication)
    if published is None:
        raise NoPublicationError(publication)
    folder = _folder(run)
    if not (folder / FILE).is_file():
        _make(published, language, folder, _every() if clusters is None else clusters)
    for file in folder.glob("*.pdf"):
        file.unlink()
    forget_earlier()


def forget_earlier() -> None:
    """Deletes what nobody can ask for any more: of each language and the same clusters, the last
    run of the latest publication stays (who takes portraits sees it), and what is under way."""
    newest, kept = latest_publication(), set[str]()
    ready: list[tuple[str, str, list[str]]] = []
    for task in Task.objects.filter(kind=KIND).order_by("-pk"):
        told, there = task.payload, (_folder(task.payload["run"]) / FILE).is_file()
        of_the_same = _asked_for(task)
        asked = newest is not None and told["publication"] == newest.code
        at_work = not there and task.done_at is None and (asked or task.tries < MOST_TRIES)
        if at_work or (there and asked and of_the_same not in ready):
            kept.add(told["run"])
        if there and asked:
            ready.append(of_the_same)
    for folder in _all().glob("*/"):
        if folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


def _asked_for(task: Task) -> tuple[str, str, list[str]]:
    """Publication, language and clusters: all of them where a run names none, as runs of earlier
    versions did."""
    told = task.payload
    return told["publication"], told["language"], told.get("clusters", _every())


def _every() -> list[str]:
    return [one.code for one in current().clusters]


def _make(published: Published, language: Language, folder: Path, clusters: Sequence[str]) -> None:
    publication = published.publication.code
    for code in clusters:
        file = folder / f"{code}-{publication}-{language}.pdf"
        if not file.is_file():
            made = about(published, cluster_place(published.policy, code), language)
            write_whole(file, WRITERS["pdf"](made))
    _pack(folder)


def _pack(folder: Path) -> None:
    with whole_file(folder / FILE) as whole, ZipFile(whole, "w") as packed:
        for file in sorted(folder.glob("*.pdf")):
            packed.write(file, file.name)


def _all() -> Path:
    return Path(settings.DATA) / "portraits"


def _folder(run: str) -> Path:
    return _all() / run
