"""Pictures: what people bring is checked, and drawn anew without what a camera wrote into it.

In: bytes of whatever somebody chose. Out: a picture for a page and a smaller one for a card, as
JPEG of pixels alone; or NoPictureError with a sentence for the person.
"""

from grappe.pictures.reading import LARGEST, MOST_POINTS, NoPictureError, Picture, read

__all__ = ["LARGEST", "MOST_POINTS", "NoPictureError", "Picture", "read"]
