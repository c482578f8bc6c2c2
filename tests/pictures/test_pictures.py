"""Whatever somebody brings is a clean picture, or a sentence."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from grappe.pictures import NoPictureError, read
from grappe.pictures.reading import LARGEST
from tests.pictures.making import bomb, picture


def opened(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))


def test_a_photograph_is_made_fit_for_a_page_and_for_a_card():
    made = read(picture(4000, 3000))
    assert (made.width, made.height) == (1600, 1200) == opened(made.content).size
    assert opened(made.small).size == (640, 480)
    assert opened(made.content).format == "JPEG"


def test_where_and_with_what_it_was_taken_is_gone():
    exif = Image.Exif()
    exif[0x010F] = "Camera Maker"
    exif.get_ifd(0x8825)[1] = "N"
    made = read(picture(exif=exif, comment=b"my kitchen"))
    for content in (made.content, made.small):
        assert not opened(content).getexif()
        assert b"Camera Maker" not in content
        assert b"my kitchen" not in content
        assert not {"exif", "icc_profile", "comment"} & set(opened(content).info)


def test_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    made = read(picture(800, 400, exif=exif))
    assert (made.width, made.height) == (400, 800)


@pytest.mark.parametrize(
    ("mode", "kind"),
    [("RGBA", "PNG"), ("LA", "PNG"), ("P", "PNG"), ("1", "PNG"), ("I;16", "PNG"), ("CMYK", "JPEG"),
     ("L", "JPEG"), ("RGB", "WEBP")],
)  # fmt: skip
def test_any_kind_of_pixels_becomes_a_plain_one(mode, kind):
    made = read(picture(mode=mode, kind=kind, colour=0))
    assert opened(made.content).mode == "RGB"


def test_what_is_transparent_is_white():
    assert opened(read(picture(mode="RGBA", kind="PNG", colour=0)).content).getpixel((5, 5)) > (
        250, 250, 250,
    )  # fmt: skip


def test_what_is_hidden_behind_a_picture_does_not_come_along():
    made = read(picture() + b"PK\x03\x04<script>alert(1)</script>")
    assert b"script" not in made.content


TEXT = PngImagePlugin.PngInfo()
TEXT.add_text("bomb", "x" * 3_000_000, zip=True)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (picture()[:900], "damaged"),
        (picture(kind="PNG")[:300], "damaged"),
        (picture(kind="PNG", pnginfo=TEXT), "damaged"),
        (bomb(), "million pixels"),
        (bomb(10_000, 6_000), "million pixels"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
        (b"\xff\xd8\xff\xe0<?php evil", "damaged"),
        (b"<html><script>", "not a JPEG"),
        (picture(kind="GIF"), "not a JPEG"),
        (picture(kind="TIFF"), "not a JPEG"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (b"\0" * (LARGEST + 1), "larger than 20 MB"),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)
def test_what_cannot_be_taken_is_said_in_a_sentence(content, says):
    with pytest.raises(NoPictureError) as refused:
        read(content)
    assert says in refused.value.words.en
    assert refused.value.words.fr.endswith(".")


def test_sixty_megapixels_are_not_unpacked():
    with pytest.raises(NoPictureError, match="million"):
        read(picture(10_000, 6_000, mode="L"))


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_picture_of_which_any_byte_is_wrong_is_read_or_refused(data):
    content = bytearray(picture(64, 48, kind=data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"]))))
    for _ in range(3):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        assert read(bytes(content)).content.startswith(b"\xff\xd8")
    except NoPictureError as refused:
        assert refused.words.fr
