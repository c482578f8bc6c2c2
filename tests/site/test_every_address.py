"""Every address of the site is walked as every role; one that is not in the table fails."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from grappe.site.accounts.models import Role
from grappe.site.operations.working import work_once
from grappe.site.policy.models import Cluster
from grappe.site.rounds.models import Draft
from tests.site.making import cluster, person
from tests.site.rounds.asked import asked

PUBLIC = "public"
KINDS = set(Role.Kind.values)
STAFF = KINDS - {"manager", "contributor"}
READERS = {"officer", "head_of_unit"}
SEE_ROUNDS = READERS | {"database_manager", "evaluation"}
WRITERS = {"manager", "contributor", "officer"}
DRAFT_PAGES = (
    *("report", "form", "grid", "save", "cells", "upload", "receipt", "mapping"),
    *("template", "annotated", "to_correct", "how", "recognise"),
)
SENT_PAGES = ("guide", "sent", "sent_answer")

SEE_LINES = {"officer", "head_of_unit", "database_manager"}
KEEP_PAGES = ("others", "same", "part", "apart", "take_back", "prefer")
LOOK_AT_LINES = {"manager", "contributor", "officer", "head_of_unit", "database_manager"}
SAY_WHO = {"manager", "contributor", "database_manager"}
FIGURE_PAGES = (
    *("region", "domain", "indicator", "table", "map", "map_file"),
    *("indicators", "staying", "paper"),
    *("explore", "explore_table", "links", "links_file", "over_time"),
)
PORTRAITS = ("portraits", "prepare_portraits", "portraits_file")
VERSIONS_READ = ("drafts", "draft", "form", "guide", "workbook")
VERSIONS_WRITTEN = ("begin", "act", "add", "edit", "look")
COMMENT = {"manager", "contributor", *SEE_ROUNDS}
MEETING_PAGES = ("group", "meeting", "calendar", "document", "proposal")
MEETINGS_WRITTEN = (
    *("propose", "reword", "withdraw", "call", "change", "cancel", "minutes"),
    *("bring", "take_away", "decide", "take_back"),
)
STORY_PAGES = ("write", "history", "act", "on_picture", "on_person", "on_suggestion")
KEEP_GRANTS = ("scdl", "new", "bring", "one", "remove", "undo")
OWN_OBJECTIVES = ("cluster", "table", "objective", "picture")
KEEP_PLAN = ("reach", "take_back", "spend", "take_back_effort")
OF_ITS_DATA = ("looks", "everything", "prepare", "file", "leaving")
API_PAGES = ("publications", "indicators", "figures")
ENTERING = (
    *("account_request_login_code", "account_confirm_login_code"),
    *("mfa_authenticate", "mfa_login_webauthn"),
)
OWN_FACTORS = (
    *("mfa_index", "mfa_activate_totp", "mfa_deactivate_totp"),
    *("mfa_view_recovery_codes", "mfa_generate_recovery_codes"),
    *(f"mfa_{one}_webauthn" for one in ("list", "add", "remove", "edit", "reauthenticate")),
    *("account_reauthenticate", "mfa_reauthenticate"),
)
NAME_PEOPLE = ("take_away_factor", "second_factors", "invite_again", "withdraw")

# name of the address → who may open it: PUBLIC, or kinds of role (of a cluster: its own)
ADDRESSES: dict[str, str | set[str]] = {
    "home": KINDS,
    "set_language": PUBLIC,
    "account_login": PUBLIC,
    "account_logout": PUBLIC,
    "account_inactive": PUBLIC,
    "account_change_password": KINDS,
    "account_set_password": KINDS,
    "account_reset_password": PUBLIC,
    "account_reset_password_done": PUBLIC,
    "account_reset_password_from_key": PUBLIC,
    "account_reset_password_from_key_done": PUBLIC,
    **dict.fromkeys(ENTERING, PUBLIC),
    **dict.fromkeys(OWN_FACTORS, KINDS),
    "accounts:account": KINDS,
    "accounts:sessions": KINDS,
    "accounts:end_sessions": KINDS,
    **{f"accounts:{name}": PUBLIC for name in ("begin", "back", "ask_again")},
    "accounts:persona": PUBLIC,
    "accounts:people": STAFF - {"elected"},
    **{f"accounts:{name}": {"head_of_unit", "administrator"} for name in NAME_PEOPLE},
    "rounds:leave": {"head_of_unit", "administrator"},
    "accounts:accept": PUBLIC,
    **dict.fromkeys(("health", "ready", "metrics", "accessibility"), PUBLIC),
    "style": STAFF - {"elected"},
    "rounds:expected": {"manager", "contributor"},
    **{f"rounds:{name}": WRITERS for name in ("actions", "note", "share", "partners")},
    **{f"rounds:{name}": WRITERS for name in DRAFT_PAGES},
    **{f"rounds:{name}": WRITERS | {"head_of_unit", "database_manager"} for name in SENT_PAGES},
    "rounds:reply": WRITERS | {"head_of_unit"},
    "rounds:send": {"manager"},
    "rounds:inbox": READERS,
    "rounds:review": READERS | {"database_manager"},
    "rounds:file": READERS | {"database_manager"},
    "rounds:comment": READERS,
    "rounds:return": READERS,
    "rounds:accept": READERS,
    "rounds:reopen": READERS,
    "rounds:clusters": SEE_ROUNDS,
    "rounds:themes": KINDS - {"administrator"},
    "rounds:rounds": SEE_ROUNDS,
    "rounds:round": SEE_ROUNDS,
    "rounds:open": {"head_of_unit"},
    "rounds:close": {"head_of_unit"},
    "rounds:publications": KINDS - {"administrator"},
    "rounds:publication": KINDS - {"administrator"},
    "rounds:publish": {"head_of_unit"},
    "rounds:make_public": {"head_of_unit"},
    "rounds:answer_correction": READERS,
    "rounds:table": {"head_of_unit"},
    "organisations:organisations": SEE_LINES,
    "organisations:organisation": SEE_LINES | {"manager", "contributor"},
    "organisations:register": SEE_LINES,
    **{
        f"organisations:{name}": {"database_manager"} for name in (*KEEP_PAGES, "change", "changes")
    },
    **{
        f"organisations:{name}": {"database_manager"}
        for name in ("who", "decide", "decisions", "undo")
    },
    **{f"organisations:cluster_{name}": LOOK_AT_LINES for name in ("who", "decisions")},
    **{f"organisations:cluster_{name}": SAY_WHO for name in ("decide", "undo")},
    **{f"designer:{name}": COMMENT for name in VERSIONS_READ},
    "designer:say": COMMENT - {"officer"},
    "designer:trial": SEE_ROUNDS,
    **{f"designer:{name}": SEE_ROUNDS - {"officer"} for name in VERSIONS_WRITTEN},
    "designer:publish": {"evaluation"},
    **{f"meetings:{name}": COMMENT for name in (*MEETING_PAGES, "appointment")},
    **{f"meetings:{name}": SEE_ROUNDS - {"officer"} for name in MEETINGS_WRITTEN},
    "meetings:comment": COMMENT - {"officer"},
    **{f"meetings:{name}": {"head_of_unit"} for name in ("seat", "unseat", "new_appointment")},
    **{f"meetings:{name}": {"manager"} for name in ("stand", "step_back", "voice")},
    "dashboards:engine": PUBLIC,
    "dashboards:own": {"manager", "contributor"},
    "dashboards:meeting": READERS,
    "dashboards:before": {"manager", "contributor", *READERS},
    "dashboards:say": {"manager", "contributor"},
    "dashboards:agree": {"manager"},
    "dashboards:cluster": {"manager", "contributor", "officer", "head_of_unit", "database_manager"},
    **{f"dashboards:{name}": KINDS - {"administrator"} for name in FIGURE_PAGES},
    **{f"dashboards:{name}": READERS for name in PORTRAITS},
    "plan:plan": SEE_ROUNDS,
    **{f"plan:{name}": {"head_of_unit"} for name in KEEP_PLAN},
    **{f"grants:{name}": READERS | {"manager"} for name in ("grants", "table")},
    **{f"grants:{name}": READERS for name in KEEP_GRANTS},
    **{f"objectives:{name}": KINDS - {"administrator"} for name in ("road", "domain")},
    **{
        f"objectives:{name}": {"manager", "contributor", *READERS, "evaluation"}
        for name in OWN_OBJECTIVES
    },
    **{f"objectives:{name}": {"manager"} for name in ("propose", "report")},
    "objectives:say": {"manager", "officer"},
    "objectives:agree": {"officer"},
    **{f"releases:{name}": PUBLIC for name in ("open_data", "catalog", "release", "file")},
    **{f"labels:{name}": {"manager", "contributor", *READERS} for name in ("label", "evidence")},
    **{f"stories:{name}": PUBLIC for name in ("stories", "story", "paper", "picture")},
    "stories:new": WRITERS,
    "stories:from_report": WRITERS | {"head_of_unit"},
    **{f"stories:{name}": WRITERS | {"head_of_unit"} for name in STORY_PAGES},
    "releases:make": READERS,
    "releases:portrait": {"manager", "contributor", *READERS},
    **{f"api:{name}": KINDS - {"administrator"} for name in API_PAGES},
    **{f"api:{name}": PUBLIC for name in ("releases", "api-root", "openapi-json", "openapi-view")},
    **{f"privacy:{name}": KINDS for name in ("promises", "shared", "processing")},
    "privacy:looks": {"manager", "contributor", "head_of_unit"},
    **{f"privacy:{name}": {"manager"} for name in ("everything", "prepare", "file")},
    "privacy:leaving": {"manager", "head_of_unit"},
    **{f"tools:{name}": {"head_of_unit", "administrator"} for name in ("tools", "take_back")},
    **{f"news:{name}": KINDS for name in ("preferences", "renew")},
    **{f"news:{name}": READERS | {"administrator"} for name in ("mailed", "one")},
    **{f"news:{name}": PUBLIC for name in ("choose", "calendar")},
}
ARGUMENTS: dict[str, list[object]] = {
    **{f"accounts:{name}": [0] for name in ("invite_again", "withdraw")},
    **{f"accounts:{name}": ["x"] for name in ("accept", "ask_again", "begin", "back")},
    "rounds:leave": [0],
    "mfa_remove_webauthn": [0],
    "mfa_edit_webauthn": [0],
    **{f"rounds:{name}": [0] for name in ("review", "comment", "return", "accept", "reopen")},
    **{f"rounds:{name}": [0] for name in ("round", "open", "close")},
    **{f"rounds:{name}": [0] for name in (*DRAFT_PAGES, *SENT_PAGES, "send")},
    **{f"rounds:{name}": [0, "members"] for name in ("form", "grid")},
    **{f"rounds:{name}": [0, 0] for name in ("receipt", "mapping", "reply")},
    "rounds:file": [0, 0],
    **{f"designer:{name}": [0] for name in (*VERSIONS_READ, "trial", "say", "act", "publish")},
    **{f"meetings:{name}": [0] for name in (*MEETING_PAGES, *MEETINGS_WRITTEN)},
    **{f"meetings:{name}": [] for name in ("group", "propose", "call")},
    **{f"meetings:{name}": [0] for name in ("comment", "unseat", "appointment")},
    **{f"meetings:{name}": [0] for name in ("stand", "step_back", "voice")},
    **{f"meetings:{name}": [0, 0] for name in ("document", "take_away", "take_back")},
    **{f"designer:{name}": [0, "field", "members.name"] for name in ("edit", "look")},
    "designer:drafts": [],
    "designer:form": [0, "members"],
    "designer:add": [0, "rule"],
    **{f"organisations:{name}": [0] for name in ("decide", "undo")},
    **{f"organisations:cluster_{name}": ["minalogic"] for name in ("who", "decisions")},
    **{f"organisations:cluster_{name}": ["minalogic", 0] for name in ("decide", "undo")},
    **{f"rounds:{name}": ["x"] for name in ("publication", "make_public")},
    "rounds:answer_correction": [0],
    **{f"dashboards:{name}": ["minalogic"] for name in ("before", "say", "agree")},
    **{f"organisations:{name}": [0] for name in ("organisation", *KEEP_PAGES, "change")},
    "dashboards:cluster": ["minalogic"],
    "dashboards:meeting": ["minalogic"],
    "dashboards:domain": ["health"],
    "dashboards:indicator": ["members"],
    "dashboards:map_file": ["departments", "csv"],
    "dashboards:staying": ["region", "auvergne-rhone-alpes", "csv"],
    "dashboards:explore_table": ["csv"],
    "dashboards:engine": ["0123"],
    "dashboards:links_file": ["domain", "csv"],
    "dashboards:paper": ["region", "auvergne-rhone-alpes", "pdf"],
    "dashboards:table": ["region", "auvergne-rhone-alpes", "members", "csv"],
    "rounds:table": ["x", "members"],
    "releases:release": ["x"],
    "releases:file": ["x", "figures.csv"],
    "releases:portrait": ["minalogic"],
    "objectives:domain": ["health"],
    **{f"objectives:{name}": ["minalogic"] for name in ("cluster", "propose", "agree")},
    "objectives:table": ["minalogic", "csv"],
    "objectives:picture": ["minalogic", "network_growth", "csv"],
    "objectives:report": ["minalogic", 2020],
    **{f"objectives:{name}": ["minalogic", "network_growth"] for name in ("objective", "say")},
    "labels:label": ["minalogic"],
    "labels:evidence": ["minalogic", "xlsx"],
    **{f"stories:{name}": [0] for name in ("story", "paper", "write", "history")},
    "stories:picture": [0, 0, "small"],
    "stories:from_report": [0],
    "stories:act": [0, "publish"],
    **{f"stories:{name}": [0, 0] for name in ("on_picture", "on_person")},
    "stories:on_suggestion": [0, 0, "accept"],
    **{f"privacy:{name}": ["minalogic"] for name in OF_ITS_DATA},
    "tools:take_back": [0],
    **{f"grants:{name}": [0] for name in ("one", "remove", "undo")},
    "grants:table": ["csv"],
    "plan:take_back": ["x"],
    "news:one": [0],
    **{f"news:{name}": ["x"] for name in ("choose", "calendar")},
    "plan:take_back_effort": [0],
    "account_reset_password_from_key": ["x", "y"],
}


def addresses(resolver: URLResolver, space: str = "") -> set[str]:
    found = set()
    for one in resolver.url_patterns:
        if isinstance(one, URLPattern):
            found.add(f"{space}{one.name}")
        else:
            found |= addresses(one, f"{space}{one.namespace}:" if one.namespace else space)
    return found


def test_every_address_is_in_the_table():
    assert addresses(get_resolver()) == set(ADDRESSES)


@pytest.mark.walk
@pytest.mark.django_db
@pytest.mark.parametrize("kind", [PUBLIC, *sorted(KINDS)])
def test_an_address_opens_for_whom_the_table_says(kind, subtests):
    reach = {"manager": cluster("Minalogic"), "contributor": cluster("Minalogic")}
    work_once()
    comes = signed_in(kind, reach.get(kind, "health" if kind == "officer" else None))
    for name in sorted(ADDRESSES):
        with subtests.test(name=name), visiting(comes) as client:
            address = reverse(name, args=ARGUMENTS.get(name))
            answer = client.get(address)
            posted = client.post(address)
            takes_only_what_is_sent = answer.status_code == 302 and not is_refused(answer)
            answer = posted if takes_only_what_is_sent else answer
            allowed = ADDRESSES[name] == PUBLIC or kind in ADDRESSES[name]
            assert is_refused(answer) is not allowed
            assert allowed or posted.status_code == 405 or is_refused(posted)
            assert answer.status_code < 500
            assert posted.status_code < 500


@pytest.mark.django_db
@pytest.mark.parametrize("kind", [PUBLIC, "manager", "head_of_unit"])
def test_no_address_is_written_to_in_another_way_than_by_a_form(kind, subtests):
    client = signed_in(kind, cluster("Minalogic") if kind == "manager" else None)
    for name in sorted(ADDRESSES):
        with subtests.test(name=name):
            address = reverse(name, args=ARGUMENTS.get(name))
            told = [
                client.generic(method, address) for method in ("PUT", "PATCH", "DELETE", "TRACE")
            ]
            assert {one.status_code for one in told} == {405}


@pytest.mark.django_db
def test_asking_for_the_head_or_the_options_of_a_page_opens_nothing_more(subtests):
    for name in sorted(ADDRESSES):
        with subtests.test(name=name):
            address = reverse(name, args=ARGUMENTS.get(name))
            for answer in (Client().head(address), Client().options(address)):
                closed = is_refused(answer) or answer.status_code in {302, 404, 405}
                assert closed or ADDRESSES[name] == PUBLIC or not answer.content


def signed_in(kind: str, of: Cluster | str | None) -> Client:
    client = Client()
    if kind != PUBLIC:
        client.force_login(person(kind, of=of, password="a sentence of some length"))
    return client


@contextmanager
def visiting(comes: Client) -> Iterator[Client]:
    """The same person at one address; what happens there is undone before the next one."""
    client = Client()
    client.cookies = comes.cookies.copy()
    with transaction.atomic():
        yield client
        transaction.set_rollback(True)


def is_refused(answer: HttpResponse) -> bool:
    to_sign_in = answer.headers.get("Location", "").startswith("/sign-in?")
    return answer.status_code in {401, 403} or to_sign_in


REPORT_ADDRESSES = sorted(
    name
    for name in ADDRESSES
    if name.removeprefix("rounds:")
    in {*DRAFT_PAGES, *SENT_PAGES, "send", "reply", "review", "comment", "return", "accept", "file"}
)


def of_another_cluster(kind: str) -> Client:
    """Somebody of Minalogic, or the officer of a domain that is not Tenerrdis's."""
    return signed_in(kind, "health" if kind == "officer" else cluster("Minalogic", "digital"))


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["manager", "contributor", "officer"])
def test_nothing_of_another_clusters_report_opens(kind, subtests):
    report = asked(cluster("Tenerrdis", "energy"))
    comes = of_another_cluster(kind)
    for name in REPORT_ADDRESSES:
        with subtests.test(name=name), visiting(comes) as client:
            address = reverse(name, args=[report.pk, *ARGUMENTS[name][1:]])
            assert client.get(address).status_code in {302, 403, 404}
            assert client.post(address).status_code in {403, 404, 405}
            assert not Draft.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(n for n in ADDRESSES if n.startswith("organisations:cl")))
