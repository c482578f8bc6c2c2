"""A page of figures beside Django's admin listing the same rows: requests a second, in one run.

Both through Django's whole stack of middleware in one process, signed in, without a network; the
admin has a filter and no search. Usage: python benchmarks/pages.py DATA, the data folder of a
demonstration (`grappe demo --no-serve --data DATA`), which is copied and left as it is.
"""

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ADDRESS = "/explore?indicator=members_by_type&by=domains"
READER, SECONDS = "elected", 3.0


def main(data: Path) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        shutil.copytree(data, folder)
        os.environ["GRAPPE_DATA"] = str(folder)
        os.environ["DJANGO_SETTINGS_MODULE"] = "pages_in_admin_settings"
        sys.path.insert(0, str(Path(__file__).parent))
        import django

        django.setup()
        compare()


def compare() -> None:
    from django.test import Client
    from pages_in_admin import models

    from grappe.site.accounts.models import User
    from grappe.site.dashboards.audience import get_ready
    from grappe.site.dashboards.tables import rows_explored

    reader = User.objects.filter(roles__kind=READER).first()
    assert reader is not None
    get_ready()
    client = Client(SERVER_NAME="localhost")
    client.force_login(reader)
    client.get("/region")
    first, worked = seconds(lambda: client.get(ADDRESS))
    client.get(ADDRESS)
    asked = {part.split("=")[0]: part.split("=")[1] for part in ADDRESS.split("?")[1].split("&")}
    rows = rows_explored(reader, asked) or []
    models.fill([list(row) for row in rows[1:]])
    etag = client.get(ADDRESS)["ETag"]
    ours = rate(lambda: client.get(ADDRESS), 200)
    same = rate(lambda: client.get(ADDRESS, HTTP_IF_NONE_MATCH=etag), 304)
    admin = rate(lambda: client.get("/admin/pages_in_admin/row/"), 200)
    took = f"{first * 1000:.0f} ms (goal 300), {worked * 1000:.0f} ms of the processor"
    print(f"{len(rows) - 1} rows · computed for the first time in {took}")
    print(f"{'django admin':24}{admin:9.0f} requests/s")
    print(f"{'grappe':24}{ours:9.0f} requests/s  {ours / admin:.1f} × (goal 10)")
    print(f"{'grappe, unchanged (304)':24}{same:9.0f} requests/s  {same / admin:.1f} ×")


def seconds(ask: Callable[[], object]) -> tuple[float, float]:
    """By the clock, and of the processor, which other work on the machine does not stretch."""
    begun, working = time.perf_counter(), time.process_time()
    ask()
    return time.perf_counter() - begun, time.process_time() - working


def rate(ask: Callable[[], object], status: int) -> float:
    """Requests a second, over a few seconds, after some to get warm."""
    for _ in range(5):
        assert ask().status_code == status  # type: ignore[attr-defined]
    done, begun = 0, time.perf_counter()
    while time.perf_counter() - begun < SECONDS:
        ask()
        done += 1
    return done / (time.perf_counter() - begun)


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
