"""What pages of a story begin with: finding it, and asking whether one may."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate

from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404

from grappe.site.accounts import rights
from grappe.site.accounts.asking import concerns
from grappe.site.accounts.models import User
from grappe.site.stories import asking
from grappe.site.stories.models import Story
from grappe.site.stories.reading import whole

View = Callable[Concatenate[HttpRequest, Story, ...], HttpResponseBase]


def for_readers(view: View) -> Callable[..., HttpResponseBase]:
    """The story, for whoever may read it. Who is not signed in may sign in first; who is learns
    nothing of a draft that is not theirs."""

    @wraps(view)
    def found(request: HttpRequest, pk: int, **rest: Any) -> HttpResponseBase:
        story = whole(Story.objects.filter(pk=pk)).first()
        if story is not None and asking.may_read(request.user, story):
            return never_kept(view(request, story, **rest))
        if story is not None and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404

    return found


def for_writers(view: View) -> Callable[..., HttpResponseBase]:
    """The story, for whoever writes it: first for any at all, so that nobody learns which drafts
    there are."""

    @login_required
    @wraps(view)
    def found(request: HttpRequest, pk: int, **rest: Any) -> HttpResponseBase:
        if not rights.can_write_story(request.user):
            raise PermissionDenied
        story = get_object_or_404(whole(Story.objects.all()), pk=pk)
        if not asking.may_write(request.user, story):
            raise PermissionDenied
        concerns(request, [one.code for one in asking.clusters_of_story(story)])
        return never_kept(view(request, story, **rest))

    return found


def never_kept(answer: HttpResponseBase) -> HttpResponseBase:
    """A consent may be withdrawn at any moment: nobody keeps a copy without asking again."""
    if "Cache-Control" not in answer:
        answer["Cache-Control"] = "private, no-cache"
    return answer


def person(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user
