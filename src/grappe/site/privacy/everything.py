"""All of a cluster's data in one file, made beside the server: pending work with its progress."""

from dataclasses import dataclass
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Literal

from django.conf import settings
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.look.templatetags.look import day
from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES, later
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive, archive_in
from grappe.site.privacy.holdings import holdings
from grappe.site.trail import record

KIND = "everything"
KEPT_FOR = timedelta(days=7)
"""An archive holds people and amounts: it is there to be taken, then it is gone."""


@dataclass(frozen=True)
class Progress:
    """`state` of the archive asked for last; `file` once it is there."""

    state: Literal["unasked", "working", "failed", "ready"]
    file: Path | None = None
    task: Task | None = None


@transaction.atomic
def ask_for(cluster: Cluster, language: str, *, by: User) -> Task:
    """Leaves it to be made, unless that is under way already."""
    found = progress(cluster)
    if found.state == "working" and found.task:
        return found.task
    task = later(KIND, cluster=cluster.code, language=language)
    record("data.taken_out", by=by, cluster=cluster)
    return task


def progress(cluster: Cluster) -> Progress:
    """How far the archive asked for last is."""
    task = Task.objects.filter(kind=KIND, payload__cluster=cluster.code).order_by("-pk").first()
    if task is None:
        return Progress("unasked")
    file = file_of(cluster.code)
    if task.done_at is None:
        return Progress("failed" if task.tries >= MOST_TRIES else "working", None, task)
    return Progress("ready", file, task) if file.is_file() else Progress("unasked")


def file_of(code: str) -> Path:
    return Path(settings.DATA) / "everything" / f"{code}.zip"


def make(cluster: str, language: str) -> None:
    """The archive, in place of an earlier one; it goes by itself after a week."""
    found = Cluster.objects.get(code=cluster)
    with translation.override(language), archive_in(file_of(cluster)) as archive:
        fill(archive, found)
    task = later("everything_of_earlier", cluster=cluster)
    Task.objects.filter(pk=task.pk).update(due=timezone.now() + KEPT_FOR)


def forget(cluster: str) -> None:
    """Deletes an archive that was there for its days; a later one stays."""
    file = file_of(cluster)
    if file.is_file() and timezone.now().timestamp() - file.stat().st_mtime > 0.9 * _SECONDS:
        file.unlink()


_SECONDS = KEPT_FOR.total_seconds()


def fill(archive: Archive, cluster: Cluster) -> None:
    """Every room's part, then the tables, then the index that leads to all of it."""
    for one in holdings():
        if one.take is not None:
            archive.of = str(one.label)
            one.take(cluster, archive)
    archive.of = _("Lists and decisions")
    archive.add("tables.xlsx", archive.workbook(), _("Every list, a sheet each"))
    archive.file.writestr("index.html", _index(archive, cluster))


def _index(archive: Archive, cluster: Cluster) -> str:
    """A page without anything of another place: it opens anywhere, for years."""
    title = _("All the data of %(cluster)s in Grappe") % {"cluster": cluster.name}
    made = _("Made on %(day)s.") % {"day": day(clock.today())}
    sheets = _("Sheets of this workbook:")
    tables = ", ".join(map(escape, archive.tables))
    parts = [
        "<!doctype html>",
        f'<html lang="{translation.get_language()}"><meta charset="utf-8">',
        f"<title>{escape(title)}</title><h1>{escape(title)}</h1><p>{escape(made)}</p>",
    ]
    for of in dict.fromkeys(one.of for one in archive.entries):
        parts.append(f"<h2>{escape(of[:1].upper() + of[1:])}</h2><ul>")
        parts += [
            f'<li><a href="{escape(one.path)}">{escape(one.what)}</a> '
            f"<small>{escape(one.path)}</small></li>"
            for one in archive.entries
            if one.of == of
        ]
        parts.append("</ul>")
    return "\n".join([*parts, f"<p>{escape(sheets)} {tables}</p></html>"])
