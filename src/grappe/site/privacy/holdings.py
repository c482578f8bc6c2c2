"""What the product keeps about clusters and people, kind by kind: each room says so of its own.

From these few words come the page “what is shared with whom”, the record of processing, what
retention erases, what a cluster takes out, and what is answered to a person who asks. A room
offers `HOLDINGS` in its file `holding.py`; it imports this one, never the other way round.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.privacy.archive import Archive

if TYPE_CHECKING:
    from django.db.models import QuerySet

ROOMS = (
    *("privacy", "organisations", "replies", "rounds", "stories", "news", "objectives"),
    *("designer", "meetings", "grants", "releases"),
)
Place = dict[str, Any]
"""Where somebody stands, by keys alone: what the journal of erasures holds and replays."""


@dataclass(frozen=True)
class Expired:
    """How many are older than their rule allows, and the oldest one's moment."""

    count: int
    oldest: datetime | None = None


@dataclass(frozen=True)
class Found:
    """A person stands at `place`; `told` is what is said of them there."""

    place: Place
    told: Mapping[str, Any]


@dataclass(frozen=True)
class Holding:
    """A kind of data. `label`, `holds`, `why` and `people` (whom it names; nobody where empty) are
    for a reader, lazily translated; `rows` are the rows of the table of rights.

    Each kind offers what it can: `take` writes a cluster's own into an archive; `expired` counts
    what is older than a moment, `erase` erases it and gives how many; `find` tells where a person
    (a name or an address) stands, `forget` takes them out there; `leave` does what is to be done
    for a cluster that leaves, and gives how many. `by_definition`: how long it is kept is said by
    the fields themselves, and the moment is now.
    """

    code: str
    label: Any
    holds: Any
    why: Any
    rows: tuple[str, ...] = ()
    people: Any = ""
    by_definition: bool = False
    take: Callable[[Cluster, Archive], None] | None = None
    expired: Callable[[datetime], Expired] | None = None
    erase: Callable[[datetime], int] | None = None
    find: Callable[[str], Iterable[Found]] | None = None
    forget: Callable[[Sequence[Place]], int] | None = None
    leave: Callable[[Cluster, User | None], int] | None = None


def expired_of(rows: "QuerySet[Any]", moment: str) -> Expired:
    """What is counted of rows that are too old; `moment` is their field."""
    told = rows.aggregate(count=Count("pk"), oldest=Min(moment))
    return Expired(told["count"], told["oldest"])


def years_before(moment: datetime, years: int) -> datetime:
    """The same day so many years earlier; of 29 February, the 28th."""
    day = 28 if (moment.month, moment.day) == (2, 29) else moment.day
    return moment.replace(year=moment.year - years, day=day)


@cache
def holdings() -> tuple[Holding, ...]:
    """Every kind of data that is kept, a room after the other."""
    rooms = (import_module(f"grappe.site.{room}.holding") for room in ROOMS)
    return tuple(one for room in rooms for one in room.HOLDINGS)


def holding(code: str) -> Holding:
    """Raises KeyError."""
    return {one.code: one for one in holdings()}[code]
