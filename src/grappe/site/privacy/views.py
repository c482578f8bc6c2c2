"""Pages on what happens to a cluster's data: who looked, what is shared, taking out, leaving."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from grappe.site import clock
from grappe.site.accounts import rights
from grappe.site.accounts.asking import of_cluster, person
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.policy.reading import current
from grappe.site.privacy import everything as work
from grappe.site.privacy.holdings import holdings
from grappe.site.privacy.leaving import leaving_of, let_leave, say_leaving, stay
from grappe.site.privacy.reading import MOST, looks_at
from grappe.site.privacy.sharing import personal_questions, shared
from grappe.site.speaking import language_of_reader


@require_GET
@of_cluster(rights.can_see_looks)
def looks(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """Who looked at what, day by day: a role and a department, never a name."""
    found = looks_at(cluster)
    context = {
        "cluster": cluster,
        "looks": found,
        "days": len({one.day for one in found}),
        "last": found[0] if found else None,
        "cut": len(found) == MOST,
        "may_take": rights.can_take_everything(request.user, cluster),
    }
    return render(request, "privacy/looks.html", context)


def for_everybody_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever holds a role."""

    @require_GET
    @login_required
    def guarded(request: HttpRequest) -> HttpResponse:
        if not rights.can_see_promises(request.user):
            raise PermissionDenied
        return view(request)

    return guarded


@for_everybody_here
def what_is_shared(request: HttpRequest) -> HttpResponse:
    """What is shared with whom, in plain words."""
    return render(request, "privacy/shared.html", {"shared": shared()})


@for_everybody_here
def promises(request: HttpRequest) -> HttpResponse:
    """What the Region promises to clusters, each with where it can be seen."""
    managed = sorted(person(request).standing.manages)
    context = {"own": managed[0] if managed else "", "privacy": current().privacy}
    return render(request, "privacy/promises.html", context)


@for_everybody_here
def processing(request: HttpRequest) -> HttpResponse:
    """The record of processing: who answers, why, whose data, who reads, how long."""
    context = {
        "policy": current(),
        "privacy": current().privacy,
        "shared": [one for one in shared() if one.people],
        "asked": personal_questions(),
    }
    return render(request, "privacy/processing.html", context)


@require_GET
@of_cluster(rights.can_take_everything)
def everything(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """All of a cluster's data in one file: asked for, under way, or there."""
    context = {
        "cluster": cluster,
        "progress": work.progress(cluster),
        "kinds": [one.label for one in holdings() if one.take],
        "days": work.KEPT_FOR.days,
    }
    return render(request, "privacy/everything.html", context)


@require_POST
@of_cluster(rights.can_take_everything)
def prepare(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    work.ask_for(cluster, language_of_reader(), by=person(request))
    return redirect("privacy:everything", cluster.code)


@require_GET
@of_cluster(rights.can_take_everything)
def file(request: HttpRequest, cluster: Cluster) -> FileResponse:
    """The archive, whole."""
    found = work.progress(cluster).file
    if found is None:
        raise Http404
    name = f"grappe-{cluster.code}-{clock.today().isoformat()}.zip"
    return FileResponse(found.open("rb"), as_attachment=True, filename=name)


def may_see_leaving(user: rights.Person, cluster: Cluster | None) -> bool:
    return rights.can_say_leaving(user, cluster) or rights.can_let_leave(user, cluster)


@of_cluster(may_see_leaving)
def leaving(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """What happens to a cluster's data when it leaves; saying so, and doing it."""
    said = leaving_of(cluster)
    if request.method == "POST":
        try:
            messages.success(request, _act(request, cluster))
        except Refused as refusal:
            messages.error(request, str(refusal))
        return redirect("privacy:leaving", cluster.code)
    done = said.done if said else {}
    context = {
        "cluster": cluster,
        "said": said,
        "goes": [one.label for one in holdings() if one.leave],
        "stays": [one.label for one in holdings() if one.take and not one.leave],
        "done": [(one.label, done[one.code]) for one in holdings() if one.code in done],
        "may_say": rights.can_say_leaving(request.user, cluster),
        "may_do": rights.can_let_leave(request.user, cluster),
        "due": said is not None and said.on <= clock.today(),
    }
    return render(request, "privacy/leaving.html", context)


def _act(request: HttpRequest, cluster: Cluster) -> str:
    """Does what the button says, and gives the sentence that says so. Raises Refused."""
    user, act = person(request), request.POST.get("act")
    if act == "do":
        if not rights.can_let_leave(user, cluster):
            raise PermissionDenied
        let_leave(cluster, by=user)
        return _("Done: what was to be erased is erased.")
    if not rights.can_say_leaving(user, cluster):
        raise PermissionDenied
    if act == "stay":
        stay(cluster, by=user)
        return _("Taken back: nothing changes.")
    on = parse_date(request.POST.get("on", "")) if act == "leave" else None
    if on is None:
        raise Refused(_("Say from which day: day, month and year."), "day")
    say_leaving(cluster, on, by=user)
    return _("Said. The Region will do it from that day on; until then you may take it back.")
