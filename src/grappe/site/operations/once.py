"""A form sent again (a second click, a connection cut before the answer) leads where it led, and
is not done twice.

Each form of a page has a token of its own (Django masks it anew each time that a page is made), so
the same words with the same token are the same act.
"""

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from hashlib import sha256

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.crypto import salted_hmac

from grappe.site.operations.models import SentForm

KEPT = timedelta(hours=1)
PATIENCE = 20.0
"""Seconds that a form waits for the same one, which is at work; then it is done after all: the
process that was at it is gone."""
_CLEANED_EVERY = 200


def once(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """What is answered by anything else than the way to a page was not done, and may be tried
    again; scripts that send words while one writes are not forms, and count their edits."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if not _is_a_form(request):
            return answer(request)
        key = _key(request)
        if not _begun(key):
            led = _led(key)
            if led:
                return HttpResponseRedirect(led)
        answered = answer(request)
        _ended(key, answered.get("Location", "") if _leads_on(answered) else "")
        return answered

    return middleware


def _is_a_form(request: HttpRequest) -> bool:
    return (
        request.method == "POST"
        and request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
        and "csrfmiddlewaretoken" in request.POST
        and request.user.is_authenticated
    )


def _key(request: HttpRequest) -> str:
    told = sha256(request.get_full_path().encode())
    for name, values in sorted(request.POST.lists()):
        told.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            assert isinstance(file, UploadedFile)
            told.update(repr((name, file.name)).encode() + _content(file))
    return salted_hmac(
        "a form", f"{request.user.pk} {told.hexdigest()}", algorithm="sha256"
    ).hexdigest()


def _content(file: UploadedFile) -> bytes:
    digest = sha256()
    chunks: Iterator[bytes] = file.chunks()
    for chunk in chunks:
        digest.update(chunk)
    file.seek(0)
    return digest.digest()


def _begun(key: str) -> bool:
    """Whether nobody sent it before."""
    try:
        with transaction.atomic():
            made = SentForm.objects.create(key=key)
    except IntegrityError:
        return False
    if made.pk % _CLEANED_EVERY == 0:
        SentForm.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return True


def _led(key: str) -> str:
    """Where it led, once it has; empty where it did not get so far."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        led = SentForm.objects.filter(key=key).values_list("led", flat=True).first()
        if led or (led is None and _begun(key)):
            return led or ""
        time.sleep(0.05)
    return ""


def _leads_on(answered: HttpResponse) -> bool:
    return answered.status_code in {302, 303}


def _ended(key: str, led: str) -> None:
    found = SentForm.objects.filter(key=key)
    found.update(led=led) if led else found.delete()
