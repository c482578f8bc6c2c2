"""Writing a story: every edit is a version, and two people never lose each other's words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from grappe.site import clock
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster, Domain
from grappe.site.stories.asking import hand_of
from grappe.site.stories.models import State, Story, Suggestion, Version
from grappe.site.stories.naming import with_references
from grappe.site.stories.texts import BELONGS, TEXTS, document_of, merged, preferring
from grappe.site.trail import record


@dataclass(frozen=True)
class Written:
    """`apart`: what did not stand, as somebody else wrote there at once; kept as suggestions."""

    story: Story
    changed: bool
    apart: tuple[Suggestion, ...] = ()


@transaction.atomic
def begin(cluster: Cluster, document: Mapping[str, Any], *, by: User) -> Story:
    """A first draft of a cluster. Raises Refused where it has no title or is too long."""
    story = Story(cluster=cluster, domain=Domain.objects.get(code=document["domain"]))
    story.save()
    story.clusters.add(cluster)
    _keep(story, _checked(story, document), by, Version.Kind.WRITTEN)
    record("story.begun", by=by, cluster=cluster, what=str(story))
    return story


@transaction.atomic
def write(story: Story, document: Mapping[str, Any], *, seen: int, by: User) -> Written:
    """What somebody typed on the page of revision `seen`, merged with what others wrote since.

    Raises Refused where the story is published, has no title, or is too long.
    """
    story = locked(story)
    mine, theirs = _checked(story, document), document_of(story)
    base = _document_at(story, seen) or theirs
    done, lost = merged(base, mine, theirs)
    apart = tuple(_kept_apart(story, name, base, mine, theirs, by) for name in lost)
    changed = done != theirs
    if changed:
        _keep(story, done, by, Version.Kind.WRITTEN)
    if changed or apart:
        record("story.written", by=by, cluster=story.cluster, what=str(story))
    return Written(story, changed or bool(apart), apart)


@transaction.atomic
def undo_last(story: Story, *, by: User) -> bool:
    """Takes this person's latest edit back; what others changed since stays. A suggestion that it
    took over is to be decided on again. False where there is none."""
    story = locked(story)
    mine = story.versions.filter(by=by, undone=False).exclude(kind=Version.Kind.UNDONE)
    last = mine.filter(revision__gt=1).last()
    if last is None:
        return False
    before = _document_at(story, last.revision - 1)
    assert before is not None
    done, _lost = merged(last.document, before, document_of(story))
    _keep(story, done, by, Version.Kind.UNDONE)
    last.undone = True
    last.save(update_fields=["undone"])
    if last.suggestion:
        last.suggestion.fate = Suggestion.Fate.OPEN
        last.suggestion.save(update_fields=["fate"])
    record("story.undone", by=by, cluster=story.cluster, what=str(story))
    return True


def keep_text(story: Story, name: str, text: str, by: User, suggestion: Suggestion) -> None:
    """One text of a locked story, from a suggestion."""
    document = document_of(story) | {name: text}
    _keep(story, document, by, Version.Kind.ACCEPTED, suggestion)


def locked(story: Story, *, published: bool = False) -> Story:
    """Its row, held until the transaction ends. Raises Refused of a published one, unless that is
    asked for."""
    found = Story.objects.select_for_update(of=("self",))
    story = found.select_related("cluster", "domain").get(pk=story.pk)
    if story.is_published is not published:
        raise Refused(
            _("This story is published: take it off the page before you change it.")
            if story.is_published
            else _("This story is not published."),
            "published",
        )
    return story


def _keep(
    story: Story,
    document: Mapping[str, Any],
    by: User,
    kind: Version.Kind,
    suggestion: Suggestion | None = None,
) -> None:
    story.words = {one.name: document[one.name] for one in TEXTS}
    for name in BELONGS:
        if name not in {"domain", "clusters"}:
            setattr(story, name, document[name])
    story.domain = Domain.objects.get(code=document["domain"])
    story.revision += 1
    story.save()
    story.clusters.set(Cluster.objects.filter(code__in=[story.cluster.code, *document["clusters"]]))
    Version.objects.create(
        story=story,
        revision=story.revision,
        document=dict(document),
        kind=kind,
        by=by,
        hand=hand_of(by, story),
        at=clock.now(),
        suggestion=suggestion,
    )


def _document_at(story: Story, revision: int) -> dict[str, Any] | None:
    found = story.versions.filter(revision=revision).first()
    return found.document if found else None


def _checked(story: Story, document: Mapping[str, Any]) -> dict[str, Any]:
    """Cleaned, people as references. Raises Refused."""
    done = dict(document)
    for text in TEXTS:
        done[text.name] = with_references(story, text.clean(document.get(text.name, "")))
        over = len(done[text.name]) - text.longest
        if over > 0:
            words = ngettext(
                "“%(label)s” is %(n)s character too long.",
                "“%(label)s” is %(n)s characters too long.",
                over,
            )
            raise Refused(words % {"label": text.label, "n": over}, text.name)
    if not done["title"]:
        raise Refused(_("Give the story a title: a few words will do for now."), "title")
    own = story.cluster.code
    done["clusters"] = [own, *(one for one in document["clusters"] if one != own)]
    return done


def _kept_apart(
    story: Story,
    name: str,
    base: Mapping[str, Any],
    mine: Mapping[str, Any],
    theirs: Mapping[str, Any],
    by: User,
) -> Suggestion:
    text = next(one for one in TEXTS if one.name == name)
    return Suggestion.objects.create(
        story=story,
        name=name,
        before=theirs[name],
        text=preferring(text, base[name], mine[name], theirs[name]),
        apart=True,
        by=by,
        hand=hand_of(by, story),
    )


def can_change(story: Story) -> bool:
    return story.state != State.PUBLISHED
