"""What a paper says of itself: its title, its publication, its method and its sources."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from grappe.figures import Published, Where, clusters_in
from grappe.papers import words as said
from grappe.papers.model import Shown
from grappe.papers.showing import clusters_said
from grappe.policies.pages import CLUSTERS
from grappe.questions import Language, day_words
from grappe.references import OUTLINES_VINTAGE


def title(
    published: Published,
    where: Where,
    language: Language,
    headlines: Sequence[Shown],
    several: Callable[[Sequence[str]], list[Shown]],
) -> str:
    """The answer: the Region's sentence, or a place's first number."""
    asked = published.policy.pages.region.title
    if where.level == "region" and asked is not None:
        named = several(asked.indicators)
        if len(named) == len(asked.indicators) and not any(one.why for one in named):
            told = {one.indicator.code: one.value for one in named}
            return asked.filled(**{CLUSTERS: _answered(named, where)}, **told).to(language)
    first = next((one for one in headlines if not one.why), None)
    if first is None:
        return said.NO_DATA.filled(where=where.said).to(language)
    return first.sentence.removesuffix(".")


def _answered(named: Sequence[Shown], where: Where) -> str:
    partial = next((one for one in named if one.is_partial), None)
    return partial.of if partial else str(where.clusters)


def publication_line(published: Published, language: Language) -> str:
    made, n = published.publication, published.publication.reports
    reports = said.ONE_REPORT if n == 1 else said.REPORTS.filled(n=n)
    about = {"code": made.code, "day": day_words(made.made_at.date()), "reports": reports}
    return said.SUBTITLE.filled(**about).to(language)


def method(language: Language) -> tuple[str, ...]:
    return tuple(words.to(language) for words in said.METHOD_OF)


def sources(published: Published, where: Where, language: Language) -> tuple[str, ...]:
    """The publication, its reports by questionnaire and year, the register, the outlines."""
    found = [publication_line(published, language), *_reports(published, where, language)]
    register = published.publication.manifest.get("register") or {}
    if as_of := register.get("as_of"):
        told = said.SOURCE_REGISTER.filled(day=day_words(date.fromisoformat(as_of)))
        found.append(told.to(language))
    found.append(said.SOURCE_OUTLINES.filled(vintage=OUTLINES_VINTAGE).to(language))
    return tuple(found)


def _reports(published: Published, where: Where, language: Language) -> list[str]:
    """How many clusters answered, of those that the place has; to a quarter of a year is enough."""
    inside = {one.code for one in clusters_in(published.policy, where)}
    reports = published.publication.manifest["reports"]
    answered = {
        (r["questionnaire"], r["year"], r["cluster"]) for r in reports if r["cluster"] in inside
    }
    counted = Counter((code, year) for code, year, _cluster in answered)
    found = []
    for one in published.publication.policy.latest:
        years = {year: n for (code, year), n in counted.items() if code == one.code}
        told = ", ".join(
            str(year) if len(inside) < 2 else f"{year} ({clusters_said(n, len(inside), language)})"
            for year, n in sorted(years.items())
        )
        words = said.SOURCE_ANSWERS if told else said.SOURCE_NO_ANSWER
        found.append(words.filled(what=one.label, years=told).to(language))
    return found


def standing(
    published: Published, where: Where, clusters: Sequence[str], language: Language
) -> str:
    """What a place is, in a line: of a cluster its domain, since when and where; of others the
    clusters that they count, by the alphabet."""
    if where.level != "cluster":
        words = said.REGION_OF if where.level == "region" else said.DOMAIN_OF
        return words.filled(clusters=", ".join(clusters)).to(language)
    cluster = published.policy.cluster(where.code)
    about = {
        "domain": published.policy.domain(cluster.domain).name,
        "created": cluster.created_in,
        "for_whom": said.CONFIDENTIAL,
    }
    return said.CLUSTER_IS.filled(**about).to(language)
