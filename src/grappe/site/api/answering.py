"""How the API answers: pages, what has not changed, and why it says no."""

import hashlib
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any, TypeVar

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.http import quote_etag
from ninja.responses import Response
from ninja.security import HttpBearer

from grappe.site.accounts.models import User
from grappe.site.api.keys import holder
from grappe.site.conditional import unless_had
from grappe.site.policy.reading import digest

T = TypeVar("T")
MOST = 5000
"""Rows of a page at most."""


class CannotAnswer(Exception):  # noqa: N818 - an answer, not a fault
    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status, self.code = status, code


def error(status: int, code: str, message: str) -> Response:
    return Response({"error": {"code": code, "message": message}}, status=status)


class ByKey(HttpBearer):
    """Authorization: Bearer KEY."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        return holder(token)


def speak(request: HttpRequest) -> None:
    """In the language that `lang` asks for, else the one that the request accepts."""
    asked = request.GET.get("lang")
    if asked in ("fr", "en"):
        translation.activate(asked)


def page_of(
    request: HttpRequest,
    rows: Sequence[T],
    limit: int,
    offset: int,
    row: Callable[[T], Any] = lambda one: one,
) -> dict[str, Any]:
    """A page of rows, each told by `row`, with the address of the next page."""
    following = None
    if offset + limit < len(rows):
        asked = request.GET.copy()
        asked["limit"], asked["offset"] = str(limit), str(offset + limit)
        following = request.build_absolute_uri(f"{request.path}?{asked.urlencode()}")
    items = [row(one) for one in rows[offset : offset + limit]]
    return {"count": len(rows), "next": following, "items": items}


def unless_known(
    request: HttpRequest, about: Sequence[object], tell: Callable[[], Any]
) -> HttpResponseBase:
    """What `tell` says, or 304 for who has it: it depends on the address, the language, the
    product and the policy that answer, and what it is `about` (a publication, which never changes,
    and its reader)."""
    language, product = translation.get_language(), version("grappe")
    key = repr((request.get_full_path(), language, product, digest(), *about))
    etag = quote_etag(hashlib.sha256(key.encode()).hexdigest()[:32])
    vary = ("Authorization", "Cookie", "Accept-Language")
    return unless_had(request, etag, lambda: Response(tell()), vary=vary)
