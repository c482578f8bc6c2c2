"""From published figures to a paper about a place, in one language."""

from collections.abc import Iterator, Sequence

from grappe.figures import (
    NOTHING,
    Figure,
    Published,
    Remark,
    Told,
    Where,
    clusters_in,
    domain_place,
    remarks_on,
    spread,
)
from grappe.papers import words as said
from grappe.papers.about import method, publication_line, sources, standing, title
from grappe.papers.model import Chapter, Definition, Everything, Paper, Shown, Table
from grappe.papers.seen import fits, seen
from grappe.papers.showing import shown
from grappe.papers.tables import by_department, by_domain, together
from grappe.policies.pages import PaperChapter, PaperPlan
from grappe.questions import Indicator, Language, fold


def paper(
    published: Published,
    where: Where,
    language: Language,
    *,
    in_charge: bool = True,
    money: bool = False,
    remarks: Sequence[Remark] = (),
    before: Told = NOTHING,
    road: Table | None = None,
) -> Paper:
    """A paper about a cluster, a domain or the Region.

    `in_charge`: the reader of a cluster's paper is the cluster or follows it; `money`: the cluster
    wants its amounts in it. Remarks on a cluster stand in its own paper, those on the Region's
    report in that one. `before`: what earlier publications told everybody. `road`: the cluster's
    objectives, which never stand in a paper that has its amounts: raises ValueError.
    """
    if road is not None and money:
        raise ValueError("objectives never stand beside amounts")
    about = {"in_charge": in_charge, "money": money}
    making = _Making(published, where, language, remarks=remarks, before=before, **about)
    chapters = tuple(filter(None, map(making.chapter, making.plan.chapters)))
    headlines = tuple(making.several(making.plan.headlines))
    told = [*headlines, *(one for chapter in chapters for one in chapter.shown)]
    found = spread(published, where)
    years = said.OWN_PAST if where.level == "cluster" else said.YEAR_BY_YEAR
    return Paper(
        published=published,
        where=where,
        language=language,
        kind=said.KINDS[where.level].to(language),
        name=where.said.to(language),
        title=title(published, where, language, headlines, making.several),
        subtitle=publication_line(published, language),
        standing=standing(published, where, making.clusters, language),
        made_on=published.publication.made_at.date(),
        publication=said.PUBLICATION.filled(code=published.publication.code).to(language),
        headlines=headlines,
        chapters=chapters,
        years=together(told, years.to(language)),
        domains=tuple(making.domains()),
        clusters=making.clusters,
        spread=found,
        departments=by_department(found, language) if found else None,
        sentences=tuple(one.sentence for one in _firsts(headlines, chapters)),
        definitions=tuple(making.definition(one.indicator) for one in _once(told)),
        method=method(language),
        sources=sources(published, where, language),
        remarks=making.remarks,
        everything=making.everything,
        road=road,
    )


class _Making:
    """What the parts of one paper share."""

    def __init__(
        self,
        published: Published,
        where: Where,
        language: Language,
        *,
        in_charge: bool,
        money: bool,
        remarks: Sequence[Remark],
        before: Told,
    ) -> None:
        self.published, self.where, self.language, self.money = published, where, language, money
        self.figures = seen(published, where, in_charge=in_charge, before=before)
        self.own = [f for f in self.figures if (f.by, f.name) == (where.level, where.name)]
        inside = clusters_in(published.policy, where)
        self.clusters = tuple(sorted((c.name for c in inside), key=fold))
        self.remarks = self._readable(remarks)
        self.plan: PaperPlan = getattr(published.policy.pages.papers, where.level)

    def several(self, codes: Sequence[str]) -> list[Shown]:
        known = self.published.known.indicators
        return [
            one for code in codes if code in known if (one := self._show(known[code])) is not None
        ]

    def _show(self, indicator: Indicator) -> Shown | None:
        if not fits(self.published, indicator, self.where, money=self.money):
            return None
        return shown(self.published, self.own, indicator, self.where, self.language, self.remarks)

    def _readable(self, remarks: Sequence[Remark]) -> tuple[Remark, ...]:
        """Those on the cluster's own figures as they are seen; of several clusters, those on open
        indicators, for a remark may tell the value it is about."""
        if self.where.level == "cluster":
            return remarks_on(remarks, self.own)
        known = self.published.known.indicators
        is_open = {code for code, one in known.items() if one.sensitivity == "open"}
        return tuple(r for r in remarks if r.cluster in self.clusters and r.indicator in is_open)

    def chapter(self, asked: PaperChapter) -> Chapter | None:
        found = self.several(asked.indicators)
        if not found:
            return None
        told = tuple(one for one in found if not one.why)
        return Chapter(asked.title.to(self.language), told, tuple(self._silent(found)))

    def _silent(self, found: Sequence[Shown]) -> Iterator[str]:
        for status, words in said.NOT_SHOWN.items():
            labels = ", ".join(one.label for one in found if one.why and one.status == status)
            if labels:
                yield words.filled(what=labels).to(self.language)

    def domains(self) -> Iterator[Table]:
        if self.where.level != "region":
            return
        policy, known = self.published.policy, self.published.known.indicators
        places = [domain_place(policy, one.code) for one in policy.domains]
        for code in self.plan.by_domain:
            if code in known:
                yield by_domain(self._of_domains(known[code]), known[code], places, self.language)

    def _of_domains(self, indicator: Indicator) -> list[Figure]:
        return [f for f in self.figures if f.by == "domain" and f.indicator == indicator.code]

    def definition(self, indicator: Indicator) -> Definition:
        section = self.published.section(indicator).label.to(self.language)
        return Definition(
            indicator.label.to(self.language),
            indicator.definition.to(self.language),
            said.READ_IN.filled(section=section).to(self.language),
        )

    def everything(self) -> Everything:
        """Of all indicators: numbers together, parts one by one."""
        every = self.several(list(self.published.known.indicators))
        numbers = together(every, said.ALL_FIGURES.to(self.language))
        return Everything(
            (numbers, *(one.table for one in every if one.by_parts)),
            tuple(self.definition(one.indicator) for one in every),
        )


def _firsts(headlines: Sequence[Shown], chapters: Sequence[Chapter]) -> list[Shown]:
    """The numbers on top, then the first two of each chapter."""
    numbers = [[one for one in chapter.shown if not one.by_parts][:2] for chapter in chapters]
    told = [*(one for one in headlines if not one.why), *(one for some in numbers for one in some)]
    return _once(told)


def _once(told: Sequence[Shown]) -> list[Shown]:
    return list({one.indicator.code: one for one in told}.values())
