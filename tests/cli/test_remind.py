"""`grappe remind`: from a terminal, twice, from two processes at once, and sent by the settings."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from grappe.site import clock
from grappe.site.news.models import Mail, News
from tests.site.making import cluster, person
from tests.site.news.mail_server import listening
from tests.site.rounds.asked import asked

COUNTS = {"day", "due", "queued", "already", "unwanted", "digests"}


def late_cluster():
    with clock.at(date(2021, 5, 3)):
        report = asked(cluster("Minalogic"))
    return person("manager", of=report.cluster)


@pytest.mark.django_db
def test_running_it_twice_queues_nothing_twice(region):
    late_cluster()
    with clock.at(date(2021, 6, 1)):
        first, again = region("remind", "--json"), region("remind", "--json")
        said = region("remind", "--lang", "en").out
    assert (first.code, set(first.json)) == (0, COUNTS)
    due = first.json["due"]
    assert (first.json["day"], first.json["queued"], first.json["already"]) == (
        "2021-06-01",
        due,
        0,
    )
    assert due > 0
    assert (again.json["due"], again.json["queued"], again.json["already"]) == (due, 0, due)
    assert "0 are new" in said
    assert News.objects.count() == Mail.objects.count() == due


TWO_AT_ONCE = """
import io, json, os
from contextlib import redirect_stdout
from datetime import timedelta
import django; django.setup()
from django.db import connections
from grappe.cli import main
from grappe.site import clock
from grappe.site.preparing import prepare
from grappe.site.accounts.models import User
from grappe.site.accounts.naming import name_role
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Round
from grappe.site.rounds.opening import open_round
from grappe.site.operations.working import work_once

prepare(opening=False)
yesterday = clock.today() - timedelta(days=1)
late = Round.objects.filter(quarter=None).first()
Round.objects.filter(pk=late.pk).update(due=yesterday, closes=yesterday)
with clock.at(yesterday - timedelta(days=40)):
    open_round(late, by=None)
for n, one in enumerate(Cluster.objects.all()):
    name_role(User.objects.create_user(f"p{n}@example.org"), "manager", by=None, cluster=one)
connections.close_all()

ready, go = os.pipe()
children = []
for _n in range(2):
    told, tells = os.pipe()
    if os.fork() == 0:
        os.close(go)
        os.read(ready, 1)
        with redirect_stdout(io.StringIO()) as said:
            try:
                main(["remind", "--json", "--data", os.environ["GRAPPE_DATA"]])
            except SystemExit:
                pass
        os.write(tells, said.getvalue().encode())
        os._exit(0)
    os.close(tells)
    children.append(told)
os.close(ready)
os.close(go)
print(json.dumps([json.loads(os.fdopen(one).read()) for one in children]))
work_once()
"""


@pytest.fixture
def in_memory(tmp_path: Path) -> Iterator[str]:
    """A data folder that no disk is waited for, where the machine has such a place."""
    memory = Path("/dev/shm")
    with TemporaryDirectory(dir=memory if memory.is_dir() else tmp_path) as folder:
        yield folder


def test_two_processes_at_once_tell_each_person_once_and_the_settings_send_it(in_memory: str):
    with listening() as (post, port):
        known = {"DJANGO_SETTINGS_MODULE": "grappe.site.settings", "GRAPPE_DATA": in_memory}
        server = {"GRAPPE_MAIL_HOST": "127.0.0.1", "GRAPPE_MAIL_PORT": str(port)}
        ran = subprocess.run(
            [sys.executable, "-c", TWO_AT_ONCE],
            env={**os.environ, **known, **server, "GRAPPE_MAIL_TLS": "0"},
            capture_output=True,
            text=True,
        )
    assert (ran.returncode, ran.stderr) == (0, "")
    told = json.loads(ran.stdout)
    assert [one["due"] for one in told] == [22, 22]
    assert sum(one["queued"] for one in told) == sum(one["already"] for one in told) == 22
    everybody = sorted(f"p{n}@example.org" for n in range(22))
    assert sorted(address for to in post.to for address in to) == everybody
