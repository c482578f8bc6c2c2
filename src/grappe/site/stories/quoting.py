"""People whom a story names or quotes: they agree, and may no longer agree at any time."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.prose import clean, clean_line
from grappe.questions import fold
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.rounds.files import path_of
from grappe.site.stories.models import Picture, Speaker, Story
from grappe.site.stories.naming import forget_everywhere, refer_everywhere, with_references
from grappe.site.stories.writing import locked
from grappe.site.trail import record

LONGEST = 600


@dataclass(frozen=True)
class Person:
    """`agreed_on` None: asked, and not answered yet; they are not shown before."""

    name: str
    role: str = ""
    said: str = ""
    agreed_on: date | None = None
    agreed_how: str = ""


@transaction.atomic
def name_speaker(story: Story, person: Person, *, by: User) -> Speaker:
    """Somebody new in the story. Raises Refused without a name or with a consent to come."""
    story = locked(story)
    speaker = Speaker(story=story)
    _say(speaker, person, by)
    record("story.person_named", by=by, cluster=story.cluster, what=str(speaker))
    return speaker


@transaction.atomic
def change_speaker(speaker: Speaker, person: Person, *, by: User) -> None:
    """Other words, or the consent that was waited for. Raises Refused as `name_speaker` does, and
    of somebody who withdrew."""
    story = locked(speaker.story)
    if speaker.withdrawn_at is not None:
        raise Refused(_("This person no longer agrees: name them anew if they do."), "withdrawn")
    _say(speaker, person, by)
    record("story.person_changed", by=by, cluster=story.cluster, what=str(speaker))


@transaction.atomic
def withdraw(speaker: Speaker, *, by: User | None) -> None:
    """Whatever the story's state: name, role and quotation are gone at once, with the pictures
    that show the person, from every story of the cluster that names them. There is no way back but
    a new consent."""
    story = Story.objects.select_for_update().get(pk=speaker.story_id)
    asked = Speaker.objects.filter(story__cluster=story.cluster_id, withdrawn_at=None)
    name = fold(speaker.name)
    for one in asked.select_related("story__cluster"):
        if one.pk == speaker.pk or fold(one.name) == name:
            _forget(one, by)


def _forget(speaker: Speaker, by: User | None) -> None:
    forget_everywhere(speaker)
    pictures = list(speaker.pictures.filter(erased_at=None))
    Speaker.objects.filter(pk=speaker.pk).update(
        name="", role="", said="", agreed_how="", withdrawn_at=clock.now()
    )
    for picture in pictures:
        _erase(picture)
    about, told = speaker.story, {"pictures": len(pictures)}
    record("story.consent_withdrawn", by=by, cluster=about.cluster, what=str(speaker), detail=told)


def _say(speaker: Speaker, person: Person, by: User) -> None:
    name, role = clean_line(person.name)[:120], clean_line(person.role)[:160]
    if not name:
        raise Refused(_("Say who it is."), "name")
    if person.agreed_on is not None and person.agreed_on > clock.today():
        raise Refused(
            _("This consent is dated in the future: give the day it was given."), "agreed_on"
        )
    said = with_references(speaker.story, clean(person.said))
    if len(said) > LONGEST:
        words = _("A quotation has at most %(n)s characters.")
        raise Refused(words % {"n": LONGEST}, "said")
    speaker.name, speaker.role, speaker.said = name, role, said
    speaker.agreed_on, speaker.agreed_how = person.agreed_on, clean_line(person.agreed_how)[:160]
    speaker.recorded_by = by
    speaker.save()
    refer_everywhere(speaker)


def _erase(picture: Picture) -> None:
    """Its words and its files, unless another picture has the same pixels."""
    names = {picture.sha256, picture.small}
    picture.erased_at, picture.alt, picture.credit = clock.now(), "", ""
    picture.save(update_fields=["erased_at", "alt", "credit"])
    still = Picture.objects.filter(erased_at=None)
    for name in names:
        if not still.filter(sha256=name).exists() and not still.filter(small=name).exists():
            transaction.on_commit(partial(path_of(name).unlink, missing_ok=True))
