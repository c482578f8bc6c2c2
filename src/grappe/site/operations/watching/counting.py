"""Each answer is counted and written down: which page, how it ended, how long it took."""

import time
from collections.abc import Callable
from logging import getLogger

from django.http import HttpRequest, HttpResponse

from grappe.site.operations.watching.metrics import count

_log = getLogger("grappe.answers")


def watched(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Around everything else. The page is told by the name of its address: what stands in the
    address itself may be a key, or about somebody."""

    def middleware(request: HttpRequest) -> HttpResponse:
        began = time.perf_counter()
        answered = answer(request)
        took = time.perf_counter() - began
        page = request.resolver_match.view_name if request.resolver_match else "none"
        count(page, request.method or "", answered.status_code, took)
        about = {"page": page, "method": request.method, "status": answered.status_code}
        _log.info("answered", extra={"told": {**about, "ms": round(1000 * took)}})
        return answered

    return middleware
