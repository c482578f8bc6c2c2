"""Acts on a story, its suggestions, pictures and people: one address a kind, each one button."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.rounds.models import Report
from grappe.site.rounds.views.asking import of_report
from grappe.site.stories import asking, picturing, publishing, quoting, suggesting, writing
from grappe.site.stories.forms import PictureForm, SpeakerForm
from grappe.site.stories.from_report import begin_from
from grappe.site.stories.models import Picture, Speaker, Story, Suggestion
from grappe.site.stories.views.opening import for_writers, person
from grappe.site.stories.views.write import again


class Act(NamedTuple):
    """Who may, what it does (told the request's words where it asks for some), what is said."""

    may: Callable[[User, Story], bool]
    do: Callable[..., object]
    done: Any
    asks: bool = False


def _either(user: User, story: Story) -> bool:
    return asking.may_publish(user, story) or asking.may_propose(user, story)


def _open(story: Story, *, by: User) -> None:
    publishing.open_up(story, to_everybody=True, by=by)


def _close(story: Story, *, by: User) -> None:
    publishing.open_up(story, to_everybody=False, by=by)


ACTS = {
    "propose": Act(asking.may_propose, publishing.propose, _("Proposed to the Region.")),
    "take-back": Act(asking.may_propose, publishing.take_back, _("It is yours to write again.")),
    "publish": Act(asking.may_publish, publishing.publish, _("Published.")),
    "return": Act(
        asking.may_publish, publishing.hand_back, _("Returned with your comment."), asks=True
    ),
    "take-in": Act(asking.may_publish, publishing.take_in, _("It is proposed as before.")),
    "take-off": Act(_either, publishing.take_off, _("It is off the page."), asks=True),
    "open": Act(asking.may_propose, _open, _("Everybody may read it once it is published.")),
    "close": Act(asking.may_propose, _close, _("It is for those who sign in.")),
    "comment": Act(asking.may_write, publishing.comment, _("Said."), asks=True),
    "undo": Act(asking.may_write, writing.undo_last, _("Your last edit is undone.")),
}
ON_SUGGESTIONS = {
    "accept": (suggesting.accept, _("Taken over. You can undo it.")),
    "decline": (suggesting.decline, _("Left aside; it stays in the history.")),
    "reopen": (suggesting.reopen, _("To decide on again.")),
}


@require_POST
@of_report(rights.can_write_story)
@require_POST
def from_report(request: HttpRequest, report: Report) -> HttpResponse:
    """Begins a story from a line of a report, or goes on with the one begun from it before."""
    if report.can_be_edited and not rights.can_see_draft(request.user, report.cluster):
        raise PermissionDenied
    try:
        story = begin_from(report, request.POST.get("row", ""), by=person(request))
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("rounds:report", report.pk)
    return redirect("stories:story" if story.is_published else "stories:write", story.pk)


@for_writers
def act(request: HttpRequest, story: Story, act: str) -> HttpResponse:
    """One step, by its name in the address."""
    known = ACTS.get(act)
    if known is None:
        raise Http404
    if not known.may(person(request), story):
        raise PermissionDenied
    words = (request.POST.get("text", ""),) if known.asks else ()
    _said(request, lambda: known.do(story, *words, by=person(request)), known.done)
    back = request.POST.get("back") == "write" and not story.is_published
    return redirect("stories:write" if back else "stories:story", story.pk)


@require_POST
@for_writers
def on_suggestion(request: HttpRequest, story: Story, number: int, act: str) -> HttpResponse:
    found = get_object_or_404(Suggestion, pk=number, story=story)
    if act not in ON_SUGGESTIONS:
        raise Http404
    do, done = ON_SUGGESTIONS[act]
    _said(request, lambda: do(found, by=person(request)), done)
    return redirect("stories:story", story.pk)


@require_POST
@for_writers
def on_picture(request: HttpRequest, story: Story, number: int) -> HttpResponse:
    """Described anew, taken out or brought back."""
    found = get_object_or_404(Picture, pk=number, story=story)
    asked, user = request.POST.get("act", ""), person(request)
    if asked == "remove":
        _said(request, lambda: picturing.remove(found, by=user), _("The picture is out."))
    elif asked == "bring-back":
        _said(request, lambda: picturing.bring_back(found, by=user), _("The picture is back."))
    else:
        speakers = list(story.speakers.all())
        form = PictureForm(request.POST, speakers=speakers, there=True, prefix=f"picture{found.pk}")
        return _kept(request, story, form, lambda: picturing.describe(found, form.about(), by=user))
    return redirect("stories:write", story.pk)


@require_POST
@for_writers
def on_person(request: HttpRequest, story: Story, number: int) -> HttpResponse:
    """Said otherwise; or no longer agreeing, which is possible whatever the story's state."""
    people = Speaker.objects.select_related("story__cluster")
    found = get_object_or_404(people, pk=number, story=story)
    user = person(request)
    if request.POST.get("act") == "withdraw":
        done = _("The name is gone everywhere, with the words and the pictures of this person.")
        _said(request, lambda: quoting.withdraw(found, by=user), done)
        return redirect("stories:story", story.pk)
    form = SpeakerForm(request.POST, prefix=f"person{found.pk}")
    return _kept(
        request, story, form, lambda: quoting.change_speaker(found, form.person(), by=user)
    )


def _kept(
    request: HttpRequest, story: Story, form: PictureForm | SpeakerForm, do: Callable[[], object]
) -> HttpResponse:
    """What is refused stays on the page as it was typed."""
    if form.is_valid():
        try:
            do()
        except Refused as refusal:
            form.add_error(refusal.code if refusal.code in form.fields else None, str(refusal))
    if form.errors:
        return again(request, story, form)
    messages.success(request, _("Saved."))
    return redirect("stories:write", story.pk)


def _said(request: HttpRequest, do: Callable[[], object], done: Any) -> None:
    try:
        if do() is False:
            messages.info(request, _("There is nothing of yours to undo."))
        else:
            messages.success(request, done)
    except Refused as refusal:
        said, typed = str(refusal), request.POST.get("text", "").strip()
        if typed:
            said = _("%(refusal)s You had written: “%(text)s”") % {"refusal": said, "text": typed}
        messages.error(request, said)
