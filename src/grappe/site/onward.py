"""Where a person is led next."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _


def onward(request: HttpRequest, asked: str) -> str:
    """The page of this site that was asked for, else the first one."""
    safe = url_has_allowed_host_and_scheme(asked, {request.get_host()}, request.is_secure())
    return asked if safe and asked.startswith("/") else "/"


def back_to_the_page(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Signing in again may lead to such an address: the page it belongs to is shown instead."""

    def middleware(request: HttpRequest) -> HttpResponse:
        answered = answer(request)
        if request.method != "GET" or answered.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
            return answered
        messages.warning(request, _("This was not done yet: please press the button again."))
        return redirect(_page_above(request.path))

    return middleware


def _page_above(path: str) -> str:
    above = path.rstrip("/").rpartition("/")[0]
    try:
        resolve(above or "/")
    except Resolver404:
        return _page_above(above)
    return above or "/"
