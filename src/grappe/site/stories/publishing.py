"""From a draft to a page, and back: each step can be taken back, and leaves its trace."""

from django.db import transaction
from django.utils.translation import gettext as _

from grappe.prose import clean
from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.operations.pending import word_of
from grappe.site.stories.asking import hand_of
from grappe.site.stories.models import Comment, Hand, State, Story, Suggestion
from grappe.site.stories.naming import with_references
from grappe.site.stories.texts import document_of, lacking
from grappe.site.stories.writing import locked
from grappe.site.trail import record

LONGEST = 10_000


@transaction.atomic
def propose(story: Story, *, by: User) -> None:
    """To the officer. Raises Refused, naming what is still to be written."""
    story = _in(story, State.DRAFT, State.RETURNED)
    missing = [str(one.label) for one in lacking(document_of(story))]
    if missing:
        words = _("Before you propose it, please write: %(texts)s.")
        raise Refused(words % {"texts": ", ".join(missing)}, "lacking")
    story.proposed_at = clock.now()
    _now(story, State.PROPOSED, "story.proposed", by)
    word_of("story_proposed", by=by, story=story.pk)


@transaction.atomic
def take_back(story: Story, *, by: User) -> None:
    """The cluster goes on writing. Raises Refused where it is not proposed."""
    _now(_in(story, State.PROPOSED), State.DRAFT, "story.taken_back", by)


@transaction.atomic
def hand_back(story: Story, text: str, *, by: User) -> None:
    """Returned to the cluster with a comment. Raises Refused without one."""
    story = _in(story, State.PROPOSED)
    comment(story, text, by=by)
    _now(story, State.RETURNED, "story.returned", by)
    word_of("story_returned", by=by, story=story.pk)


@transaction.atomic
def take_in(story: Story, *, by: User) -> None:
    """Returned by mistake: it is proposed as before."""
    _now(_in(story, State.RETURNED), State.PROPOSED, "story.taken_in", by)


@transaction.atomic
def publish(story: Story, *, by: User) -> None:
    """For every reader. Raises Refused while a suggestion waits, or something is missing."""
    story = _in(story, State.PROPOSED)
    if story.suggestions.filter(fate=Suggestion.Fate.OPEN).exists():
        raise Refused(
            _("A suggestion waits to be decided on: publish once it is, or take it back."),
            "suggestions",
        )
    missing = [str(one.label) for one in lacking(document_of(story))]
    if missing:
        raise Refused(
            _("Still to be written: %(texts)s.") % {"texts": ", ".join(missing)}, "lacking"
        )
    story.published_at, story.published_by = clock.now(), by
    _now(story, State.PUBLISHED, "story.published", by)
    word_of("story_published", by=by, story=story.pk)


@transaction.atomic
def take_off(story: Story, text: str, *, by: User) -> None:
    """Off the page, with a word why: to the officer's hands where they do it, else to the
    cluster's. Raises Refused without a word."""
    story = locked(story, published=True)
    comment(story, text, by=by)
    story.published_at, story.published_by = None, None
    ours = hand_of(by, story) == Hand.CLUSTER
    _now(story, State.DRAFT if ours else State.PROPOSED, "story.taken_off", by)


@transaction.atomic
def open_up(story: Story, *, to_everybody: bool, by: User) -> None:
    """Whether everybody may read it, once it is published: the cluster's word."""
    found = Story.objects.select_for_update().get(pk=story.pk)
    if found.released is not to_everybody:
        found.released = to_everybody
        found.save(update_fields=["released", "touched_at"])
        action = "story.opened" if to_everybody else "story.closed"
        record(action, by=by, cluster=found.cluster, what=str(found))


@transaction.atomic
def comment(story: Story, text: str, *, by: User) -> Comment:
    """A word on the story as a whole. Raises Refused of an empty one, or one too long."""
    text = with_references(story, clean(text))
    if not text:
        raise Refused(_("Please write a word first: it helps the others to go on."), "empty")
    if len(text) > LONGEST:
        raise Refused(_("Please keep it under %(n)s characters.") % {"n": LONGEST}, "long")
    made = Comment.objects.create(story=story, text=text, by=by, hand=hand_of(by, story))
    record("story.commented", by=by, cluster=story.cluster, what=str(story))
    return made


def _in(story: Story, *states: State) -> Story:
    story = locked(story)
    if story.state not in states:
        words = _("Meanwhile this story is %(state)s: look at it again before you go on.")
        raise Refused(words % {"state": story.get_state_display()}, "moved")
    return story


def _now(story: Story, state: State, action: str, by: User) -> None:
    story.state = state
    story.save()
    record(action, by=by, cluster=story.cluster, what=str(story))
