"""The people of the demonstration: eight to sign in as with one click, and one for each cluster."""

from collections.abc import Mapping
from dataclasses import dataclass

from grappe.questions import fold
from grappe.site import demonstrated
from grappe.site.accounts.models import User
from grappe.site.accounts.naming import name_role
from grappe.site.policy.models import Cluster, Domain


@dataclass(frozen=True)
class Persona:
    email: str
    name: str
    kind: str
    line_fr: str
    line_en: str
    cluster: str = ""
    domain: str = ""
    language: str = "fr"


PERSONAS = (
    Persona(
        "claire@minalogic.example.org",
        "Claire Exemple",
        "manager",
        "dirige Minalogic\u202f: elle répond pour son cluster",
        "manages Minalogic: she reports for her cluster",
        cluster="minalogic",
    ),
    Persona(
        "hugo@minalogic.example.org",
        "Hugo Brouillon",
        "contributor",
        "tient la liste des membres de Minalogic",
        "keeps Minalogic’s list of members",
        cluster="minalogic",
    ),
    Persona(
        "paul@region.example.org",
        "Paul Modèle",
        "officer",
        "suit les clusters de l’industrie et du numérique",
        "follows the clusters of industry and digital technologies",
        domain="industry",
    ),
    Persona(
        "nadia@region.example.org",
        "Nadia Canevas",
        "officer",
        "suit les clusters de la santé et de l’agriculture",
        "follows the clusters of health and agriculture",
        domain="health",
    ),
    Persona(
        "sophie@region.example.org",
        "Sophie Gabarit",
        "head_of_unit",
        "dirige l’unité Filières\u202f: elle ouvre et clôt les campagnes",
        "heads the sector unit: she opens and closes rounds",
    ),
    Persona(
        "karim@region.example.org",
        "Karim Échantillon",
        "database_manager",
        "tient la base des membres",
        "keeps the members' database",
    ),
    Persona(
        "lea@region.example.org",
        "Léa Épure",
        "evaluation",
        "travaille à la direction de l’Évaluation",
        "works in the Evaluation Department",
    ),
    Persona(
        "olivier@region.example.org",
        "Olivier Maquette",
        "elected",
        "est vice-président chargé de l’économie",
        "is the vice-president in charge of economic affairs",
    ),
    Persona(
        "inge@region.example.org",
        "Inge Prototype",
        "administrator",
        "fait tourner la machine et nomme les personnes",
        "runs the machine and names people",
    ),
)
MORE_DUTIES = (
    ("paul@region.example.org", "digital", False),
    ("nadia@region.example.org", "agriculture", False),
    ("nadia@region.example.org", "sports", False),
    ("paul@region.example.org", "health", True),
)
OTHER_OFFICERS = {
    "marc@region.example.org": ("Marc Calque", ("construction", "energy", "mobility")),
}


def settle() -> Mapping[str, User]:
    """Everybody with their roles; by cluster's code, who answers for it."""
    domains = {domain.code: domain for domain in Domain.objects.all()}
    clusters = {cluster.code: cluster for cluster in Cluster.objects.all()}
    users = {one.email: _person(one.email, one.name) for one in PERSONAS}
    for one in PERSONAS:
        name_role(
            users[one.email],
            one.kind,
            by=None,
            cluster=clusters.get(one.cluster),
            domain=domains.get(one.domain),
        )
    for email, domain, deputy in MORE_DUTIES:
        name_role(users[email], "officer", by=None, domain=domains[domain], deputy=deputy)
    for email, (name, charges) in OTHER_OFFICERS.items():
        officer = _person(email, name)
        for domain in charges:
            name_role(officer, "officer", by=None, domain=domains[domain])
    _tell()
    return {code: _manager(cluster, users) for code, cluster in clusters.items()}


def _manager(cluster: Cluster, users: Mapping[str, User]) -> User:
    if cluster.code == "minalogic":
        return users["claire@minalogic.example.org"]
    user = _person(f"direction@{cluster.code}.example.org", direction_of(cluster.name))
    name_role(user, "manager", by=None, cluster=cluster)
    return user


def direction_of(name: str) -> str:
    """“Direction d’Aérospace”: an account of the demonstration bears a French name."""
    begins = fold(name)[:1]
    return f"Direction d’{name}" if begins in set("aeiou") else f"Direction de {name}"


def _person(email: str, name: str) -> User:
    return User.objects.create_user(email, name=name)


def _tell() -> None:
    demonstrated.write(
        personas=[
            {"email": one.email, "line": {"fr": one.line_fr, "en": one.line_en}} for one in PERSONAS
        ]
    )
