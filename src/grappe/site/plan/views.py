"""The plan: read by the Economy Department and Evaluation, kept by the head of unit."""

from collections.abc import Callable
from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grappe.policies import Action
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import User
from grappe.site.errors import Refused
from grappe.site.plan import milestones, spending
from grappe.site.plan.forms import HalfDays, MilestoneDone
from grappe.site.plan.page import page_of
from grappe.site.policy.reading import current


@login_required
@require_GET
def plan(request: HttpRequest) -> HttpResponse:
    """Milestones, effort, cost and how it is followed."""
    if not rights.can_see_plan(request.user):
        raise PermissionDenied
    return _page(request)


@login_required
@require_POST
def reach(request: HttpRequest) -> HttpResponse:
    """Says that a milestone was done."""
    _keeper(request)
    form = MilestoneDone(_actions(), request.POST)
    done = _("The milestone is done.")
    return _kept(
        request,
        form,
        done,
        lambda by: milestones.reach(
            form.cleaned_data["milestone"], on=form.cleaned_data["on"], by=by
        ),
    )


@login_required
@require_POST
def take_back(request: HttpRequest, code: str) -> HttpResponse:
    """Nobody says any longer that it was done."""
    _keeper(request)
    return _kept(request, None, _("Undone."), lambda by: milestones.take_back(code, by=by))


@login_required
@require_POST
def spend(request: HttpRequest) -> HttpResponse:
    """Notes half days spent."""
    _keeper(request)
    form = HalfDays(_actions(), request.POST)
    done = _("The half days are noted.")
    return _kept(request, form, done, lambda by: spending.spend(**form.cleaned_data, by=by))


@login_required
@require_POST
def take_back_effort(request: HttpRequest, pk: int) -> HttpResponse:
    """What was noted no longer counts."""
    _keeper(request)
    return _kept(request, None, _("Undone."), lambda by: spending.take_back(pk, by=by))


def _keeper(request: HttpRequest) -> None:
    if not rights.can_keep_plan(request.user):
        raise PermissionDenied


def _kept(
    request: HttpRequest, form: forms.Form | None, done: str, act: Callable[[User], object]
) -> HttpResponse:
    """Acts and leads back to the page; a form that is wrong is shown again with what was typed."""
    if form is None or form.is_valid():
        try:
            act(person(request))
        except Refused as refusal:
            if form is None:
                messages.warning(request, str(refusal))
                return redirect("plan:plan")
            form.add_error("on", str(refusal))
        else:
            messages.success(request, done)
            return redirect("plan:plan")
    return _page(request, form)


def _page(request: HttpRequest, wrong: forms.Form | None = None) -> HttpResponse:
    context = page_of(current().plan, person(request))
    keeps = rights.can_keep_plan(request.user)
    asked: dict[str, forms.Form] = {}
    if keeps:
        due = {"milestone": context["next"]}
        asked = {"reach": MilestoneDone(_actions(), initial=due), "spend": HalfDays(_actions())}
        asked |= {"reach": wrong} if isinstance(wrong, MilestoneDone) else {}
        asked |= {"spend": wrong} if isinstance(wrong, HalfDays) else {}
    context |= {"keeps": keeps, "asked": asked, "form": wrong}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if wrong else HTTPStatus.OK
    return render(request, "plan/plan.html", context, status=status)


def _actions() -> tuple[Action, ...]:
    plan = current().plan
    return plan.actions if plan else ()
