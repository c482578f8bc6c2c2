"""What a story is made of: its texts, and where it belongs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from grappe.prose import Merged, clean, clean_line, merge, merge_line
from grappe.site.stories.models import Story

Document = Mapping[str, Any]


@dataclass(frozen=True)
class Text:
    """`label` and `help` in the reader's language; `longest` in characters; `line`: a single line
    without emphasis; `needed` to propose."""

    name: str
    label: Any
    help: Any
    longest: int
    line: bool = False
    needed: bool = False

    @property
    def clean(self) -> Callable[[str], str]:
        return clean_line if self.line else clean


TEXTS = (
    Text("title", _("Title"), _("The one that you would read in a newspaper."), 120, True, True),
    Text(
        "actors",
        _("Who worked together"),
        _("Companies, laboratories, schools, public bodies."),
        240,
        True,
        True,
    ),
    Text("situation", _("The situation"), _("Where things stood."), 2000, needed=True),
    Text("together", _("What they did together"), _("Who did what, and how."), 3000, needed=True),
    Text(
        "outcome",
        _("What came of it"),
        _("A product, a job, a patent, a market."),
        2000,
        needed=True,
    ),
    Text("quotable", _("A figure worth quoting"), _("“6 months”, “30 %”."), 20, True),
    Text("quotable_of", _("What this figure says"), _("In a few words."), 120, True),
)
BY_NAME = {one.name: one for one in TEXTS}
BELONGS = ("domain", "period", "topic", "department", "language", "clusters")
"""Codes; `clusters` is a list of them, the one that writes first."""


def document_of(story: Story) -> dict[str, Any]:
    """All that a version holds (two queries)."""
    others = story.clusters.exclude(pk=story.cluster_id).order_by("name")
    return {
        **{one.name: story.words.get(one.name, "") for one in TEXTS},
        "domain": story.domain.code,
        "period": story.period,
        "topic": story.topic,
        "department": story.department,
        "language": story.language,
        "clusters": [story.cluster.code, *others.values_list("code", flat=True)],
    }


def merged(base: Document, mine: Document, theirs: Document) -> tuple[dict[str, Any], list[str]]:
    """Both people's changes in one document, and the names of the texts where mine, or a part of
    it, does not stand."""
    done: dict[str, Any] = {}
    apart = []
    for text in TEXTS:
        was, my, their = (one.get(text.name, "") for one in (base, mine, theirs))
        found: Merged = (merge_line if text.line else merge)(was, my, their)
        done[text.name] = found.text
        apart += [text.name] if found.apart else []
    for name in BELONGS:
        done[name] = theirs[name] if mine[name] == base[name] else mine[name]
    return done, apart


def preferring(text: Text, base: str, mine: str, theirs: str) -> str:
    """The same of one text, where mine stands in the end."""
    return mine if text.line else merge(base, mine, theirs, prefer_mine=True).text


def lacking(document: Document) -> Sequence[Text]:
    """What is to be written before it can be proposed."""
    return [one for one in TEXTS if one.needed and not document.get(one.name)]
