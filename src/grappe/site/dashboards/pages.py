"""What each page of figures is told, as its reader may see it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from grappe.figures import Figure, Published, Remark, Where
from grappe.policies import Policy
from grappe.policies.pages import PlacePage
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.dashboards.audience import figures_for
from grappe.site.dashboards.sections import chapters
from grappe.site.dashboards.staying import staying
from grappe.site.dashboards.telling import Told, sentence_said, told
from grappe.site.replies.reading import remarks
from grappe.site.stories.reading import latest

STORIES = 3


def of_place(user: User, published: Published, where: Where) -> dict[str, Any]:
    """A cluster's or a domain's figures, in the order in which they are asked."""
    figures = figures_for(user, published)
    page = _page(published.policy, where)
    first = published.known.indicators.get(page.first or "")
    said = remarks_at(published, where)
    found = chapters(published, figures, where, said)
    drawn = [one for code in page.charts for one in _told(published, figures, code, where, said)]
    return {
        "publication": published.publication,
        "where": where,
        "charts": [one for one in drawn if one.status == "shown"],
        "chapters": found,
        "staying": staying(published, where),
        "hidden": any(group.hidden for chapter in found for group in chapter.groups),
        "stories": latest(STORIES, **_told_of(where)),
        "title": sentence_said(published, figures, first, where) if first else None,
    }


def _told_of(where: Where) -> dict[str, str]:
    """Stories of a domain; of a cluster all that it takes part in."""
    return {"clusters__code" if where.level == "cluster" else "domain__code": where.code}


def remarks_at(published: Published, where: Where) -> tuple[Remark, ...]:
    """What a cluster says of its figures; figures of several clusters carry no remarks."""
    if where.level != "cluster":
        return ()
    return remarks(published.publication.code, where.name)


def _page(policy: Policy, where: Where) -> PlacePage:
    return policy.pages.cluster if where.level == "cluster" else policy.pages.domain


def _told(
    published: Published,
    figures: Sequence[Figure],
    code: str,
    where: Where,
    said: Sequence[Remark],
) -> Iterator[Told]:
    indicator = published.known.indicators.get(code)
    found = told(published, figures, indicator, where, said) if indicator else None
    if found:
        yield found


def nothing_yet(policy: Policy) -> dict[str, Any]:
    """The next day on which reports are due, for a page that has no figure yet."""
    return {"next_due": next_due(policy, clock.today())}


def next_due(policy: Policy, today: date) -> date | None:
    return min((one.due for one in policy.rounds if one.due >= today), default=None)
