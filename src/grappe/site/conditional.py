"""Answers that whoever has them already does not get again (ETag)."""

from collections.abc import Callable, Sequence

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers


def unless_had(
    request: HttpRequest, etag: str, make: Callable[[], HttpResponse], *, vary: Sequence[str]
) -> HttpResponse:
    """What `make` gives, or 304 for who has the answer of that tag; kept by nobody in between."""
    answer: HttpResponse = get_conditional_response(request, etag=etag) or make()
    answer["ETag"] = etag
    answer["Cache-Control"] = "private, no-cache"
    patch_vary_headers(answer, vary)
    return answer
