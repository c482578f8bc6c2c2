"""Counts what people press, type and wait for in the main journeys, played in Chromium.

Usage: python benchmarks/effort/measure.py DATA [words of a journey's name], DATA being the folder
of a demonstration (`grappe demo --no-serve --data DATA`), which is copied and left as it is. Needs
Debian's Chromium and what the tests need.
"""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from model import K_SKILLED, Counts
from playwright.sync_api import Browser, sync_playwright
from preparing import prepare

from journeys import FILE_OF, JOURNEYS, Journey

HEADS = ("keys", "presses", "homings", "decisions", "pages", "files", "waited s")


def main(data: Path, words: list[str]) -> None:
    wanted = [one for one in JOURNEYS if not words or any(word in one.name for word in words)]
    with (
        tempfile.TemporaryDirectory(prefix="grappe-effort-") as name,
        sync_playwright() as playwright,
    ):
        folder = Path(name)
        shutil.copytree(data, folder / "data")
        os.environ["GRAPPE_DATA"] = str(folder / "data")
        os.environ["DJANGO_SETTINGS_MODULE"] = "grappe.site.settings"
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
        import django

        django.setup()
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        show([(one, alone(one, browser, data, folder)) for one in wanted])


def alone(journey: Journey, browser: Browser, data: Path, folder: Path) -> Counts:
    """On a copy of its own, so that no journey finds what another one did."""
    from django.db import connections

    connections.close_all()
    copy = folder / "data"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(data, copy)
    prepare(folder, FILE_OF)
    with serving(copy) as site:
        return played(journey, browser, site, folder)


def played(journey: Journey, browser: Browser, site: str, folder: Path) -> Counts:
    from counting import Somebody

    me = Somebody(browser, site, session_of(journey.who))
    journey.play(me, folder)
    return me.leaves()


def session_of(email: str) -> str:
    """Signed in, in English: signing in is not counted, it lasts for weeks."""
    from django.test import Client

    from grappe.site.accounts.models import User

    user = User.objects.get(email=email)
    user.language = "en"
    user.save()
    client = Client()
    client.force_login(user)
    return client.cookies["sessionid"].value


@contextmanager
def serving(data: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "grappe.cli", "serve", "--port", str(port)]
    process = subprocess.Popen([*command, "--data", str(data)], stdout=subprocess.DEVNULL)
    try:
        for _ in range(1200):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def days_of_plan(journey: Journey) -> float | None:
    """Working days that the plan counts for one report, on that side."""
    from grappe.site.policy.reading import current

    plan = current().plan
    if journey.plan is None or plan is None:
        return None
    if journey.plan[0] == "objectives":
        return days_of_objectives(journey.plan[1])
    line = plan.line_for(journey.plan[0], journey.plan[1])  # type: ignore[arg-type]
    return line.days_a_report if line else None


def days_of_objectives(side: str) -> float | None:
    """Action 4 counts its yearly reports as a line of three years and every cluster."""
    from grappe.site.policy.reading import current

    policy = current()
    if policy.plan is None or policy.objectives is None:
        return None
    effort = policy.plan.actions[-1].effort(side)  # type: ignore[arg-type]
    years = policy.objectives.periods[0].years
    return effort.lines[-1].days / (len(policy.clusters) * len(years))


def show(told: list[tuple[Journey, Counts]]) -> None:
    print(f"{'':44}", *(f"{head:>9}" for head in HEADS), "  minutes  (skilled)  plan, days")
    for journey, c in told:
        numbers = (c.keys, c.presses, c.homings, c.decisions, c.pages, c.files, round(c.waited, 1))
        average, skilled = c.seconds() / 60, c.seconds(K_SKILLED) / 60
        days = days_of_plan(journey)
        said = f"{days:.2f}" if days is not None else "–"
        cells = " ".join(f"{number:>9}" for number in numbers)
        print(f"{journey.name:44} {cells} {average:>9.1f} {skilled:>10.1f} {said:>11}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
