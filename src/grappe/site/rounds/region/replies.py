"""What clusters say of a publication's figures, as officers and the head of unit read it."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site import clock
from grappe.site.errors import say
from grappe.site.look.templatetags.look import day
from grappe.site.policy.reading import current
from grappe.site.replies.models import Correction, OnFigure, Passage, Reading
from grappe.site.replies.reading import corrections_to_answer
from grappe.site.rounds.models import Report


@dataclass(frozen=True)
class Said:
    """A cluster's words on a figure, which is named; `report` is the one that it was computed
    from, where it is known."""

    words: OnFigure
    figure: str
    report: Report | None = None

    @property
    def id(self) -> str:
        """For its form on a page."""
        return f"correction-{self.words.pk}"


@dataclass(frozen=True)
class Reply:
    """Where a cluster stands with its figures, and what it said."""

    reading: Reading
    word: str
    look: str
    remarks: tuple[Said, ...]
    corrections: tuple[Said, ...]


def replies(passage: Passage, clusters: Collection[str]) -> list[Reply]:
    """Of the clusters of these codes, in alphabetical order. Three queries."""
    readings = passage.readings.filter(cluster__code__in=clusters)
    found = readings.select_related("cluster", "passage").prefetch_related("remarks", "corrections")
    return [_reply(one) for one in found]


def to_answer(clusters: Collection[str]) -> list[Said]:
    """The corrections that wait for an answer, each with its report. Two queries."""
    waiting = list(corrections_to_answer(clusters))
    reports, asked_in = _reports(waiting), _asked_in()
    return [_said(one, reports.get(_key(one, asked_in))) for one in waiting]


def stands(passage: Passage | None) -> tuple[str, str]:
    """Where a publication stands on its way to the public, in words, with its look."""
    if passage is None:
        return "", ""
    if passage.public_at is not None:
        return _("public since %(day)s") % {"day": day(passage.public_at)}, "done"
    left = (passage.until - clock.today()).days
    if left <= 0:
        return _("with the clusters; may be made public"), "todo"
    words = ngettext(
        "with the clusters until %(day)s, one day left",
        "with the clusters until %(day)s, %(n)s days left",
        left,
    )
    return words % {"day": day(passage.until), "n": left}, "todo"


def agreed_words(found: Sequence[Reply]) -> str:
    """“3 of 22 clusters have read their figures and agreed”."""
    agreed = sum(one.reading.agreed_at is not None for one in found)
    words = ngettext(
        "%(n)s of %(all)s clusters has read its figures and agreed.",
        "%(n)s of %(all)s clusters have read their figures and agreed.",
        agreed,
    )
    return words % {"n": agreed, "all": len(found)}


def figure_name(words: OnFigure) -> str:
    """“Budget 2020”."""
    label = next((one.label for one in current().indicators if one.code == words.indicator), None)
    return f"{say(label) if label else words.indicator} {words.year}"


def _reply(reading: Reading) -> Reply:
    corrections = tuple(_said(one) for one in reading.corrections.all())
    remarks = tuple(_said(one) for one in reading.remarks.all())
    return Reply(reading, *_stand(reading, corrections), remarks, corrections)


def _stand(reading: Reading, corrections: Iterable[Said]) -> tuple[str, str]:
    if any(isinstance(c.words, Correction) and c.words.answered_at is None for c in corrections):
        return _("asks for a correction"), "todo"
    if reading.agreed_at is not None:
        return _("read, agreed"), "done"
    return (_("opened"), "") if reading.opened_at is not None else (_("not opened yet"), "")


def _said(words: OnFigure, report: Report | None = None) -> Said:
    return Said(words, figure_name(words), report)


_Key = tuple[int, str, int]


def _key(one: Correction, asked_in: Mapping[str, str]) -> _Key:
    return (one.reading.cluster_id, asked_in.get(one.indicator, ""), one.year)


def _asked_in() -> dict[str, str]:
    return {i.code: q.code for q in current().latest for i in q.indicators}


def _reports(corrections: Iterable[Correction]) -> dict[_Key, Report]:
    clusters = {one.reading.cluster_id for one in corrections}
    found = Report.objects.filter(cluster__in=clusters).select_related("round", "cluster")
    return {(r.cluster_id, r.round.questionnaire, r.round.year): r for r in found}
