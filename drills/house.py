"""An installation with one cluster that reports, driven by lines of JSON: `python -m drills.house`.

The product is loaded once; each server, and each look at what stands, is a fork of that process,
so that a thousand of them take minutes. Environment: GRAPPE_DATA, DATABASE_URL.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

Told = dict[str, Any]
TODAY = "2021-06-07"


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
    django.setup()
    from django.urls import get_resolver

    import grappe.site.operations.keeping
    import grappe.site.serving  # noqa: F401

    assert get_resolver().url_patterns
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        said = json.loads(line)
        do = ACTS[said.pop("do")]
        print(json.dumps(do(**said)), flush=True)


def serve(port: int, largest: int = 0) -> Told:
    """The server as `grappe serve` begins it, in a group of its own so that all of it can be
    killed; without the worker beside, which does not die with its parent. `largest`: bytes beyond
    which no file of it grows, as where the disk is full."""
    _bury()
    child = os.fork()
    if child == 0:
        try:
            os.setpgid(0, 0)
            _silent()
            from grappe.site import serving
            from grappe.site.preparing import prepare

            prepare()
            if largest:
                resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
            serving.worker_beside = nullcontext  # type: ignore[assignment,attr-defined]
            serving.serve(port=port)
        finally:
            os._exit(1)
    with suppress(PermissionError, ProcessLookupError):
        os.setpgid(child, child)
    _begun[:] = [child]
    return {"pid": child}


def end() -> Told:
    """The server that was begun last goes."""
    for child in _begun:
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGTERM)
    return {}


_begun: list[int] = []


def _bury() -> None:
    """Servers that were killed before."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _silent() -> None:
    """What it prints goes into a file beside its data, to be read where something was wrong."""
    log = os.open(f"{os.environ['GRAPPE_DATA']}.log", os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for stream in (1, 2):
        os.dup2(log, stream)


def forked(act: Callable[..., Any]) -> Callable[..., Told]:
    """Done in a child, so that the parent opens no connection and begins no thread."""

    def do(**said: Any) -> Told:
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                told = {"told": act(**said)}
            except BaseException:
                told = {"failed": traceback.format_exc()}
            with os.fdopen(write, "w") as pipe:
                json.dump(told, pipe)
            os._exit(0)
        os.close(write)
        with os.fdopen(read) as pipe:
            told = json.load(pipe)
        os.waitpid(child, 0)
        return told

    return do


def found(cluster: str = "minalogic") -> Told:
    """A cluster that reports, and whoever acts in it: their cookies, its reports, a workbook."""
    from django.conf import settings

    from grappe.demonstration.files import filled_template
    from grappe.site import demonstrated
    from grappe.site.policy.models import Cluster
    from grappe.site.preparing import prepare
    from grappe.site.rounds.models import Report
    from grappe.site.rounds.reading import first_answer

    demonstrated.write(today=TODAY)
    prepare()
    of = Cluster.objects.get(code=cluster)
    asked = Report.objects.filter(cluster=of, round__closed_at=None)
    sends = asked.filter(round__questionnaire="members").last()
    writes = asked.exclude(round__questionnaire="members").filter(round__quarter=None).last()
    assert sends and writes
    from grappe.answers import Row
    from grappe.answers.editing import with_rows
    from tests.site.rounds.region_making import member

    rows = tuple(Row(f"r{n}", member(f"Atelier {n}", commune="Grenoble")) for n in range(12))
    answer = with_rows(first_answer(sends), "members", rows)
    workbook = Path(settings.DATA) / f"{cluster}.xlsx"
    workbook.write_bytes(filled_template(sends, answer))
    people = {
        "manager": _person("manager", cluster=of),
        "officer": _person("officer", domain=of.main_domain),
        "head": _person("head_of_unit"),
    }
    return {
        "cookies": {name: _cookie(user) for name, user in people.items()},
        "rivals": {
            "manager": [_cookie(_person("manager", cluster=of)) for _ in range(8)],
            "officer": [_cookie(_person("officer", domain=of.main_domain)) for _ in range(8)],
        },
        "sends": sends.pk,
        "writes": writes.pk,
        "slot": _slot(writes),
        "workbook": str(workbook),
    }


EARLIER = (("rounds", "0005"), ("policy", "0003"), ("trail", "0001"))
"""Tables of an earlier version: new ones go, and the trail's lines are not chained."""


def taken_back() -> Told:
    """The tables as an earlier version had them."""
    from django.core.management import call_command

    for app, migration in EARLIER:
        call_command("migrate", app, migration, verbosity=0, interactive=False)
    return {}


def _person(role: str, **of: Any) -> Any:
    """Somebody new, named "Person" and a number."""
    from grappe.site.accounts.models import User
    from grappe.site.accounts.naming import name_role

    n = User.objects.count() + 1
    user = User.objects.create_user(f"person{n}@example.org", name=f"Person {n}", language="en")
    name_role(user, role, by=None, **of)
    return user


def _cookie(user: Any) -> str:
    from django.test import Client

    client = Client()
    client.force_login(user)
    return str(client.cookies["sessionid"].value)


def _slot(report: Any) -> str:
    """A field for words in it: "section:row:field"."""
    from grappe.site.rounds.reading import questionnaire_of

    for section in questionnaire_of(report.round).sections:
        for field in section.fields:
            if field.kind in {"text", "long_text"} and section.kind != "table":
                row = section.items[0].code if section.kind == "fixed" else "1"
                return f"{section.code}:{row}:{field.code}"
    raise LookupError(report)


def looked(sends: int, writes: int, slot: str) -> Told:
    """What stands now, and every fault in it."""
    from grappe.site.rounds.models import Report, Upload
    from grappe.site.rounds.publishing import publications

    report = Report.objects.get(pk=sends)
    steps = list(report.steps.values_list("state", flat=True))
    return {
        "faults": [fault for check in CHECKS for fault in check(report)],
        "state": report.state,
        "written": _written(writes, slot),
        "uploads": sorted(Upload.objects.values_list("sha256", flat=True)),
        "sent": steps.count("submitted"),
        "accepted": steps.count("accepted"),
        "reopened": steps.count("returned"),
        "published": [one.code for one in publications()],
    }


def _written(writes: int, slot: str) -> str:
    from grappe.site.rounds.models import Draft

    draft = Draft.objects.filter(report=writes).first()
    section, row, field = slot.split(":")
    rows = draft.answer.rows(section) if draft else ()
    return next((str(one.values.get(field) or "") for one in rows if one.id == row), "")


LINES = {
    "submitted": ["submitted"],
    "accepted": ["accepted"],
    "returned": ["returned", "reopened"],
}
"""The words of the trail for each state that a report is brought to."""


def _states(report: Any) -> list[str]:
    """A report stands where its last step says; every step has its line in the trail."""
    from grappe.site.trail.models import Event

    steps = list(report.steps.values_list("state", flat=True))
    faults = []
    for state, words in LINES.items():
        actions = [f"report.{word}" for word in words]
        lines = Event.objects.filter(action__in=actions, cluster=report.cluster.code).count()
        if lines != steps.count(state):
            faults.append(f"{steps.count(state)} times {state}, {lines} lines of it")
    if report.state != (steps[-1] if steps else "expected"):
        faults.append(f"{report.state}, but its last step is {steps[-1:]}")
    return faults


def _submissions(report: Any) -> list[str]:
    """Each answer is whole, and there is one for each time it was sent."""
    sent = list(report.submissions.all())
    faults = [
        f"{one.number} is not what was sent"
        for one in sent
        if sha256(one.document.encode()).hexdigest() != one.sha256
    ]
    if len(sent) != report.steps.filter(state="submitted").count():
        faults.append(f"{len(sent)} answers")
    return faults


def _files(_report: Any) -> list[str]:
    """Each file that a row names is there; each that is there is whole."""
    from django.conf import settings

    from grappe.disk import UNFINISHED
    from grappe.site.rounds.files import path_of
    from grappe.site.rounds.models import Upload

    kept = [one for one in (Path(settings.DATA) / "files").rglob("*") if one.is_file()]
    whole = (one for one in kept if not one.name.startswith(UNFINISHED))
    faults = [
        f"{one.name} is half written"
        for one in whole
        if sha256(one.read_bytes()).hexdigest() != one.name
    ]
    for upload in Upload.objects.all():
        if not path_of(upload.sha256).is_file():
            faults.append(f"file {upload.pk} is not there")
    return faults


def _published(_report: Any) -> list[str]:
    """Each publication is whole and told of; the latest is, byte by byte, what the database gives
    for the reports that it names."""
    from grappe.site.replies.models import Passage
    from grappe.site.rounds.publishing import publications
    from grappe.site.trail.models import Event

    made = publications()
    codes = sorted(one.code for one in made)
    faults = [f"publication {one.code} is not whole" for one in made if one.verify()]
    if codes != sorted(Passage.objects.values_list("publication", flat=True)):
        faults.append(f"not all of {codes} were given to their clusters")
    told = Event.objects.filter(action="publication.made").values_list("what", flat=True)
    if codes != sorted(told):
        faults.append(f"{codes} and the trail differ: {sorted(told)}")
    if made and not _equal(made[-1]):
        faults.append(f"publication {made[-1].code} is not what the database holds")
    return faults


def _equal(made: Any) -> bool:
    from grappe.publication import publish
    from grappe.site.organisations.identities import identities
    from grappe.site.rounds.publishing import accepted_of, shared_of

    numbers = {one["number"] for one in made.manifest["reports"]}
    with tempfile.TemporaryDirectory() as place:
        again = publish(
            accepted_of(numbers),
            Path(place),
            policy=made.policy,
            made_at=made.made_at,
            made_by="",
            identities=identities(numbers),
            shared=shared_of(numbers),
        )
        tables = {name: made.manifest["files"][file.name] for name, file in made.tables.items()}
        return tables == {
            name: again.manifest["files"][file.name] for name, file in again.tables.items()
        }


def _migrated(_report: Any) -> list[str]:
    """The tables are those of this version, and the trail in them holds."""
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    from grappe.site.trail.reading import verify

    executor = MigrationExecutor(connection)
    lacking = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if lacking:
        return [f"{one} is not done" for one, _ in lacking]
    broken = verify().broken
    return [f"the trail is broken: {broken}"] if broken else []


CHECKS = (_migrated, _states, _submissions, _files, _published)
ACTS: dict[str, Callable[..., Told]] = {
    "serve": serve,
    "end": end,
    "found": forked(found),
    "take_back": forked(taken_back),
    "look": forked(looked),
}

if __name__ == "__main__":
    main()
