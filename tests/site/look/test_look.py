"""The look: filters in the reader's language, pages that say no kindly."""

import re
from datetime import date
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.utils import translation

from grappe.questions import Words
from grappe.site import demonstrated
from grappe.site.look.fonts import static_folders
from grappe.site.look.templatetags import look
from tests.site.making import cluster, person

STYLES = Path(look.__file__).parents[1] / "static" / "look"


@pytest.mark.parametrize(
    ("said", "french", "english"),
    [
        (lambda: look.number(1234.5), "1\u202f234,5", "1,234.5"),
        (lambda: look.money(84000), "84\u202f000\u202f€", "€84,000"),
        (lambda: look.percent(0.37), "37\u202f%", "37%"),
        (lambda: look.day(date(2021, 6, 1)), "1er juin 2021", "1 June 2021"),
        (lambda: look.short_day(date(2021, 6, 7)), "7 juin", "7 June"),
        (lambda: look.sentence(["a", "b", "c"]), "a, b et c", "a, b and c"),
        (lambda: look.words(Words(fr="oui", en="yes")), "oui", "yes"),
        (lambda: look.one_or_many(0, "membre,membres"), "membre", "membres"),
    ],
)
def test_a_value_is_said_in_the_readers_language(said, french, english):
    with translation.override("fr"):
        assert said() == french
    with translation.override("en"):
        assert said() == english


def test_a_missing_value_is_said_and_zero_stays_zero():
    with translation.override("en"):
        assert "missing" in look.or_missing(None)
        assert look.or_missing(0) == "0"


def test_what_need_not_be_said_is_a_dash_and_no_word():
    assert re.sub("<[^>]*>", "", look.or_missing("")) == "–"


@pytest.mark.parametrize("page", ["400", "500"])
def test_what_breaks_is_told_without_a_request_and_with_a_way_back(page):
    assert 'href="/"' in render_to_string(f"{page}.html")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("status", "address", "send"),
    [(404, "/nowhere", "get"), (403, "/style", "get"), (403, "/sign-out", "post")],
)
def test_a_refused_request_keeps_ones_pages_and_offers_a_way_back(status, address, send):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person("manager", of=cluster("Minalogic")))
    refused = getattr(client, send)(address)
    assert refused.status_code == status
    assert 'href="/"' in refused.text
    assert "<nav" in refused.text


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_style_page_holds_no_inline_script_nor_style(client, language):
    client.force_login(person("head_of_unit", language=language))
    html = client.get("/style").text
    assert f'lang="{language}"' in html
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\ssrc=)", html)


def test_text_in_a_component_is_escaped():
    html = render_to_string("look/components/notice.html", {"text": "<b>&"})
    assert "&lt;b&gt;&amp;" in html


def test_each_font_that_the_style_sheet_names_is_in_a_wheel():
    named = re.findall(r"\.\./fonts/([\w-]+\.\w+)", (STYLES / "tokens.css").read_text())
    folders = [Path(folder) for _, folder in static_folders()]
    assert named
    assert all(any((folder / name).is_file() for folder in folders) for name in named)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("theme", "said"), [("", ""), ("light", "light"), ("dark", "dark"), ("x", "")]
)
def test_staff_see_the_style_page_in_each_theme_and_language(client, language, theme, said):
    client.force_login(person("head_of_unit", language=language))
    html = client.get("/style", {"theme": theme}).content.decode()
    assert f'<html lang="{language}"' in html
    assert (f'data-theme="{said}"' in html) is bool(said)
    assert ("data-theme" in html.partition(">")[2].partition(">")[0]) is bool(said)


@pytest.mark.django_db
@pytest.mark.parametrize("day", ["2021-06-07", "2021-06-08"])
def test_each_page_of_a_demonstration_says_its_day(client, data, day):
    demonstrated.write(today=day)
    html = client.get("/sign-in", headers={"accept-language": "en"}).content.decode()
    assert f"Today is {int(day[-2:])} June 2021." in html


@pytest.mark.django_db
def test_elsewhere_no_page_speaks_of_a_demonstration(client, data):
    assert b"Today is" not in client.get("/sign-in", headers={"accept-language": "en"}).content
