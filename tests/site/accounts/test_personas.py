"""One click signs in as a persona, in a demonstration alone."""

import pytest
from django.test import Client
from django.urls import reverse

from grappe.site import demonstrated
from grappe.site.accounts.door import second
from grappe.site.accounts.models import User
from tests.site.making import cluster, person

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("data")]


@pytest.fixture
def claire() -> User:
    return person("manager", of=cluster("Minalogic"), name="Claire Exemple")


def demonstration_of(*people: User) -> None:
    line = {"fr": "dirige Minalogic", "en": "runs Minalogic"}
    told = [{"email": one.email, "line": line} for one in people]
    demonstrated.write(today="2021-06-07", personas=told)


def clicked(user: User) -> tuple[int, bool]:
    """The status of the answer, and whether one is signed in afterwards."""
    client = Client()
    answer = client.post(reverse("accounts:persona"), {"email": user.email})
    return answer.status_code, "_auth_user_id" in client.session


def test_a_click_signs_in_as_somebody_of_the_demonstration(claire: User):
    demonstration_of(claire)
    page = Client().get(reverse("account_login"), headers={"accept-language": "en"}).text
    assert "runs Minalogic" in page
    assert clicked(claire) == (302, True)


def test_nobody_else_is_signed_in_by_a_click(claire: User):
    demonstration_of(claire)
    assert clicked(person("head_of_unit")) == (404, False)


def test_elsewhere_there_is_no_such_click(claire: User):
    assert "runs Minalogic" not in Client().get(reverse("account_login")).text
    assert clicked(claire) == (404, False)


def test_one_click_is_enough_where_the_role_needs_a_second_factor(claire: User):
    demonstration_of(claire)
    second.require(["manager"], by=person("head_of_unit"))
    client = Client()
    client.post(reverse("accounts:persona"), {"email": claire.email})
    assert client.get(reverse("rounds:expected")).status_code == 200
