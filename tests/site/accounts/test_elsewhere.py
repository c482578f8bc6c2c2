"""Signing in with an account elsewhere, at a real OpenID Connect provider beside the test."""

import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import jwt
import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from cryptography.hazmat.primitives.asymmetric import rsa
from django.test import Client, RequestFactory
from django.urls import reverse

from grappe.site.accounts.door.openid import Speaking
from grappe.site.accounts.inviting import invite, withdraw
from grappe.site.accounts.models import Invitation, User
from grappe.site.environment import openid_providers
from grappe.site.operations.watching.doctor import examine
from tests.oidc.asking import Provider, changed, provider
from tests.oidc.provider import CLIENT
from tests.site.making import cluster, person

pytestmark = pytest.mark.django_db
BACK = "http://localhost:8000/sign-in/with/region/back"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Provider]:
    with provider(tmp_path_factory.mktemp("oidc"), BACK) as started:
        yield started


@pytest.fixture
def region(running: Provider, monkeypatch: pytest.MonkeyPatch, settings) -> Provider:
    """The site as its environment tells it of the provider."""
    for name, word in running.environment().items():
        monkeypatch.setenv(name, word)
    settings.OPENID_PROVIDERS = openid_providers()
    known = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": known | {"APPS": settings.OPENID_PROVIDERS}
    }
    return running


class Visitor:
    """Somebody at a browser that keeps the site's cookies."""

    def __init__(self) -> None:
        self.client = Client()

    def begins(self, onward: str = "") -> str:
        """Presses the button; where that leads."""
        address = reverse("accounts:begin", args=["region"])
        return self.client.post(address, {"next": onward}).headers["location"]

    def comes_back(self, address: str):
        parts = urlsplit(address)
        return self.client.get(f"{parts.path}?{parts.query}", headers={"accept-language": "en"})

    def is_in(self) -> bool:
        return "_auth_user_id" in self.client.session


def test_somebody_who_is_here_signs_in_and_goes_where_they_went(region):
    ada, visitor = person("elected"), Visitor()
    asked = visitor.begins("/figures?year=2020")
    assert "code_challenge_method=S256" in asked
    answer = visitor.comes_back(region.walk(asked, ada.email))
    assert visitor.is_in()
    assert answer.headers["location"] == "/figures?year=2020"
    assert SocialAccount.objects.get().user == ada
    assert "email" not in SocialAccount.objects.get().extra_data


def test_they_are_known_again_when_their_address_here_has_changed(region):
    ada, visitor = person("elected"), Visitor()
    address = ada.email
    visitor.comes_back(region.walk(visitor.begins(), address))
    User.objects.filter(pk=ada.pk).update(email="other@example.org")
    again = Visitor()
    again.comes_back(region.walk(again.begins(), address))
    assert again.is_in()


def test_an_invited_person_joins_with_the_role_that_waited(region):
    invite("ada@example.org", "manager", by=person("head_of_unit"), cluster=cluster("Minalogic"))
    visitor = Visitor()
    visitor.comes_back(region.walk(visitor.begins(), "ada@example.org"))
    ada = User.objects.get(email="ada@example.org")
    assert visitor.is_in()
    assert ada.name == "Ada Lovelace"
    assert ada.standing.manages == {"minalogic"}
    assert not ada.has_usable_password()


def refused(region: Provider, email: str) -> str:
    """Somebody comes; the words on the page that sends them away."""
    before, visitor = User.objects.count(), Visitor()
    answer = visitor.comes_back(region.walk(visitor.begins(), email))
    assert answer.status_code == 403
    assert not visitor.is_in()
    assert (User.objects.count(), SocialAccount.objects.count()) == (before, 0)
    return answer.text


def test_nobody_gets_in_who_was_not_invited(region):
    assert "Nobody here has this address" in refused(region, "eve@example.org")


def test_an_invitation_that_was_taken_back_lets_nobody_in(region):
    head = person("head_of_unit")
    invite("ada@example.org", "elected", by=head)
    withdraw(Invitation.objects.get(), by=head)
    assert "Nobody here has this address" in refused(region, "ada@example.org")


def test_an_address_that_is_not_proven_is_nobodys(region):
    User.objects.create_user("unproven@example.org", name="Ada")
    assert "Nobody here has this address" in refused(region, "unproven@example.org")


@pytest.mark.parametrize("what", ["nonce", "code_challenge"])
def test_an_answer_to_another_question_is_refused(region, what):
    ada, visitor = person("elected"), Visitor()
    asked = changed(visitor.begins(), **{what: "x" * 43})
    answer = visitor.comes_back(region.walk(asked, ada.email))
    assert answer.status_code == 403
    assert "did not go through" in answer.text
    assert not visitor.is_in()


def test_an_answer_that_nobody_here_asked_for_is_refused(region):
    ada, visitor, other = person("elected"), Visitor(), Visitor()
    address = region.walk(visitor.begins(), ada.email)
    assert other.comes_back(address).status_code == 403
    assert visitor.comes_back(changed(address, state="another")).status_code == 403
    assert not (visitor.is_in() or other.is_in())


def test_an_answer_serves_once(region):
    ada, visitor = person("elected"), Visitor()
    address = region.walk(visitor.begins(), ada.email)
    visitor.comes_back(address)
    again = Visitor()
    again.client.cookies = visitor.client.cookies
    assert again.comes_back(address).status_code == 403


def forged(issuer: str, **header: object) -> str:
    """A token that says what it should, signed by somebody else."""
    now = int(time.time())
    said = {"iss": issuer, "aud": CLIENT, "sub": "1", "nonce": "n", "iat": now, "exp": now + 60}
    algorithm = str(header.pop("alg", "RS256"))
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    signs: object = {"none": None, "HS256": "x" * 32}.get(algorithm, key)
    return jwt.encode(said, signs, algorithm=algorithm, headers=header)  # type: ignore[arg-type]


@pytest.mark.parametrize("algorithm", ["RS256", "none", "HS256"])
def test_a_token_that_the_provider_did_not_sign_is_refused(region, algorithm):
    keys = requests.get(f"{region.issuer}/.well-known/jwks.json", timeout=5).json()["keys"]
    token = forged(region.issuer, alg=algorithm, kid=keys[0]["kid"])
    with pytest.raises(OAuth2Error):
        Speaking(RequestFactory().get("/"), "region")._read(token, CLIENT)


def test_a_provider_that_does_not_answer_leaves_the_other_ways_open(region, settings):
    settings.OPENID_PROVIDERS[0]["settings"]["server_url"] = "http://127.0.0.1:1/o"
    answer = Client().post(reverse("accounts:begin", args=["region"]))
    assert answer.status_code == 503
    assert reverse("account_request_login_code") in answer.text


def test_the_doctor_says_whether_the_provider_answers(region, settings):
    def said() -> list[str]:
        return [one.state for one in examine() if one.setting == "GRAPPE_OIDC_REGION_ISSUER"]

    assert said() == ["fine"]
    settings.OPENID_PROVIDERS[0]["settings"]["server_url"] = "http://127.0.0.1:1/o"
    assert said() == ["problem"]
    settings.OPENID_PROVIDERS[0]["settings"]["server_url"] = "http://login.example.org"
    assert said() == ["problem"]


def test_the_page_to_sign_in_offers_it(region):
    page = Client().get(reverse("account_login"), headers={"accept-language": "en"}).text
    assert "Sign in with the Region" in page
