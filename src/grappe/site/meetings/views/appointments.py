"""An appointment: asked for, names put forward, voices given; what came of it."""

from http import HTTPStatus

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import person
from grappe.site.accounts.models import Role, User
from grappe.site.accounts.reading import clusters_of
from grappe.site.asked import number_in
from grappe.site.doing import done
from grappe.site.meetings import appointing
from grappe.site.meetings.forms import AppointmentForm
from grappe.site.meetings.models import Appointment
from grappe.site.meetings.views.asking import for_whom, kept
from grappe.site.policy.existing import clusters_on
from grappe.site.policy.models import Cluster


@for_whom(rights.can_keep_group)
def new(request: HttpRequest) -> HttpResponse:
    """Asks the clusters to appoint."""
    form = AppointmentForm(request.POST or None)
    by = person(request)
    if request.method == "POST" and kept(form, lambda: appointing.ask(**form.cleaned_data, by=by)):
        return redirect("meetings:appointment", Appointment.objects.latest("pk").pk)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "meetings/new_appointment.html", {"form": form}, status=status)


@for_whom(rights.can_see_appointments)
@require_GET
def appointment(request: HttpRequest, pk: int) -> HttpResponse:
    """Who stands, and, once it is counted, who is named and how many voted."""
    shown, user = get_object_or_404(Appointment, pk=pk), person(request)
    names = shown.candidates.select_related("role__user", "role__cluster")
    given = set(shown.voices.values_list("cluster_id", flat=True))
    own = [one for one in clusters_of(user) if rights.can_give_voice(user, one)]
    roles = _roles(user) if shown.takes_names else []
    standing = {one.role_id: one.words for one in names}
    context = {
        "appointment": shown,
        "names": names,
        "named": [one for one in names if one.named],
        "given": len(given),
        "asked": len(clusters_on(clock.today())) if shown.takes_voices else shown.asked,
        "own": [(one, one.pk in given) for one in own],
        "roles": [(one, one.pk in standing, standing.get(one.pk, "")) for one in roles],
        "choices": [(str(one.pk), f"{one.role.user}, {one.role.cluster}") for one in names],
    }
    return render(request, "meetings/appointment.html", context)


@for_whom(rights.can_give_voice)
@require_POST
def stand(request: HttpRequest, pk: int) -> HttpResponse:
    """Puts one's own name forward."""
    asked, role, by = _asked(pk), _role(request), person(request)
    words = request.POST.get("words", "")
    done(request, _("Your name is there."), lambda: appointing.stand(asked, role, words, by=by))
    return redirect("meetings:appointment", pk)


@for_whom(rights.can_give_voice)
@require_POST
def step_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Takes it back."""
    asked, role, by = _asked(pk), _role(request), person(request)
    done(request, _("You no longer stand."), lambda: appointing.step_back(asked, role, by=by))
    return redirect("meetings:appointment", pk)


@for_whom(rights.can_give_voice)
@require_POST
def voice(request: HttpRequest, pk: int) -> HttpResponse:
    """A cluster's one voice."""
    asked, by = _asked(pk), person(request)
    cluster = Cluster.objects.filter(code=request.POST.get("cluster", "")).first()
    if cluster is None or not rights.can_give_voice(by, cluster):
        raise PermissionDenied
    names = [n for n in map(number_in, request.POST.getlist("names")) if n is not None]
    said = _("%(cluster)s has voted.") % {"cluster": cluster}
    done(request, said, lambda: appointing.vote(asked, cluster, names, by=by))
    return redirect("meetings:appointment", pk)


def _asked(pk: int) -> Appointment:
    return get_object_or_404(Appointment, pk=pk)


def _roles(user: User) -> list[Role]:
    """Those in which a person may stand."""
    return list(user.roles.filter(kind="manager", ended_at=None).select_related("cluster"))


def _role(request: HttpRequest) -> Role:
    wanted = number_in(request.POST.get("role"))
    role = next((one for one in _roles(person(request)) if one.pk == wanted), None)
    if role is None:
        raise PermissionDenied
    return role
