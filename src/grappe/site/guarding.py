"""What every answer tells a browser not to do, beside its Content-Security-Policy; and which
methods are answered at all."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media"),
    *("fullscreen", "geolocation", "gyroscope", "hid", "magnetometer", "microphone", "midi"),
    *("payment", "picture-in-picture", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
"""What a browser could offer and no page of ours asks for."""
METHODS = ("GET", "HEAD", "OPTIONS", "POST")
"""A page is read, a form is sent; the API is read. Views of others would answer more."""
HEADERS = {
    "Permissions-Policy": ", ".join(f"{one}=()" for one in UNUSED),
    "Cross-Origin-Resource-Policy": "same-origin",
}


def guarded(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Puts the headers that Django and django-csp know nothing of on every answer. What is kept for
    ever is the same for everybody, whoever asked before it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        known = request.method in METHODS
        answered = answer(request) if known else HttpResponseNotAllowed(METHODS)
        for name, value in HEADERS.items():
            answered.setdefault(name, value)
        if "immutable" in answered.get("Cache-Control", ""):
            answered["Vary"] = "Accept-Encoding"
        return answered

    return middleware
