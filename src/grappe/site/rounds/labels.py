"""Which label a cluster says that it holds, until when, and when to begin its renewal."""

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from grappe.answers import Answer
from grappe.policies import Held
from grappe.questions import Value, Words, value_words
from grappe.site.policy.reading import current
from grappe.site.rounds.models import Submission


@dataclass(frozen=True)
class Label:
    """A label by its accepted answer about `year`; `begins`: the day from which its renewal is
    spoken of. Without an `until`, nobody said until when it is valid."""

    level: Words
    year: int
    until: date | None
    begins: date | None

    def has_ended(self, today: date) -> bool:
        return self.until is not None and self.until < today

    def is_to_renew(self, today: date) -> bool:
        return self.begins is not None and self.begins <= today and not self.has_ended(today)


def labels_in(submissions: Iterable[Submission]) -> dict[int, Label]:
    """By a cluster's key, the label that its latest accepted answer tells, among submissions that
    have been read with their rounds."""
    criteria = current().criteria
    held = criteria.held if criteria else None
    if held is None:
        return {}
    telling = [
        sent
        for sent in submissions
        if sent.accepted_at and sent.report.round.questionnaire == held.questionnaire
    ]
    telling.sort(key=lambda sent: (sent.report.round.year, sent.accepted_at, sent.pk))
    latest = {sent.report.cluster_id: sent for sent in telling}
    told = {key: _label(held, sent.answer) for key, sent in latest.items()}
    return {key: one for key, one in told.items() if one is not None}


def in_record(answer: Answer, place: str) -> Value:
    """The value of a record's field, written "section.field"; None where it was left out."""
    section, _dot, field = place.partition(".")
    rows = answer.rows(section)
    return rows[0].values.get(field) if rows else None


def _label(held: Held, answer: Answer) -> Label | None:
    level, until = in_record(answer, held.level), in_record(answer, held.until)
    if level is None or level == held.none:
        return None
    asked = current().questionnaire(answer.questionnaire, answer.version)
    section, _dot, field = held.level.partition(".")
    ends = date.fromisoformat(until) if isinstance(until, str) else None
    begins = months_before(ends, held.renewal_months) if ends else None
    return Label(value_words(asked.section(section).field(field), level), answer.year, ends, begins)


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
