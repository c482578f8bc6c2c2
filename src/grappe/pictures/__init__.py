"""Pictures: what people bring is checked, and drawn anew without what a camera wrote into it.

In: bytes of whatever somebody chose. Out: a picture for a page and a smaller one for a card, as
JPEG of pixels alone; or NoPictureError with a sentence for the person. What decodes pixels is
loaded with the first one: a server starts without it.
"""

from grappe.apart import Failed, Limits, call
from grappe.pictures.model import NoPictureError, Picture

_LIMITS = Limits(memory=350_000_000, work=5, clock=30)


def read(content: bytes) -> Picture:
    """The picture, upright, in sRGB, at most 1 600 pixels wide or high. Raises NoPictureError."""
    from grappe.pictures import reading

    return reading.read(content)


def read_safely(content: bytes) -> Picture:
    """As `read`, for what strangers send: opened apart, within limits. Raises NoPictureError."""
    from grappe.pictures import reading

    try:
        return call(reading.read, content, limits=_LIMITS)
    except Failed as failed:
        raise NoPictureError(reading.TOO_MUCH if failed.why == "time" else reading.BROKEN) from None


__all__ = ["NoPictureError", "Picture", "read", "read_safely"]
