"""Speaking the language that a signed-in person prefers."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation


def in_their_language(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """A person's own preference comes before the cookie's and the browser's."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            translation.activate(request.user.language)
            request.LANGUAGE_CODE = request.user.language
        return answer(request)

    return middleware
