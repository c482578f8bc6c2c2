"""People, clusters and domains for tests, in a word each."""

from itertools import count

from django.test import Client

from grappe.site.accounts.models import User
from grappe.site.accounts.naming import name_role
from grappe.site.policy.models import Cluster, ClusterDomain, Domain

_n = count(1)


def domain(code: str = "health") -> Domain:
    """The domain with this code, made if need be."""
    names = {"name_fr": f"{code} (fr)", "name_en": code.title()}
    return Domain.objects.get_or_create(code=code, defaults=names)[0]


def cluster(name: str | None = None, *domains: str) -> Cluster:
    """A cluster of the given domains, the first its main one ("health" by default)."""
    name = name or f"Cluster {next(_n)}"
    stands_in = [domain(code) for code in domains or ("health",)]
    made, new = Cluster.objects.get_or_create(
        code=name.lower().replace(" ", "-"),
        defaults={
            "name": name,
            "kind": "regional",
            "created_in": 2005,
            "main_domain": stands_in[0],
        },
    )
    if new:
        for position, one in enumerate(stands_in):
            ClusterDomain.objects.create(cluster=made, domain=one, position=position)
    return made


def person(
    role: str = "",
    *,
    of: Cluster | str | None = None,
    deputy: bool = False,
    name: str = "",
    password: str | None = None,
    language: str = "en",
) -> User:
    """Somebody with a role (or none), of a cluster or of a domain by its code."""
    n = next(_n)
    user = User.objects.create_user(
        f"person{n}@example.org", password, name=name or f"Person {n}", language=language
    )
    if role:
        of_cluster = of if isinstance(of, Cluster) else None
        of_domain = domain(of) if isinstance(of, str) else None
        name_role(user, role, by=None, cluster=of_cluster, domain=of_domain, deputy=deputy)
    return user


def client_of(role: str, of: str | None = None) -> Client:
    """Somebody signed in; `of`: the code of a cluster or a domain."""
    client = Client()
    reach = Cluster.objects.get(code=of) if of and role in {"manager", "contributor"} else of
    client.force_login(person(role, of=reach))
    return client
