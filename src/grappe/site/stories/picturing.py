"""Pictures of a story: taken in, described, taken out, brought back."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.pictures import NoPictureError, read_safely
from grappe.prose import clean_line
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused, say
from grappe.site.rounds.files import keep
from grappe.site.rounds.sparing import has_had_its_day
from grappe.site.stories.models import Picture, Speaker, Story
from grappe.site.stories.naming import with_references
from grappe.site.stories.writing import locked
from grappe.site.trail import record

MOST = 4


@dataclass(frozen=True)
class About:
    """What is said of a picture: `people` are the numbers of those named who are on it."""

    alt: str
    credit: str
    consent: str
    people: tuple[int, ...] = ()


@transaction.atomic
def add_picture(story: Story, content: bytes, about: About, *, by: User) -> Picture:
    """Checked and drawn anew; what was brought is not kept. Raises Refused with why not."""
    about = _checked(story, about)
    _refuse_beyond_a_days_pictures(story)
    try:
        made = read_safely(content)
    except NoPictureError as refused:
        raise Refused(say(refused.words), "picture") from refused
    story = locked(story)
    if story.pictures.filter(removed_at=None, erased_at=None).count() >= MOST:
        raise Refused(_("A story has at most %(n)s pictures.") % {"n": MOST}, "picture")
    picture = Picture.objects.create(
        story=story,
        sha256=keep(made.content),
        small=keep(made.small),
        width=made.width,
        height=made.height,
        added_by=by,
        **_words(about),
    )
    picture.people.set(_people(story, about))
    _trace("story.picture_added", story, by)
    return picture


@transaction.atomic
def describe(picture: Picture, about: About, *, by: User) -> None:
    """Says something else of it. Raises Refused where a word is missing."""
    story = locked(picture.story)
    about = _checked(story, about)
    for name, value in _words(about).items():
        setattr(picture, name, value)
    picture.save()
    picture.people.set(_people(story, about))
    _trace("story.picture_described", story, by)


@transaction.atomic
def remove(picture: Picture, *, by: User) -> None:
    """Out of the story; it can come back."""
    _put(picture, removed=True, by=by)


@transaction.atomic
def bring_back(picture: Picture, *, by: User) -> None:
    """Raises Refused where somebody on it no longer agrees, or there are enough."""
    if picture.erased_at is not None:
        raise Refused(_("Somebody on this picture no longer agrees: it is gone."), "erased")
    if picture.story.pictures.filter(removed_at=None, erased_at=None).count() >= MOST:
        raise Refused(_("A story has at most %(n)s pictures.") % {"n": MOST}, "picture")
    _put(picture, removed=False, by=by)


def _put(picture: Picture, *, removed: bool, by: User) -> None:
    story = locked(picture.story)
    picture.removed_at = clock.now() if removed else None
    picture.save(update_fields=["removed_at"])
    _trace("story.picture_removed" if removed else "story.picture_back", story, by)


def _refuse_beyond_a_days_pictures(story: Story) -> None:
    """Those taken out count too: they are kept, as they can be brought back."""
    if has_had_its_day(Picture.objects.filter(story__cluster=story.cluster_id), "added_at"):
        words = _(
            "Your cluster has added as many pictures as one day takes. Add this one tomorrow."
        )
        raise Refused(words, "picture")


def _checked(story: Story, about: About) -> About:
    alt, credit = (with_references(story, clean_line(one)) for one in (about.alt, about.credit))
    if not alt:
        raise Refused(_("Say what is seen on the picture, for those who cannot see it."), "alt")
    if not credit:
        raise Refused(_("Say who made the picture."), "credit")
    if about.consent not in Picture.Consent.values:
        raise Refused(_("Say whether those on the picture agreed."), "consent")
    if about.people and about.consent == Picture.Consent.NOBODY:
        words = _("You name who is on the picture: say that they have agreed.")
        raise Refused(words, "consent")
    return About(alt[:250], credit[:120], about.consent, about.people)


def _words(about: About) -> dict[str, Any]:
    return {"alt": about.alt, "credit": about.credit, "consent": about.consent}


def _people(story: Story, about: About) -> "list[Speaker]":
    return list(story.speakers.filter(pk__in=about.people, withdrawn_at=None))


def _trace(action: str, story: Story, by: User) -> None:
    story.save(update_fields=["touched_at"])
    record(action, by=by, cluster=story.cluster, what=str(story))
