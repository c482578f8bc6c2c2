"""What a cluster says of its figures, and what its officer answers; each leaves its trace."""

from typing import Any, NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.replies.models import Correction, Passage, Reading, Remark
from grappe.site.trail import record

LONGEST = 2000


class Place(NamedTuple):
    """A figure of the cluster that says something."""

    indicator: str
    year: int

    def __str__(self) -> str:
        return f"{self.indicator} {self.year}"


def look_at(reading: Reading) -> None:
    """Notes the first time that somebody of the cluster opens its figures, and never who."""
    Reading.objects.filter(pk=reading.pk, opened_at=None).update(opened_at=clock.now())


@transaction.atomic
def remark(reading: Reading, on: Place, text: str, *, by: User | None) -> Remark:
    """A comment on a figure that has none yet.

    Raises Refused once the publication is public, without words, or where there is one.
    """
    reading = _open(reading)
    text = _checked(text)
    about: dict[str, Any] = {"indicator": on.indicator, "year": on.year}
    if not text:
        raise Refused(_("Please write your comment first."), "empty")
    if Remark.objects.filter(reading=reading, **about).exists():
        raise Refused(_("There is a comment on this figure already: change that one."), "there")
    written = Remark.objects.create(reading=reading, text=text, by=by, at=clock.now(), **about)
    _record("figure.remarked", reading, on, by)
    return written


@transaction.atomic
def change_remark(reading: Reading, on: Place, text: str, *, by: User | None) -> None:
    """Other words; none take the comment away. Raises Refused as `remark` does."""
    reading = _open(reading)
    text = _checked(text)
    found = Remark.objects.filter(reading=reading, indicator=on.indicator, year=on.year)
    if text:
        done = found.update(text=text, by=by, at=clock.now())
    else:
        done, _kinds = found.delete()
    if done:
        _record("figure.remark_changed" if text else "figure.remark_taken_back", reading, on, by)


@transaction.atomic
def ask_correction(reading: Reading, on: Place, text: str, *, by: User | None) -> Correction:
    """What is wrong, for the officer to answer; the cluster no longer agrees then.

    Raises Refused once the publication is public, or without words.
    """
    reading = _open(reading)
    text = _checked(text)
    if not text:
        raise Refused(_("Say what is wrong with this figure, and what it should be."), "empty")
    about: dict[str, Any] = {"indicator": on.indicator, "year": on.year}
    if reading.corrections.filter(answered_at=None, **about).exists():
        raise Refused(
            _("You have already asked for this: take that back first, to ask anew."), "asked"
        )
    asked = Correction.objects.create(reading=reading, text=text, by=by, at=clock.now(), **about)
    _agree(reading, by=None, at=None)
    _record("figure.correction_asked", reading, on, by)
    return asked


@transaction.atomic
def take_back(reading: Reading, on: Place, *, by: User | None) -> None:
    """The correction asked for is asked for no longer. Raises Refused where none waits."""
    reading = _open(reading)
    waiting = reading.corrections.filter(
        indicator=on.indicator, year=on.year, answered_at__isnull=True
    )
    if not waiting.delete()[0]:
        raise Refused(_("No correction of this figure waits for an answer."), "none")
    _record("figure.correction_taken_back", reading, on, by)


@transaction.atomic
def answer(correction: Correction, text: str, *, by: User | None) -> Correction:
    """What the officer says to it. Raises Refused without words, or a second time."""
    found = Correction.objects.select_for_update().get(pk=correction.pk)
    text = _checked(text)
    if found.answered_at is not None:
        raise Refused(_("This was already answered."), "answered")
    if not text:
        raise Refused(_("Please write your answer first."), "empty")
    found.answer, found.answered_at, found.answered_by = text, clock.now(), by
    found.save(update_fields=["answer", "answered_at", "answered_by"])
    on = Place(found.indicator, found.year)
    _record("figure.correction_answered", found.reading, on, by)
    return found


@transaction.atomic
def agree(reading: Reading, *, by: User | None) -> None:
    """“We have read them”. Raises Refused while a correction waits for its answer."""
    reading = _open(reading)
    if reading.corrections.filter(answered_at=None).exists():
        raise Refused(
            _("You asked for a correction: wait for its answer, or take it back first."), "asked"
        )
    _agree(reading, by=by, at=clock.now())
    record("figures.agreed", by=by, cluster=reading.cluster, what=str(reading.passage))


@transaction.atomic
def agree_no_more(reading: Reading, *, by: User | None) -> None:
    """Takes “we have read them” back. Raises Refused once the publication is public."""
    reading = _open(reading)
    _agree(reading, by=None, at=None)
    record("figures.agreed_no_more", by=by, cluster=reading.cluster, what=str(reading.passage))


def _open(reading: Reading) -> Reading:
    """Locked, so that nothing is said while somebody makes the publication public."""
    passage = Passage.objects.select_for_update().get(pk=reading.passage_id)
    if passage.is_public:
        raise Refused(
            _("Publication %(code)s is public by now: what was said goes with it as it is.")
            % {"code": passage.publication},
            "already_public",
        )
    return Reading.objects.select_related("cluster", "passage").get(pk=reading.pk)


def _agree(reading: Reading, *, by: User | None, at: object) -> None:
    Reading.objects.filter(pk=reading.pk).update(agreed_at=at, agreed_by=by)


def _checked(text: str) -> str:
    text = "\n".join(line.rstrip() for line in text.strip().splitlines())
    if len(text) > LONGEST:
        words = _("Please keep it under %(n)s characters: it stands beside a figure.")
        raise Refused(words % {"n": LONGEST}, "long")
    return text


def _record(action: str, reading: Reading, on: Place, by: User | None) -> None:
    what = f"{reading.passage} · {on}"
    record(action, by=by, cluster=reading.cluster, what=what)
