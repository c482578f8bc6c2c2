"""What draws charts in a browser: Vega with the interpreter of its expressions, out of the wheel
that draws them here. It is made when somebody first asks, and kept for ever by who has it."""

import gzip
import logging
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from threading import Lock

from django.http import Http404, HttpRequest, HttpResponse

_making = Lock()
_FOR_EVER = "public, max-age=31536000, immutable"


@cache
def engine_name() -> str:
    """A hash of what it is made by: the wheel of one version always gives the same."""
    return sha256(version("vl-convert-python").encode()).hexdigest()[:12]


def engine(request: HttpRequest, name: str) -> HttpResponse:
    """The script itself, zipped for who can unzip it: the same for everybody, known to nobody's
    account."""
    if name != engine_name():
        raise Http404
    with _making:
        packed = _packed()
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    answer = HttpResponse(
        packed if zipped else gzip.decompress(packed), content_type="text/javascript; charset=utf-8"
    )
    if zipped:
        answer["Content-Encoding"] = "gzip"
    answer["Cache-Control"] = _FOR_EVER
    return answer


@cache
def _packed() -> bytes:
    """Takes some seconds, once in the life of a process."""
    from vl_convert import javascript_bundle

    # It tells each of its steps as an error.
    logging.getLogger("swc_ecma_transforms_optimization").setLevel(logging.CRITICAL)
    return gzip.compress(javascript_bundle().encode(), mtime=0)
