"""Pictures: what people bring is checked, and drawn anew without what a camera wrote into it.

In: bytes of whatever somebody chose. Out: a picture for a page and a smaller one for a card, as
JPEG of pixels alone; or NoPictureError with a sentence for the person. What decodes pixels is
loaded with the first one: a server starts without it.
"""

from grappe.pictures.model import NoPictureError, Picture


def read(content: bytes) -> Picture:
    """The picture, upright, in sRGB, at most 1 600 pixels wide or high. Raises NoPictureError."""
    from grappe.pictures import reading

    return reading.read(content)


__all__ = ["NoPictureError", "Picture", "read"]
