"""What was typed on the page of a story, kept piece by piece: what is refused stays to be put
right, and takes nothing else along."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.utils.translation import gettext as _

from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.stories.forms import PictureForm, SpeakerForm, StoryForm
from grappe.site.stories.models import Story
from grappe.site.stories.picturing import add_picture
from grappe.site.stories.publishing import propose
from grappe.site.stories.quoting import name_speaker
from grappe.site.stories.suggesting import suggest
from grappe.site.stories.texts import BY_NAME
from grappe.site.stories.writing import begin, write


@dataclass
class Desk:
    """The three forms of the page, and what is to be put right: a sentence and its place."""

    form: StoryForm
    picture: PictureForm
    speaker: SpeakerForm
    errors: list[tuple[str, str]] = field(default_factory=list)

    @property
    def refused(self) -> bool:
        return bool(self.errors)


@dataclass
class Done:
    """`story` is None where nothing could be kept; `said` are levels and words for the person."""

    story: Story | None
    said: list[tuple[int, str]] = field(default_factory=list)


def save(user: User, story: Story | None, cluster: Cluster, desk: Desk, act: str) -> Done:
    """`act`: "save", "suggest", "propose", or anything else, which saves."""
    desk.picture.is_valid()
    desk.speaker.is_valid()
    kept = _words(user, story, cluster, desk, act)
    if kept.story is None:
        return kept
    _beside(user, kept, desk)
    if act == "propose" and not desk.refused:
        _propose(user, kept, desk)
    return kept


def _words(user: User, story: Story | None, cluster: Cluster, desk: Desk, act: str) -> Done:
    if not desk.form.is_valid():
        desk.errors += [
            (f"{f.label}: {e}", f"#{f.id_for_label}") for f in desk.form for e in f.errors
        ]
        return Done(None)
    document = desk.form.document()
    try:
        if story is None:
            return Done(
                begin(cluster, document, by=user), [(messages.SUCCESS, _("Kept as a draft."))]
            )
        seen = desk.form.cleaned_data["seen"] or 0
        if act == "suggest":
            made = suggest(story, document, seen=seen, by=user)
            words = _("The cluster sees what you suggest beside its own words.")
            return Done(story, [(messages.SUCCESS, words)] if made else [])
        return _written(user, story, document, seen)
    except Refused as refusal:
        place = refusal.code if refusal.code in BY_NAME else ""
        if place:
            desk.form.add_error(place, str(refusal))
        desk.errors.append((str(refusal), f"#{place}" if place else ""))
        return Done(None)


def _written(user: User, story: Story, document: dict[str, object], seen: int) -> Done:
    done = write(story, document, seen=seen, by=user)
    said = [(messages.SUCCESS, _("Saved."))] if done.changed else []
    if done.apart:
        labels = ", ".join(str(BY_NAME[one.name].label) for one in done.apart)
        words = _(
            "Somebody else wrote in the same place meanwhile (%(texts)s). Their words stand; yours "
            "are kept beside them as a suggestion."
        )
        said.append((messages.WARNING, words % {"texts": labels}))
    return Done(done.story, said)


def _beside(user: User, kept: Done, desk: Desk) -> None:
    """The person before the picture that may show them."""
    assert kept.story is not None
    if any(desk.speaker.data.get(desk.speaker.add_prefix(n)) for n in ("name", "said", "role")):
        try:
            _valid(desk.speaker)
            name_speaker(kept.story, desk.speaker.person(), by=user)
        except Refused as refusal:
            _put_right(desk, desk.speaker, refusal)
    if any(desk.picture.data.get(desk.picture.add_prefix(n)) for n in ("alt", "credit")) or (
        desk.picture.files
    ):
        try:
            _valid(desk.picture)
            file = desk.picture.cleaned_data["file"]
            if file is None:
                raise Refused(_("Choose the picture."), "file")
            add_picture(kept.story, file.read(), desk.picture.about(), by=user)
        except Refused as refusal:
            _put_right(desk, desk.picture, refusal)


def _valid(form: PictureForm | SpeakerForm) -> None:
    for name, errors in form.errors.items():
        raise Refused(errors[0], name)


def _put_right(desk: Desk, form: PictureForm | SpeakerForm, refusal: Refused) -> None:
    name = "file" if refusal.code == "picture" else refusal.code
    place = name if name in form.fields else next(iter(form.fields))
    if place not in form.errors:
        form.add_error(place, str(refusal))
    desk.errors.append((str(refusal), f"#{form[place].id_for_label}"))


def _propose(user: User, kept: Done, desk: Desk) -> None:
    assert kept.story is not None
    try:
        propose(kept.story, by=user)
        kept.said = [(messages.SUCCESS, _("Proposed to the Region. You can take it back."))]
    except Refused as refusal:
        desk.errors.append((str(refusal), ""))
