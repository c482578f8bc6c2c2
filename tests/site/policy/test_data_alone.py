"""A field, a rule, a measure and an indicator added to the data change the whole product.

The policy is a copy of the shipped one, in which nothing but YAML was written.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from grappe.answers import Answer, Row
from grappe.checks import Context, check
from grappe.figures import compute
from grappe.policies import SHIPPED, Policy, load_policy
from grappe.publication import Accepted, publish
from grappe.site import clock
from grappe.site.policy.loading import load
from grappe.site.policy.models import Cluster
from grappe.site.replies.passing import give_to_clusters, make_public
from grappe.workbook import write_template
from tests.site.making import person
from tests.site.rounds.asked import asked, member

FIELDS = """\
      - code: maturity
        kind: choice
        label: {fr: "Maturité", en: "Maturity"}
        help: {fr: "Où en est l’organisation.", en: "How far the organisation has come."}
        mandatory: true
        choices:
          - {code: seedling, label: {fr: "En germe", en: "Seedling"}, also: ["graine"]}
          - {code: ripe, label: {fr: "Mûre", en: "Ripe"}}
      - code: apprentices
        kind: integer
        label: {fr: "Apprentis", en: "Apprentices"}
        help: {fr: "Présents au 31 décembre.", en: "Present on 31 December."}
        minimum: 0
"""
RULE = """\
  - code: apprentices_counted
    kind: at_most
    severity: error
    watches: [members.apprentices]
    within: [members.headcount]
    message:
      fr: "{value} apprentis pour {maximum} salariés."
      en: "{value} apprentices for {maximum} employees."
"""
MEASURE = """\
  - {code: apprenticed, section: members, value: "coalesce(sum(apprentices), 0)"}
"""
INDICATOR = """\
  - code: apprentices_each
    label: {fr: "Apprentis par adhérent", en: "Apprentices for each member"}
    definition: {fr: "Apprentis ÷ adhérents.", en: "Apprentices ÷ members, counted once."}
    sentence: {fr: "{where}, {value}, {year}.", en: "{where}, {value}, {year}."}
    unit: count
    nature: score
    direction: more
    sensitivity: open
    formula: apprenticed / members
"""
ROW = {**member(), "maturity": "ripe", "apprentices": 3, "headcount": 10}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The copy: one more field twice over, a rule, a measure, an indicator, another cluster."""
    copy = tmp_path_factory.mktemp("policy") / "here"
    shutil.copytree(SHIPPED, copy)
    members = copy / "questionnaires" / "members-2019.yaml"
    text = members.read_text()
    for heading, more in (("rules:\n", FIELDS), ("measures:\n", RULE), ("indicators:\n", MEASURE)):
        text = text.replace(f"\n{heading}", f"{more}\n{heading}")
    members.write_text(text + INDICATOR)
    policy = copy / "policy.yaml"
    policy.write_text(
        policy.read_text()
        .replace("headlines: [", "headlines: [apprentices_each, ")
        .replace("code: minalogic\n    name: Minalogic", "code: photonics\n    name: Photonics")
    )
    return copy


@pytest.fixture
def policy(folder: Path) -> Policy:
    return load_policy(folder)


@pytest.fixture
def photonics(
    folder: Path, policy: Policy, settings: LazySettings, data: Path, db: None
) -> Iterator[Cluster]:
    """A cluster of a site that asks by this policy."""
    settings.POLICY_FOLDER = folder
    load(policy)
    yield Cluster.objects.get(code="photonics")


def opened(user: object, address: str) -> str:
    client = Client()
    client.force_login(user)  # type: ignore[arg-type]
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_template_has_its_columns_its_drop_down_and_its_lines_in_the_guide(policy: Policy):
    content = write_template(
        policy.questionnaire("members"),
        year=2021,
        cluster_code="photonics",
        cluster_name="Photonics",
        language="en",
    )
    book = openpyxl.load_workbook(BytesIO(content))
    cells = {str(cell.value) for sheet in book for row in sheet.rows for cell in row if cell.value}
    assert any(text.startswith("Maturity") for text in cells)
    assert any(text.startswith("Apprentices") for text in cells)
    assert any("How far the organisation has come." in text for text in cells)
    assert {"Seedling", "Ripe"} <= cells
    titles = {v.promptTitle for sheet in book for v in sheet.data_validations.dataValidation}
    assert "Maturity" in titles


