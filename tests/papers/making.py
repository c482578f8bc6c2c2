"""Papers of small publications, and what stands in their files."""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Any

from pypdf import PdfReader

from grappe.answers import Answer, Row
from grappe.figures import Published, Remark, cluster_place, computed, domain_place, region_place
from grappe.papers import Paper, paper
from grappe.policies import Policy, load_policy
from grappe.publication import Accepted, Publication, publish

POLICY = load_policy()
TYPES = ("sme", "sme", "sme", "large", "research")
_FOLDERS = TemporaryDirectory(prefix="grappe-papers-")
"""Removed when the tests end."""
MADE_AT = datetime(2021, 6, 4, 18)


def publication(
    years: tuple[int, ...] = (2019, 2020),
    late: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    policy: Policy = POLICY,
) -> Publication:
    """Every cluster's members, ten and one more a year, and a team and a budget; those `late` are
    not in the last year, those `without` in none."""
    accepted = [
        Accepted(one.code, answer, f"{one.code}-{answer.questionnaire}-{year}", MADE_AT)
        for year in years
        for one in policy.clusters
        if one.code not in without and (year != years[-1] or one.code not in late)
        for answer in (_members(one.code, year), _management(year))
    ]
    folder = Path(mkdtemp(dir=_FOLDERS.name))
    return publish(accepted, folder, policy=policy, made_at=MADE_AT, made_by="tests")


def _members(code: str, year: int) -> Answer:
    rows = [
        Row(
            str(n),
            {
                "name": f"{code} {n}",
                "type": TYPES[n % 5],
                "member_since": 2015,
                "postal_code": "38000",
                "commune": "Grenoble",
            },
        )
        for n in range(10 + year - 2019)
    ]
    return Answer("members", "2019", year, {"members": tuple(rows)})


def _management(year: int) -> Answer:
    expenses = (Row("staff", {"amount": 100_000}),)
    team = (Row("0", {"fte": 2.5, "employer": "cluster"}),)
    return Answer("management", "2019", year, {"expenses": expenses, "team": team})


@cache
def published(**about: Any) -> Published:
    """A publication with its figures, made once for the same `about`."""
    return computed(publication(**about), about.get("policy", POLICY))


def of_cluster(code: str = "minalogic", language: Any = "en", **about: Any) -> Paper:
    return paper(published(), cluster_place(POLICY, code), language, **about)


def of_domain(code: str = "industry", language: Any = "en", **about: Any) -> Paper:
    return paper(published(), domain_place(POLICY, code), language, **about)


def of_region(language: Any = "en", remarks: tuple[Remark, ...] = ()) -> Paper:
    return paper(published(), region_place(POLICY), language, remarks=remarks)


def renamed(**clusters: str) -> Policy:
    """The policy with other names for clusters, by their codes."""
    changed = [
        one.model_copy(update={"name": clusters.get(one.code.replace("-", "_"), one.name)})
        for one in POLICY.clusters
    ]
    return POLICY.model_copy(update={"clusters": tuple(changed)})


def read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    pages = "\n".join(page.extract_text() for page in read(pdf).pages)
    return " ".join(pages.split())


def elements(pdf: bytes) -> Iterator[tuple[str, str | None]]:
    """Each element of the structure tree: its tag and its text alternative."""
    waiting: list[Any] = [read(pdf).trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        found = waiting.pop().get_object()
        if isinstance(found, list):
            waiting.extend(found)
        elif isinstance(found, dict):
            if "/S" in found:
                yield str(found["/S"]), found.get("/Alt")
            waiting.extend([found["/K"]] if "/K" in found else [])
