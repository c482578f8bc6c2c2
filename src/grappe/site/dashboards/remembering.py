"""Answers about public figures are computed once: a publication never changes. A view that reads
anything else, an answer to a questionnaire say, is not for it.

What is kept depends on the publications that are public, on the stories told, on what its readers
hold and may see, on the language and on the address; a reader's own name and token are put into it
each time. The browser keeps it too and asks whether it is still the same (ETag).
"""

import re
from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import wraps
from hashlib import sha256
from threading import Lock
from typing import NamedTuple

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.utils.html import escape
from django.utils.translation import get_language

from grappe.site import clock
from grappe.site.accounts.asking import person
from grappe.site.accounts.rights import can_see_previews
from grappe.site.conditional import unless_had
from grappe.site.dashboards.audience import audience_of
from grappe.site.policy.reading import current
from grappe.site.replies.reading import public_codes
from grappe.site.rounds.publishing import made_codes, publications_folder
from grappe.site.stories.reading import stamp

View = Callable[..., HttpResponse]
MOST = 256
_VARY = ("Cookie", "Accept-Language")
_OF_CONTENT = ("Content-Type", "Content-Disposition")


_OWN = re.compile(
    rb'(?<=name="csrfmiddlewaretoken" value=")(?P<token>\w+)|(?<=<span data-reader>)(?P<name>[^<]*)'
)
"""What of a page is its reader's own: the token of their forms, their name."""


class Kept(NamedTuple):
    """An answer without what belongs to one request, as one of its readers had it."""

    content: bytes
    headers: tuple[tuple[str, str], ...]
    sha256: str


_kept: OrderedDict[Hashable, Kept] = OrderedDict()
_lock = Lock()


def remembered(view: View) -> View:
    """The answer of a view that only reads, kept until something that it depends on is another."""

    @wraps(view)
    def answered(request: HttpRequest, **named: str) -> HttpResponse:
        key = _key(request)
        if key is None:
            return view(request, **named)
        found = _recall(key)
        if found is None:
            answer = view(request, **named)
            if answer.status_code != 200:  # noqa: PLR2004 - only what was found is kept
                return answer
            found = _keep(key, answer)
        own = _own(request)
        return unless_had(request, _tag(found, request), lambda: _whole(found, own), vary=_VARY)

    return answered


def _key(request: HttpRequest) -> Hashable:
    """None for what is not to be kept: words for this person, figures that clusters may still
    comment on."""
    if request.method not in ("GET", "HEAD") or len(get_messages(request)):
        return None
    user, public = person(request), public_codes()
    made = made_codes()
    if can_see_previews(user) and made - public:
        return None
    reader = (user.standing.held, audience_of(user))
    of_day = (clock.today(), stamp(), get_language(), request.build_absolute_uri())
    return (public & made, publications_folder(), id(current()), reader, of_day)


def _recall(key: Hashable) -> Kept | None:
    with _lock:
        found = _kept.get(key)
        if found is not None:
            _kept.move_to_end(key)
        return found


def _keep(key: Hashable, answer: HttpResponse) -> Kept:
    headers = tuple((name, answer[name]) for name in _OF_CONTENT if name in answer)
    found = Kept(answer.content, headers, sha256(answer.content).hexdigest())
    with _lock:
        _kept[key] = found
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return found


def _own(request: HttpRequest) -> dict[str | None, bytes]:
    """A reader's own words, by their names in `_OWN`."""
    user = person(request)
    name = escape(user.get_full_name() or user.email)
    return {"token": get_token(request).encode(), "name": name.encode()}


def _tag(found: Kept, request: HttpRequest) -> str:
    """Another one for another reader, and once a browser's token is another."""
    user, secret = person(request), request.META["CSRF_COOKIE"]
    told = f"{found.sha256} {user.pk} {user.name} {secret}"
    return f'"{sha256(told.encode()).hexdigest()[:24]}"'


def _whole(found: Kept, own: dict[str | None, bytes]) -> HttpResponse:
    answer = HttpResponse(_OWN.sub(lambda at: own[at.lastgroup], found.content))
    for name, value in found.headers:
        answer[name] = value
    return answer
