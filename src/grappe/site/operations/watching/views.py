"""Addresses that machines ask: no session, no cookie, no word about anybody."""

import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from grappe.site.operations.watching import health, metrics

_HERE = {"127.0.0.1", "::1", ""}
"""Loopback, and the empty address of a Unix socket."""
_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_FORWARDED", "HTTP_X_REAL_IP")


@require_safe
@never_cache
def healthy(request: HttpRequest) -> HttpResponse:
    """The process answers: nothing else is asked."""
    return JsonResponse({"healthy": True})


@require_safe
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Whether people can be sent here; 503 where not, and what is not well."""
    checks = health.ready()
    well = all(checks.values())
    return JsonResponse({"ready": well, "checks": checks}, status=200 if well else 503)


@require_safe
@never_cache
def measured(request: HttpRequest) -> HttpResponse:
    """For Prometheus: by its token where there is one, else from this machine alone."""
    if not _may_measure(request):
        return HttpResponse(status=403)
    return HttpResponse(metrics.told(), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_measure(request: HttpRequest) -> bool:
    if settings.METRICS_TOKEN:
        said = request.headers.get("Authorization", "")
        return secrets.compare_digest(said.encode(), f"Bearer {settings.METRICS_TOKEN}".encode())
    passed_on = any(name in request.META for name in _FORWARDED)
    return not passed_on and request.META.get("REMOTE_ADDR", "") in _HERE
