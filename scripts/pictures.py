"""Takes pictures of the pages to be proud of, for looking at: 390, 1024 and 1600 px, French and
English, light and dark. Needs the demonstration: `make pictures`.

Arguments: the data folder, the folder for the pictures, and maybe words that a page's name has.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, sync_playwright

WIDTHS = (390, 1024, 1600)
PAGES = {
    "sign-in": ("", "/"),
    "code-by-mail": ("", "account_request_login_code"),
    "second-factor": ("claire@minalogic.example.org", "mfa_index"),
    "application": ("claire@minalogic.example.org", "mfa_activate_totp"),
    "sessions": ("claire@minalogic.example.org", "accounts:sessions"),
    "second-factors": ("sophie@region.example.org", "accounts:second_factors"),
    "leaving": ("sophie@region.example.org", "/people/1/leave"),
    "expected": ("claire@minalogic.example.org", "rounds:expected"),
    "your-file": ("claire@minalogic.example.org", "grid"),
    "check-and-send": ("claire@minalogic.example.org", "report"),
    "before-public": ("claire@minalogic.example.org", "before"),
    "own-figures": ("claire@minalogic.example.org", "dashboards:own"),
    "label": ("claire@minalogic.example.org", "label"),
    "road": ("olivier@region.example.org", "objectives:road"),
    "road-of-a-domain": ("paul@region.example.org", "domain_road"),
    "road-of-a-cluster": ("claire@minalogic.example.org", "own_road"),
    "road-objective": ("paul@region.example.org", "objective"),
    "road-propose": ("claire@minalogic.example.org", "propose"),
    "road-report": ("claire@minalogic.example.org", "report_objectives"),
    "inbox": ("paul@region.example.org", "rounds:inbox"),
    "what-changed": ("paul@region.example.org", "review"),
    "rounds": ("sophie@region.example.org", "rounds:rounds"),
    "plan": ("sophie@region.example.org", "plan:plan"),
    "grants": ("paul@region.example.org", "grants:grants"),
    "grant-new": ("sophie@region.example.org", "grants:new"),
    "clusters": ("sophie@region.example.org", "rounds:clusters"),
    "organisations": ("karim@region.example.org", "organisations:organisations"),
    "organisation": ("karim@region.example.org", "organisation"),
    "register": ("karim@region.example.org", "organisations:register"),
    "region": ("olivier@region.example.org", "dashboards:region"),
    "stories": ("olivier@region.example.org", "stories:stories"),
    "story": ("olivier@region.example.org", "story"),
    "story-desk": ("claire@minalogic.example.org", "story_desk"),
    "story-writing": ("claire@minalogic.example.org", "story_writing"),
    "explore": ("olivier@region.example.org", "dashboards:explore"),
    "over-time": ("olivier@region.example.org", "dashboards:over_time"),
    "links": ("sophie@region.example.org", "dashboards:links"),
    "links-theme": ("olivier@region.example.org", "/links?theme=smart-city"),
    "themes": ("sophie@region.example.org", "rounds:themes"),
    "map": ("olivier@region.example.org", "dashboards:map"),
    "indicators": ("olivier@region.example.org", "dashboards:indicators"),
    "who-is-this": ("karim@region.example.org", "organisations:who"),
    "who-decisions": ("karim@region.example.org", "organisations:decisions"),
    "open-data": ("", "releases:open_data"),
    "open-portrait": ("claire@minalogic.example.org", "released"),
    "who-looked": ("claire@minalogic.example.org", "looks"),
    "everything": ("claire@minalogic.example.org", "everything"),
    "own-leaving": ("claire@minalogic.example.org", "own_leaving"),
    "promises": ("claire@minalogic.example.org", "privacy:promises"),
    "shared": ("claire@minalogic.example.org", "privacy:shared"),
    "processing": ("inge@region.example.org", "privacy:processing"),
    "tools": ("sophie@region.example.org", "tools:tools"),
    "people": ("inge@region.example.org", "accounts:people"),
    "style": ("sophie@region.example.org", "style"),
}


def addresses() -> dict[str, str]:
    """Each page's address; those about one report lead to one that has something to show."""
    import django

    django.setup()
    from django.urls import reverse

    from grappe.site.organisations.history.belonging import in_several_clusters
    from grappe.site.rounds.models import Report, State

    draft = Report.objects.filter(state=State.DRAFT).first()
    waiting = Report.objects.filter(state=State.SUBMITTED, cluster__main_domain__code="digital")
    special = {
        "before": ("dashboards:before", ["minalogic"]),
        "grid": ("rounds:grid", [draft and draft.pk, "members"]),
        "report": ("rounds:report", [draft and draft.pk]),
        "label": ("labels:label", ["minalogic"]),
        "domain_road": ("objectives:domain", ["industry"]),
        "own_road": ("objectives:cluster", ["minalogic"]),
        "objective": ("objectives:objective", ["minalogic", "people_trained"]),
        "propose": ("objectives:propose", ["minalogic"]),
        "report_objectives": ("objectives:report", ["minalogic", 2020]),
        **{name: (f"privacy:{name}", ["minalogic"]) for name in ("looks", "everything")},
        "own_leaving": ("privacy:leaving", ["minalogic"]),
        "released": ("releases:portrait", ["minalogic"]),
        "organisation": ("organisations:organisation", [min(in_several_clusters(), default=0)]),
        "story": ("stories:story", [_story("published", "minalogic")]),
        "story_desk": ("stories:story", [_story("proposed", "minalogic")]),
        "story_writing": ("stories:write", [_story("returned", "minalogic")]),
        "review": ("rounds:review", [waiting.values_list("pk", flat=True).first()]),
    }
    found = {}
    for page, (_, name) in PAGES.items():
        view, arguments = special.get(name, (name, []))
        found[page] = view if view.startswith("/") else reverse(view, args=arguments)
    return found


