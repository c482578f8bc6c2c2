"""Small publications for tests: a row is (cluster, year, siren, name, type, left in)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from grappe.answers import Answer, Row
from grappe.policies import Cluster, Domain, Policy
from grappe.publication import (
    Accepted,
    Identity,
    Publication,
    RegisterStamp,
    RowPlace,
    StandingCluster,
    publish,
)
from grappe.questions import Choice, Field, Indicator, Measure, Questionnaire, Section, Words

MADE_AT = datetime(2021, 6, 7, 9, 0)
REGISTER = RegisterStamp(date(2021, 6, 1), 1000)


def words(text: str) -> Words:
    return Words(fr=text, en=text)


def field(code: str, kind: str = "text", **more: Any) -> Field:
    return Field(code=code, kind=kind, label=words(code), help=words(code), **more)


def indicator(code: str, **more: Any) -> Indicator:
    said = {"unit": "count", "nature": "stock", "direction": "none", "sensitivity": "open"}
    sentence = words("{where}: {value} in {year}.")
    named = {"label": words(code), "definition": words(code), "sentence": sentence}
    return Indicator(code=code, **{**named, **said, **more})


TYPES = tuple(Choice(code=c, label=words(c)) for c in ("sme", "large"))
MEMBERS = Section(
    code="members",
    kind="table",
    label=words("Members"),
    help=words("Members"),
    fields=(
        field("siren", "company_number"),
        field("name"),
        field("type", "choice", choices=TYPES),
        field("left_in", "year"),
        field("email", "email", personal={"purpose": words("x"), "retention_years": 1}),
    ),
    key=("siren", "name"),
    left="left_in",
)
MEASURES = (
    Measure(code="all_members", section="members", value="count(*)"),
    Measure(code="smes", section="members", value="count(*)", where="type = 'sme'"),
    Measure(code="joined", section="members", value="count(*)", compared="joined"),
    Measure(code="left_them", section="members", value="count(*)", compared="left"),
    Measure(code="stayed", section="members", value="count(*)", compared="stayed"),
)
INDICATORS = (
    indicator("members", formula="all_members"),
    indicator("by_type", formula="all_members", breakdown="type"),
    indicator("sme_share", formula="smes / all_members", unit="share"),
    indicator("new", formula="joined"),
    indicator("leavers", formula="left_them"),
    indicator("stayers", formula="stayed"),
)


def policy(*more: Indicator) -> Policy:
    asked = Questionnaire(
        code="list",
        version="2019",
        published_on=date(2019, 1, 1),
        label=words("List"),
        title=words("List"),
        purpose=words("List"),
        minutes=5,
        sections=(MEMBERS,),
        measures=MEASURES,
        indicators=(*INDICATORS, *more),
    )
    domains = {"a": "d", "b": "d", "c": "e"}
    return Policy(
        code="region",
        name=words("Region"),
        region="84",
        domains=tuple(Domain(code=code, name=words(code.upper())) for code in ("d", "e")),
        clusters=tuple(
            Cluster(code=c, name=c.upper(), kind="regional", domains=(d,), created_in=2005)
            for c, d in domains.items()
        ),
        questionnaires=(asked,),
    )


def accepted(rows: str) -> list[Accepted]:
    """One report for each cluster and year of a drawn table; "-" is an empty cell."""
    found: dict[tuple[str, int], list[Row]] = {}
    for line in filter(None, map(str.strip, rows.splitlines())):
        cluster, year, *cells = line.split()
        written = [None if cell == "-" else cell for cell in cells] + [None] * (4 - len(cells))
        values = dict(zip(("siren", "name", "type", "left_in"), written, strict=True))
        left = values["left_in"]
        kept = {**values, "left_in": int(left) if left else None, "email": "a@b.fr"}
        own = found.setdefault((cluster, int(year)), [])
        own.append(Row(str(len(own)), kept))
    return [
        Accepted(c, Answer("list", "2019", y, {"members": tuple(r)}), f"{y}-{c}", MADE_AT)
        for (c, y), r in found.items()
    ]


Who = Mapping[tuple[str, int, int], Identity]


def who(rows: str) -> Who:
    """Identities of a drawn table: cluster, year, how many rows of that report stand before,
    organisation, then what is known of it (category=PME revenue=3)."""
    lines = [line.split() for line in rows.splitlines() if line.strip()]
    return {
        (cluster, int(year), int(row)): Identity(key, **dict(map(_known, known)))
        for cluster, year, row, key, *known in lines
    }


def _known(told: str) -> tuple[str, Any]:
    name, _, value = told.partition("=")
    kinds = {"created": int, "ceased": int, "revenue": float, "revenue_before": float}
    return name, kinds.get(name, str)(value)


def published(
    rows: str,
    folder: Path,
    own: Policy | None = None,
    who: Who | None = None,
    former: Sequence[StandingCluster] = (),
) -> Publication:
    """`who`: identities by cluster, year and how many rows of that report stand before."""
    return publish(
        accepted(rows),
        folder,
        policy=own or policy(),
        made_at=MADE_AT,
        made_by="tests",
        identities={
            RowPlace(cluster, "list", year, "members", str(row)): one
            for (cluster, year, row), one in (who or {}).items()
        },
        register=REGISTER if who else None,
        former=former,
    )
