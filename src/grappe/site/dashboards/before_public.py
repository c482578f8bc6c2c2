"""“Figures about you, before they are public”: the cluster reads, comments, disputes, agrees."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from grappe.site.accounts import rights
from grappe.site.accounts.asking import of_cluster, person
from grappe.site.accounts.models import User
from grappe.site.asked import number_in
from grappe.site.dashboards.published import Published
from grappe.site.dashboards.replying import Typed, is_told, told_of, waiting_for
from grappe.site.errors import Refused
from grappe.site.policy.models import Cluster
from grappe.site.replies import replying
from grappe.site.replies.models import Reading
from grappe.site.replies.replying import Place


@of_cluster(rights.can_see_replies)
def before(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """The page, also for the cluster's officers, who read it."""
    waiting = waiting_for(cluster)
    if waiting is None:
        return _nothing_waits(request, cluster)
    if rights.can_reply(request.user, cluster):
        replying.look_at(waiting[0])
    return _page(request, cluster, *waiting)


@require_POST
@of_cluster(rights.can_reply)
def say_it(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """A comment, an empty one being taken away; a correction asked for, or no longer."""
    waiting = waiting_for(cluster)
    if waiting is None:
        return _nothing_waits(request, cluster)
    reading, published = waiting
    asked, year = request.POST.get("indicator", ""), number_in(request.POST.get("year"))
    on, text = Place(asked, year or 0), request.POST.get("text", "")
    try:
        if not is_told(published, cluster, on):
            words = _("Publication %(code)s tells no such figure of you.")
            raise Refused(words % {"code": published.publication.code}, "no_figure")
        done = _done(request.POST.get("act", ""), reading, on, text, person(request))
    except Refused as refusal:
        return _page(request, cluster, reading, published, Typed(on, text, str(refusal)))
    messages.success(request, done)
    return redirect(f"{reverse('dashboards:before', args=[cluster.code])}#figure-{on.indicator}")


def _done(act: str, reading: Reading, on: Place, text: str, by: User) -> str:
    if act == "correction":
        replying.ask_correction(reading, on, text, by=by)
        return _("Your officer is asked: the answer will stand here.")
    if act == "take_back":
        replying.take_back(reading, on, by=by)
        return _("You no longer ask for this correction.")
    if act == "change":
        replying.change_remark(reading, on, text, by=by)
        return _("Your comment is changed.") if text.strip() else _("Your comment is taken away.")
    replying.remark(reading, on, text, by=by)
    return _("Your comment is kept beside the figure.")


@require_POST
@of_cluster(rights.can_agree)
def agree(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """“We have read them”; or no longer, while they are not public."""
    waiting = waiting_for(cluster)
    if waiting is None:
        return _nothing_waits(request, cluster)
    by = person(request)
    try:
        if request.POST.get("act") == "no_more":
            replying.agree_no_more(waiting[0], by=by)
            messages.info(request, _("Taken back: you are reading them again."))
        else:
            replying.agree(waiting[0], by=by)
            messages.success(request, _("Thank you. You may still change your comments."))
    except Refused as refusal:
        messages.warning(request, str(refusal))
    return redirect("dashboards:before", cluster.code)


def _nothing_waits(request: HttpRequest, cluster: Cluster) -> HttpResponse:
    """What was typed too late stands on the page, so that nothing is lost."""
    about = {"cluster": cluster, "typed": request.POST.get("text", "").strip()}
    return render(request, "dashboards/nothing_waits.html", about)


def _page(
    request: HttpRequest,
    cluster: Cluster,
    reading: Reading,
    published: Published,
    typed: Typed | None = None,
) -> HttpResponse:
    about = told_of(person(request), cluster, reading, published, typed)
    return render(request, "dashboards/before.html", {**about, "cluster": cluster})