def _story(state: str, cluster: str) -> int:
    """One of the cluster in that state; with somebody quoted where there is one."""
    from grappe.site.stories.models import Story

    found = Story.objects.filter(state=state, cluster__code=cluster).order_by("-speakers", "pk")
    return found.values_list("pk", flat=True).first() or 0


@contextmanager
def server(data: Path) -> Iterator[str]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "grappe.cli", "serve"]
    command += ["--port", str(port), "--data", str(data)]
    process = subprocess.Popen(command)
    try:
        for _ in range(100):
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield f"http://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait()


def signed_in(browser: Browser, site: str, email: str, language: str, theme: str) -> BrowserContext:
    context = browser.new_context(locale=language, color_scheme=theme)  # type: ignore[arg-type]
    context.add_cookies([{"name": "django_language", "value": language, "url": site}])
    if email:
        page = context.new_page()
        page.goto(site)
        page.locator(f'button[value="{email}"]').click()
        page.wait_for_url(lambda address: "sign-in" not in address)
        page.close()
    return context


def take(data: Path, out: Path, wanted: list[str]) -> None:
    where = addresses()
    pages = {p: who for p, (who, _) in PAGES.items() if not wanted or any(w in p for w in wanted)}
    out.mkdir(parents=True, exist_ok=True)
    with server(data) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        for language in ("fr", "en"):
            for theme in ("light", "dark"):
                for name, email in pages.items():
                    context = signed_in(browser, site, email, language, theme)
                    page = context.new_page()
                    for width in WIDTHS:
                        page.set_viewport_size({"width": width, "height": 900})
                        page.goto(site + where[name])
                        page.screenshot(
                            path=out / f"{name}-{width}-{language}-{theme}.png", full_page=True
                        )
                    context.close()


if __name__ == "__main__":
    folder, pictures, *names = sys.argv[1:]
    os.environ["GRAPPE_DATA"] = str(Path(folder).resolve())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "grappe.site.settings")
    take(Path(folder), Path(pictures), names)
