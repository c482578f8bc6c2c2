"""An address that only takes what is sent leads back to its page."""

import pytest
from django.test import Client

from tests.site.making import person


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "page"),
    [("/publications/publish", "/publications"), ("/people/7/end", "/people"), ("/language", "/")],
)
def test_signing_in_again_leads_to_the_page_not_to_a_dead_end(address: str, page: str) -> None:
    client = Client()
    client.cookies["django_language"] = "fr"
    client.force_login(person("head_of_unit"))
    answer = client.get(address, follow=True)
    assert answer.redirect_chain[0] == (page, 302)
    assert "Ce n’est pas encore fait" in answer.content.decode()
