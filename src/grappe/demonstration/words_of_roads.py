"""What clusters and officers say of objectives."""

from typing import NamedTuple


class Change(NamedTuple):
    """A target that a cluster lowers from a year on, to a share of the way, and why."""

    objective: str
    since: int
    share: float
    reason: str


CHANGES = {
    "minalogic": Change(
        "people_trained",
        2020,
        0.0,
        "Les formations en salle se sont arrêtées en mars 2020\u202f; elles reprennent à distance, "
        "avec de plus petits groupes.",
    ),
    "cluster-montagne": Change(
        "international_events",
        2020,
        0.0,
        "Les salons de 2020 sont annulés ou reportés\u202f: nous gardons le même "
        "nombre qu’en 2019.",
    ),
    "digital-league": Change(
        "companies_abroad",
        2021,
        0.5,
        "Les missions de 2021 restent à distance jusqu’à l’automne.",
    ),
}
ASKED = (
    "Comment comptez-vous les mentions\u202f? Un même communiqué repris dix fois, est-ce une ou "
    "dix\u202f?"
)
HEARD = "Une par média\u202f: nous l’avons convenu au groupe de travail."
SEEN = {
    "reached": "L’année s’est passée comme prévu, malgré tout.",
    "better": "Plus que prévu\u202f: les adhérents s’y sont mis d’eux-mêmes.",
    "short": "Un peu moins que prévu, faute de temps au premier semestre.",
    "slower": "Plusieurs actions ont glissé sur 2021.",
    "stopped": "La crise sanitaire a arrêté presque tout pendant deux trimestres.",
}
COMING = (
    "Nous continuons, avec deux rendez-vous de plus au second semestre.",
    "Nous irons voir les adhérents qui n’y ont pas encore pris part.",
    "Nous le ferons avec un autre cluster de la région.",
    "Même rythme, à distance tant qu’il le faut.",
    "Une personne de l’équipe s’en charge désormais.",
)
