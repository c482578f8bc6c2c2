"""Writing: one page for the words, a picture and a person; what can be kept is kept."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from grappe.site.accounts import rights
from grappe.site.accounts.reading import clusters_of
from grappe.site.look.templatetags.look import form_errors
from grappe.site.policy.models import Cluster
from grappe.site.stories import asking
from grappe.site.stories.forms import PictureForm, SpeakerForm, StoryForm
from grappe.site.stories.models import Hand, State, Story
from grappe.site.stories.naming import known_names
from grappe.site.stories.picturing import MOST
from grappe.site.stories.prefilling import as_typed, first_document, person_of, said_of
from grappe.site.stories.saving import Desk, save
from grappe.site.stories.texts import document_of
from grappe.site.stories.views.opening import for_writers, person

Typed = PictureForm | SpeakerForm | None
"""A form of this page that was refused, as it was typed."""


@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A story that does not exist before it has a title."""
    cluster = _cluster(request)
    if request.method == "POST":
        form = StoryForm(request.POST, cluster=cluster)
        desk = Desk(form, *_beside(request, None))
        done = save(person(request), None, cluster, desk, request.POST.get("act", ""))
        if done.story is not None:
            return _onward(request, done.story, desk, done.said)
        return _page(request, None, cluster, desk, status=422)
    form = StoryForm(initial=first_document(cluster, person(request).language), cluster=cluster)
    return _page(request, None, cluster, Desk(form, *_beside(request, None)))


@for_writers
def write(request: HttpRequest, story: Story) -> HttpResponse:
    """The story as it stands, to be written in by both sides."""
    if story.is_published:
        messages.info(
            request, _("This story is published: take it off the page before you change it.")
        )
        return redirect("stories:story", story.pk)
    if request.method == "POST":
        form = StoryForm(request.POST, cluster=story.cluster)
        desk = Desk(form, *_beside(request, story))
        done = save(person(request), story, story.cluster, desk, request.POST.get("act", ""))
        if done.story is not None:
            return _onward(request, done.story, desk, done.said)
        return _page(request, story, story.cluster, desk, status=422)
    form = StoryForm(initial=as_typed(document_of(story), story), cluster=story.cluster)
    return _page(request, story, story.cluster, Desk(form, *_beside(request, story)))


def again(request: HttpRequest, story: Story, form: PictureForm | SpeakerForm) -> HttpResponse:
    """The page with what somebody typed about a picture or a person, to be put right."""
    words = StoryForm(initial=as_typed(document_of(story), story), cluster=story.cluster)
    blank = (PictureForm(speakers=list(story.speakers.all()), prefix="picture"),)
    desk = Desk(words, *blank, SpeakerForm(prefix="person"))
    desk.errors = form_errors(form)
    return _page(request, story, story.cluster, desk, status=422, typed=form)


def _onward(
    request: HttpRequest, story: Story, desk: Desk, said: list[tuple[int, str]]
) -> HttpResponse:
    """The words are kept; a picture or a person that is not stays on the page to be put right."""
    for level, words in said:
        messages.add_message(request, level, words)
    if desk.refused:
        story = Story.objects.select_related("cluster", "domain").get(pk=story.pk)
        desk.form = StoryForm(initial=as_typed(document_of(story), story), cluster=story.cluster)
        return _page(request, story, story.cluster, desk, status=422)
    page = "stories:write" if request.POST.get("act") in {"save", "add"} else "stories:story"
    return redirect(page, story.pk)


def _beside(request: HttpRequest, story: Story | None) -> tuple[PictureForm, SpeakerForm]:
    speakers = list(story.speakers.all()) if story else []
    posted = request.method == "POST"
    return (
        PictureForm(
            request.POST if posted else None,
            request.FILES if posted else None,
            speakers=speakers,
            prefix="picture",
        ),
        SpeakerForm(request.POST if posted else None, prefix="person"),
    )


def _cluster(request: HttpRequest) -> Cluster:
    """The one that the address asks for, among those this person writes for."""
    user = person(request)
    mine = [one for one in clusters_of(user) if rights.can_write_story(user, one)]
    asked = request.GET.get("cluster")
    found = next((one for one in mine if one.code == asked), None) or next(iter(mine), None)
    if found is None:
        raise PermissionDenied
    return found


def _page(
    request: HttpRequest,
    story: Story | None,
    cluster: Cluster,
    desk: Desk,
    *,
    status: int = 200,
    typed: Typed = None,
) -> HttpResponse:
    user = person(request)
    hand = asking.hand_of(user, story) if story else _hand_for(request, cluster)
    context: dict[str, Any] = {
        "story": story,
        "cluster": cluster,
        "form": desk.form,
        "picture": desk.picture,
        "speaker": desk.speaker,
        "errors": desk.errors,
        "is_region": hand == Hand.REGION,
        "can_propose": rights.can_propose_story(user, cluster)
        and (story is None or story.state != State.PROPOSED),
        "pictures": _pictures(story, typed) if story else [],
        "speakers": _speakers(story, typed) if story else [],
        "most": MOST,
    }
    return render(request, "stories/write.html", context, status=status)


def _hand_for(request: HttpRequest, cluster: Cluster) -> Hand:
    own = person(request).standing.manages | person(request).standing.contributes
    return Hand.CLUSTER if cluster.code in own else Hand.REGION


def _pictures(story: Story, typed: Typed) -> list[dict[str, Any]]:
    speakers = list(story.speakers.all())
    names = known_names(speakers)
    told = []
    for one in story.pictures.all():
        if one.erased_at is None:
            about, prefix = said_of(one, names), f"picture{one.pk}"
            form = PictureForm(initial=about, speakers=speakers, there=True, prefix=prefix)
            told.append({"picture": one, "about": about, "form": _as(typed, form)})
    return told


def _speakers(story: Story, typed: Typed) -> list[dict[str, Any]]:
    return [
        {
            "speaker": one,
            "form": _as(typed, SpeakerForm(initial=person_of(one), prefix=f"person{one.pk}")),
        }
        for one in story.speakers.all()
    ]


def _as(typed: Typed, form: PictureForm | SpeakerForm) -> PictureForm | SpeakerForm:
    return typed if typed is not None and typed.prefix == form.prefix else form