def test_the_form_asks_it_with_its_choices(photonics: Cluster):
    page = opened(
        person("manager", of=photonics),
        reverse("rounds:grid", args=[asked(photonics).pk, "members"]),
    )
    assert "Maturity" in page
    assert '<option value="seedling">Seedling</option>' in page
    assert "Apprentices" in page


def test_the_guide_explains_it(photonics: Cluster):
    page = opened(
        person("manager", of=photonics), reverse("rounds:guide", args=[asked(photonics).pk])
    )
    assert "How far the organisation has come." in page


def test_checks_ask_for_it_and_obey_its_rule(policy: Policy):
    rows = (Row("1", {**ROW, "maturity": None}), Row("2", {**ROW, **member(), "apprentices": 11}))
    answer = Answer("members", "2019", 2021, {"members": rows})
    found = check(answer, policy.questionnaire("members"), Context(created_in=2005)).findings
    told = {(one.code, one.place.row, one.place.field): one.message.en for one in found}
    assert ("missing", "1", "maturity") in told
    assert told["apprentices_counted", "2", "apprentices"] == "11 apprentices for 10 employees."


def published(policy: Policy, folder: Path):
    rows = (Row("1", ROW), Row("2", {**ROW, **member(), "apprentices": 0}))
    answer = Answer("members", "2019", 2021, {"members": rows})
    made = datetime(2021, 6, 4, 18)
    accepted = [Accepted("photonics", answer, "1", made)]
    return publish(accepted, folder, policy=policy, made_at=made, made_by="Sophie")


def test_it_is_published_and_computed(policy: Policy, tmp_path: Path):
    publication = published(policy, tmp_path)
    frame = publication.frame("members")
    assert frame["maturity"].to_list() == ["ripe", "ripe"]
    assert frame["apprentices"].to_list() == [3, 0]
    figures = compute(publication, policy, indicators=["apprentices_each"], by=["cluster"])
    assert {f.name: f.value for f in figures if f.status == "shown"} == {"Photonics": 1.5}


def test_pages_show_it_and_define_it(photonics: Cluster, policy: Policy, data: Path):
    made = published(policy, data / "publications")
    with clock.at(made.made_at):
        passage = give_to_clusters(made, by=None)
    with clock.at(passage.until):
        make_public(passage, by=None)
    reader = person("elected")
    assert "Apprentices ÷ members, counted once." in opened(reader, "/indicators/apprentices_each")
    assert "Apprentices for each member in 2021" in opened(reader, "/region")
    own = opened(person("manager", of=photonics), "/my-figures")
    assert "Apprentices for each member in 2021" in own


def test_a_new_installation_asks_by_it(folder: Path, tmp_path: Path):
    """The terminal, in a process of its own: GRAPPE_POLICY is all there is to say."""
    sheet = tmp_path / "photonics.xlsx"
    words = ["template", "members", "--cluster", "Photonics", "--year", "2019", "--out", str(sheet)]
    run(folder, tmp_path, *words)
    told = json.loads(run(folder, tmp_path, "check", str(sheet), "--json"))
    assert told["questionnaire"] == "members"
    titles = [cell.value for row in openpyxl.load_workbook(sheet)["Adhérents"].rows for cell in row]
    assert any(str(title).startswith("Maturité") for title in titles)


def run(policy: Path, data: Path, *words: str) -> str:
    said = {"GRAPPE_POLICY": str(policy), "GRAPPE_DATA": str(data / "data")}
    kept = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL"}}
    settings = {"DJANGO_SETTINGS_MODULE": "grappe.site.settings", "GRAPPE_SECRET_KEY": "x"}
    command = [sys.executable, "-m", "grappe.cli", *words]
    ended = subprocess.run(
        command, env={**kept, **settings, **said}, cwd=data, capture_output=True, text=True
    )
    assert ended.returncode in {0, 1}, ended.stderr
    return ended.stdout
