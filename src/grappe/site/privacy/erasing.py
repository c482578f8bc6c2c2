"""What retention erases, by the policy's rules; erasing a person; the journal that says so.

Every erasure is written in a journal beside the data, by keys alone, so that a backup of before
can be brought back without bringing anybody back.
"""

import json
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from grappe.policies import Retention
from grappe.questions import Words
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.privacy.holdings import (
    Expired,
    Found,
    Holding,
    holding,
    holdings,
    years_before,
)
from grappe.site.trail import record

BY_DEFINITION = Words(fr="ce que dit chaque question", en="what each question says")


class UnreadableJournalError(Exception):
    """A file that is no journal of erasures; the message names file and line."""


@dataclass(frozen=True)
class Due:
    """A kind of data, its rule (None: its own fields say how long), and what is too old."""

    holding: Holding
    rule: Retention | None
    before: datetime
    expired: Expired


def keeps(rule: Retention | None) -> Words:
    """“3 years”, “90 days”."""
    if rule is None:
        return BY_DEFINITION
    if rule.days:
        return Words(fr=f"{rule.days} jours", en=f"{rule.days} days")
    plural = "s" if rule.years and rule.years > 1 else ""
    return Words(fr=f"{rule.years} an{plural}", en=f"{rule.years} year{plural}")


def rule_of(kind: Holding) -> Retention | None:
    """What the policy says of a kind of data."""
    return next((one for one in current().privacy.retention if one.kind == kind.code), None)


def preview() -> list[Due]:
    """What would be erased now, kind by kind, whether anything is too old or not."""
    now, found = clock.now(), []
    for one in holdings():
        rule = rule_of(one)
        if one.expired is not None and (rule is not None or one.by_definition):
            before = _before(now, rule)
            found.append(Due(one, rule, before, one.expired(before)))
    return found


@transaction.atomic
def apply(*, by: User | None = None) -> list[Due]:
    """Erases it, and gives what was; each kind of which something was erased has its line."""
    done = [one for one in preview() if one.expired.count]
    for one in done:
        assert one.holding.erase is not None
        count = one.holding.erase(one.before)
        before = one.before.isoformat()
        _note({"what": "retention", "holding": one.holding.code, "before": before})
        detail = {"count": count, "before": before}
        record("privacy.erased", by=by, what=one.holding.code, detail=detail)
    return done


def find(who: str) -> list[tuple[Holding, Found]]:
    """Everywhere somebody stands, by their name or their address as it is written there."""
    return [(one, found) for one in holdings() if one.find for found in one.find(who)]


def told_of(who: str) -> dict[str, Any]:
    """The answer to a person who asks what is kept of them: what, where, why and how long."""
    return {
        "asked_at": clock.now().isoformat(),
        "about": who,
        "found": [
            {
                "kind": str(one.label),
                "why": str(one.why),
                "kept": keeps(rule_of(one)).en,
                **found.told,
            }
            for one, found in find(who)
        ],
    }


@transaction.atomic
def erase_person(who: str, *, by: User | None = None) -> dict[str, int]:
    """Takes a person out of everything, and gives how many places of each kind. Figures, decisions
    and the trail stay: they name nobody, or by a key that leads to no one any more."""
    places: dict[str, list[dict[str, Any]]] = {}
    for one, found in find(who):
        places.setdefault(one.code, []).append(dict(found.place))
    for code, several in places.items():
        _forget(code, several)
        _note({"what": "person", "holding": code, "places": several})
    done = {code: len(several) for code, several in places.items()}
    if done:
        record("privacy.person_erased", by=by, detail=done)
    return done


def note_leaving(cluster: Cluster) -> None:
    """A cluster that left, for the journal."""
    _note({"what": "left", "cluster": cluster.code})


def journal_file() -> Path:
    return Path(settings.DATA) / "erasures.jsonl"


def read_journal(file: Path | None = None) -> list[dict[str, Any]]:
    """Every erasure of a journal, the first one first; none where there is no such file. Raises
    UnreadableJournalError."""
    file = file or journal_file()
    if not file.exists():
        return []
    return [_read(line, file, n) for n, line in enumerate(file.read_text().splitlines(), 1)]


@transaction.atomic
def replay(journal: Iterable[Mapping[str, Any]]) -> int:
    """Erases again what a backup of before has brought back, and notes it in the journal of this
    data folder; gives how many erasures there were. Doing it twice changes nothing."""
    count, known = 0, read_journal()
    for entry in journal:
        _again(entry)
        if entry not in known:
            _append(entry)
        count += 1
    if count:
        record("privacy.replayed", by=None, detail={"erasures": count})
    return count


def _again(entry: Mapping[str, Any]) -> None:
    if entry["what"] == "person":
        _forget(entry["holding"], entry["places"])
    elif entry["what"] == "retention":
        erase = holding(entry["holding"]).erase
        if erase is not None:
            erase(datetime.fromisoformat(entry["before"]))
    else:
        cluster = Cluster.objects.get(code=entry["cluster"])
        for one in holdings():
            if one.leave is not None:
                one.leave(cluster, None)


def _forget(code: str, places: Sequence[dict[str, Any]]) -> None:
    forget = holding(code).forget
    if forget is not None:
        forget(places)


def _before(now: datetime, rule: Retention | None) -> datetime:
    if rule is None:
        return now
    if rule.days:
        return now - timedelta(days=rule.days)
    return years_before(now, rule.years or 0)


def _read(line: str, file: Path, n: int) -> dict[str, Any]:
    try:
        entry = dict(json.loads(line))
    except (ValueError, TypeError) as wrong:
        raise UnreadableJournalError(f"{file}: {n}") from wrong
    if entry.get("what") not in {"person", "retention", "left"}:
        raise UnreadableJournalError(f"{file}: {n}")
    return entry


def _note(entry: dict[str, Any]) -> None:
    _append({"at": clock.now().isoformat(), **entry})


def _append(entry: Mapping[str, Any]) -> None:
    """Written before the erasure is committed: one that is noted and was not done does no harm,
    one that was done and is not noted would come back."""
    file = journal_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a", encoding="utf-8") as kept:
        kept.write(json.dumps(entry, ensure_ascii=False) + "\n")
        kept.flush()
        os.fsync(kept.fileno())