@pytest.mark.parametrize("kind", ["manager", "contributor", "officer"])
def test_nothing_of_another_clusters_lines_opens(kind, name):
    cluster("Tenerrdis", "energy")
    client = of_another_cluster(kind)
    address = reverse(name, args=["tenerrdis", *ARGUMENTS[name][1:]])
    assert client.get(address).status_code in {302, 403}
    assert client.post(address).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["dashboards:before", "dashboards:say", "dashboards:agree"])
@pytest.mark.parametrize("kind", ["manager", "contributor", "officer"])
def test_no_figure_of_another_cluster_opens_before_it_is_public(kind, name):
    cluster("Tenerrdis", "energy")
    client = of_another_cluster(kind)
    address = reverse(name, args=["tenerrdis"])
    assert client.get(address).status_code in {302, 403}
    assert client.post(address).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["manager", "contributor", "officer"])
def test_no_label_of_another_cluster_opens(kind):
    cluster("Tenerrdis", "energy")
    client = of_another_cluster(kind)
    for name in ("labels:label", "labels:evidence"):
        address = reverse(name, args=["tenerrdis", *ARGUMENTS[name][1:]])
        assert client.get(address).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("kind", ["manager", "contributor", "officer"])
def test_nothing_of_what_happens_to_another_clusters_data_opens(kind):
    cluster("Tenerrdis", "energy")
    client = of_another_cluster(kind)
    for name in OF_ITS_DATA:
        address = reverse(f"privacy:{name}", args=["tenerrdis"])
        assert client.get(address).status_code in {302, 403}
        assert client.post(address).status_code in {403, 405}
