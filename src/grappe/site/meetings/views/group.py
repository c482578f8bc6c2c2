"""The working group: what it discusses, who sits in it, when it meets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import Role
from grappe.site.accounts.naming import seat as give_seat
from grappe.site.accounts.naming import unseat as take_seat
from grappe.site.asked import number_in
from grappe.site.designer.models import Draft
from grappe.site.designer.words import names_of
from grappe.site.meetings.models import Appointment, Meeting, Proposal
from grappe.site.meetings.reading import foreseen, may_join, members, proposals
from grappe.site.meetings.views.asking import for_whom
from grappe.site.rounds.words import count_words


@for_whom(rights.can_see_versions)
@require_GET
def group(request: HttpRequest) -> HttpResponse:
    """All of it on one page; each thing leads to its own."""
    meetings, every = list(Meeting.objects.all()), proposals()
    held = [one for one in meetings if one.was_held and one.kind == Meeting.Kind.GROUP]
    adopted = sum(one.state == Proposal.State.ADOPTED for one in every)
    writes, keeps = (
        rights.can_write_versions(request.user),
        rights.can_keep_group(request.user),
    )
    drafts = Draft.objects.filter(published_at=None, given_up_at=None)
    context = {
        "ahead": [one for one in reversed(meetings) if one.is_ahead],
        "meetings": [one for one in meetings if not one.is_ahead],
        "held": len(held),
        "times": count_words(len(held)),
        "proposals": [one for one in every if one.is_open],
        "decided": [one for one in every if not one.is_open],
        "adopted": adopted,
        "changes": count_words(adopted),
        "foreseen": foreseen(meetings) if writes else [],
        "members": members(),
        "may_join": may_join() if keeps else [],
        "appointment": Appointment.objects.first(),
        "drafts": [(one, names_of(one.questionnaire)) for one in drafts],
        "writes": writes,
        "keeps": keeps,
    }
    return render(request, "meetings/group.html", context)


@for_whom(rights.can_keep_group)
@require_POST
def seat(request: HttpRequest) -> HttpResponse:
    """Somebody of the Region sits in the group from now on."""
    wanted = number_in(request.POST.get("role"))
    role = next((one for one in may_join() if one.pk == wanted), None)
    if role is not None:
        give_seat(role, by=person(request))
    return redirect("meetings:group")


@for_whom(rights.can_keep_group)
@require_POST
def unseat(request: HttpRequest, pk: int) -> HttpResponse:
    """They leave the group; representatives of the clusters too, where they ask for it."""
    role = get_object_or_404(Role.objects.select_related("user", "cluster"), pk=pk, in_group=True)
    take_seat(role, by=person(request))
    return redirect("meetings:group")
