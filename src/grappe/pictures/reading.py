"""A picture that somebody brings, read with distrust.

Only what Pillow decodes as pixels is kept: no place, no camera, no text, no second file behind the
first one. How large it would be unpacked is asked of its head, before anything is unpacked.
"""

import io
import re
import warnings

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from grappe.pictures.model import NoPictureError, Picture
from grappe.words import Words

LARGEST = 20_000_000
"""Bytes of a file."""
MOST_POINTS = 50_000_000
WIDE, SMALL = 1600, 640
"""Pixels of the longer side."""
_QUALITY = 82
_FORMATS = ("JPEG", "PNG", "WEBP")
_DRAWING = re.compile(rb"^\s*(?:<\?xml|<!doctype|<!--|<svg)", re.IGNORECASE)
_PAPER = (255, 255, 255)


def read(content: bytes) -> Picture:
    """The picture, upright, in sRGB, at most 1 600 pixels wide or high. Raises NoPictureError."""
    if not content:
        raise NoPictureError(_EMPTY)
    if len(content) > LARGEST:
        raise NoPictureError(_HEAVY.filled(n=LARGEST // 1_000_000))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _redrawn(content)
    except Image.DecompressionBombError:
        raise NoPictureError(_LARGE.filled(n=MOST_POINTS // 1_000_000)) from None
    except UnidentifiedImageError:
        raise NoPictureError(_unknown(content)) from None
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, OverflowError):
        raise NoPictureError(BROKEN) from None


def _redrawn(content: bytes) -> Picture:
    with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
        width, height = opened.size
        if width * height > MOST_POINTS:
            raise Image.DecompressionBombError
        opened.draft("RGB", (WIDE, WIDE))
        opened.load()
        upright = ImageOps.exif_transpose(opened)
        large = _fitting(upright, WIDE)
    large = _plain(large, opened.info.get("icc_profile"))
    small = _fitting(large, SMALL)
    return Picture(_written(large), _written(small), *large.size)


def _fitting(image: Image.Image, most: int) -> Image.Image:
    fitting = image.copy() if image.mode != "P" else image.convert("RGBA")
    fitting.thumbnail((most, most), Image.Resampling.LANCZOS)
    return fitting


def _plain(image: Image.Image, profile: bytes | None) -> Image.Image:
    """Red, green and blue as screens have them, on white where it was transparent."""
    if profile and image.mode in {"RGB", "CMYK", "L"}:
        image = _in_srgb(image, profile)
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        over = image.convert("RGBA")
        image = Image.new("RGB", over.size, _PAPER)
        image.paste(over, mask=over.getchannel("A"))
    if image.mode.startswith("I"):
        image = image.point(lambda value: value / 256).convert("L")
    return image.convert("RGB")


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, own, srgb, outputMode="RGB") or image
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image


def _written(image: Image.Image) -> bytes:
    """Of the pixels alone."""
    bare = Image.new("RGB", image.size)
    bare.paste(image)
    written = io.BytesIO()
    bare.save(written, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    return written.getvalue()


def _unknown(content: bytes) -> Words:
    if _DRAWING.match(content[:400]):
        return _SVG
    if content[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypmsf1"}:
        return _HEIC
    return _NONE


_EMPTY = Words(
    fr="Ce fichier est vide. Choisissez l’image à nouveau.",
    en="This file is empty. Choose the picture again.",
)
_HEAVY = Words(
    fr="Ce fichier dépasse {n} Mo. Enregistrez l’image en plus petit, en JPEG par exemple.",
    en="This file is larger than {n} MB. Save the picture smaller, as JPEG for example.",
)
_LARGE = Words(
    fr="Cette image compte plus de {n} millions de points\u202f: elle n’a pas été ouverte. "
    "Enregistrez-la en plus petit\u202f; 2\u202f000 points de large suffisent.",
    en="This picture has more than {n} million pixels: it was not opened. Save it smaller; 2,000 "
    "pixels across are enough.",
)
BROKEN = Words(
    fr="Cette image est abîmée ou incomplète. Enregistrez-la à nouveau, ou prenez-en une autre.",
    en="This picture is damaged or incomplete. Save it again, or choose another one.",
)
TOO_MUCH = Words(
    fr="La lecture de cette image a pris trop de temps. Enregistrez-la en plus petit\u202f; "
    "2\u202f000 points de large suffisent.",
    en="Reading this picture took too long. Save it smaller; 2,000 pixels across are enough.",
)
_SVG = Words(
    fr="Un dessin SVG peut contenir un programme\u202f: il n’est pas pris. Exportez-le en PNG.",
    en="An SVG drawing may hold a program: it is not taken. Export it as PNG.",
)
_HEIC = Words(
    fr="Les photos HEIC ne se lisent pas partout. Enregistrez celle-ci en JPEG.",
    en="HEIC photos cannot be read everywhere. Save this one as JPEG.",
)
_NONE = Words(
    fr="Ce fichier n’est pas une image JPEG, PNG ou WebP.",
    en="This file is not a JPEG, PNG or WebP picture.",
)
