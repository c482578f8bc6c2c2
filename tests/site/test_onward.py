"""Nobody is led out of the site, nor into a dead end."""

import pytest
from django.test import Client, RequestFactory

from grappe.site.onward import onward
from tests.site.making import person


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/publications/publish", "/publications"),
        ("/people/invited/7/withdraw", "/people"),
        ("/language", "/"),
    ],
)
def test_signing_in_again_leads_to_the_page_not_to_a_dead_end(address: str, page: str) -> None:
    client = Client()
    client.cookies["django_language"] = "fr"
    client.force_login(person("head_of_unit"))
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[0] == (page, 302)
    assert "Ce n’est pas encore fait" in answer.content.decode()


@pytest.mark.parametrize(
    ("asked", "led"),
    [("/rounds?page=2", "/rounds?page=2"), ("//elsewhere.example.org", "/"), ("members", "/")],
)
def test_only_a_page_of_this_site_is_led_to(asked: str, led: str) -> None:
    assert onward(RequestFactory().get("/"), asked) == led
