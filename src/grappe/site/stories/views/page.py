"""A story as everybody reads it; those who write it see where it stands beneath."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.conditional import unless_had
from grappe.site.rounds.files import path_of
from grappe.site.stories import asking
from grappe.site.stories.models import Hand, Picture, State, Story
from grappe.site.stories.naming import known_names
from grappe.site.stories.papers import as_pdf_of
from grappe.site.stories.reading import as_read, is_shown, published, read_all
from grappe.site.stories.showing import comments_shown, suggestions_shown, versions_shown
from grappe.site.stories.views.opening import for_readers, for_writers, person

MORE = 3


@require_GET
@for_readers
def story(request: HttpRequest, story: Story) -> HttpResponse:
    """The page; before it is published, what readers will see."""
    context: dict[str, Any] = {
        "read": as_read(story),
        "more": _more(request, story),
        "desk": None,
    }
    if isinstance(request.user, User) and asking.may_see_draft(request.user, story):
        context["desk"] = _desk(request.user, story)
    return render(request, "stories/story.html", context)


@require_GET
@for_writers
def history(request: HttpRequest, story: Story) -> HttpResponse:
    """Every version: who wrote what, and what became of each suggestion."""
    context = {
        "read": as_read(story),
        "versions": versions_shown(story),
        "suggestions": suggestions_shown(person(request), story, open_ones=False),
    }
    return render(request, "stories/history.html", context)


@require_GET
@for_readers
def picture(request: HttpRequest, story: Story, number: int, size: str) -> HttpResponseBase:
    """A picture of the story, as long as it is shown; those who write see it before."""
    found = get_object_or_404(Picture, pk=number, story=story, erased_at=None)
    writes = isinstance(request.user, User) and asking.may_see_draft(request.user, story)
    if not writes and not is_shown(found):
        raise Http404
    name = found.small if size == "small" else found.sha256
    return unless_had(request, f'"{name[:24]}"', lambda: _file(name), vary=("Cookie",))


@require_GET
@for_readers
def paper(request: HttpRequest, story: Story) -> HttpResponse:
    """On two pages, to print."""
    file = as_pdf_of(as_read(story))
    headers = {"Content-Disposition": f'attachment; filename="{file.name}"'}
    return HttpResponse(file.content, content_type="application/pdf", headers=headers)


def _file(name: str) -> HttpResponse:
    try:
        content = path_of(name).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    return HttpResponse(content, content_type="image/jpeg")


def _more(request: HttpRequest, story: Story) -> list[Any]:
    """Others of the same domain."""
    if not story.is_published:
        return []
    every = published(open_ones=not rights.can_see_stories(request.user))
    return read_all(every.filter(domain=story.domain_id).exclude(pk=story.pk)[:MORE])


def _desk(user: User, story: Story) -> dict[str, Any]:
    """What those who write it may do now."""
    hand = asking.hand_of(user, story)
    names = known_names(story.speakers.all())
    return {
        "hand": hand,
        "suggestions": suggestions_shown(user, story, open_ones=True),
        "comments": comments_shown(story, names),
        "can_write": not story.is_published and asking.may_write(user, story),
        "can_propose": story.state in {State.DRAFT, State.RETURNED}
        and asking.may_propose(user, story),
        "can_take_back": story.state == State.PROPOSED and asking.may_propose(user, story),
        "can_publish": story.state == State.PROPOSED and asking.may_publish(user, story),
        "can_take_in": story.state == State.RETURNED and asking.may_publish(user, story),
        "can_take_off": story.is_published
        and (asking.may_publish(user, story) or asking.may_propose(user, story)),
        "can_open": asking.may_propose(user, story),
        "waits_for": [
            one.name
            for one in story.speakers.all()
            if one.agreed_on is None and one.withdrawn_at is None
        ],
        "is_region": hand == Hand.REGION,
    }
