"""Lines of reports that clusters sent, and who reads them, in a word each."""

from itertools import count

from django.test import Client

from grappe.identity import Line
from grappe.site.accounts.models import User
from grappe.site.organisations.identifying import identify_lines
from grappe.site.organisations.models import SentLine, Wording
from grappe.site.policy.models import Cluster

_n = count(1)


def written(of: Cluster, name: str, number: str = "", year: int = 2021, **more: str) -> Wording:
    """The wording of a line that a cluster sent, in Grenoble where nothing else is said."""
    place = more.pop("postal_code", "38000")
    (wording,) = identify_lines([Line(1, name, number, place, **more)])
    SentLine.objects.create(
        number=f"{year}-{next(_n)}",
        cluster=of,
        questionnaire="members",
        year=year,
        section="members",
        row="a",
        wording=wording,
    )
    return wording


def opened_by(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
