"""What the head of unit says of the plan: milestones that no round and no meeting tells, half days
spent."""

from datetime import date
from typing import NamedTuple

from grappe.site.accounts.models import User
from grappe.site.plan.milestones import reach
from grappe.site.plan.spending import spend

REACHED = {
    "topics_defined": date(2019, 2, 15),
    "grid_sent_out": date(2019, 3, 22),
    "management_tool": date(2019, 4, 26),
    "members_designed": date(2019, 4, 30),
    "members_sent_out": date(2019, 5, 29),
    "objectives_begun": date(2020, 1, 31),
}


class Note(NamedTuple):
    on: date
    action: int
    role: str
    half_days: int
    what: str


SPENT = (
    Note(date(2019, 4, 30), 3, "officer", 11, "Quatre thèmes, grille, présentation"),
    Note(date(2019, 4, 30), 1, "database_manager", 8, "Adapter la base, écrire les règles"),
    Note(date(2019, 5, 31), 2, "database_manager", 9, "Concevoir la base des adhérents"),
    Note(date(2019, 10, 15), 1, "officer", 4, "Réunion de bilan avec les clusters"),
    Note(date(2019, 10, 15), 1, "manager", 22, "Réunion de bilan avec la Région"),
    Note(date(2019, 12, 13), 4, "evaluation", 12, "Méthode, groupe de travail"),
    Note(date(2019, 12, 13), 4, "officer", 18, "Préparer et animer le groupe de travail"),
    Note(date(2019, 12, 13), 4, "manager", 30, "Groupe de travail, présentation à tous"),
    Note(date(2020, 6, 30), 1, "officer", 24, "Lire le deuxième recueil"),
    Note(date(2020, 6, 30), 2, "database_manager", 16, "Dire qui est qui"),
    Note(date(2021, 4, 30), 4, "officer", 6, "Réunion du groupe de travail"),
    Note(date(2021, 5, 31), 1, "officer", 19, "Lire le troisième recueil"),
)
DAYS = sorted({*REACHED.values(), *(note.on for note in SPENT)})


def keep(day: date, *, by: User) -> None:
    """All that is said on a day."""
    for code, on in REACHED.items():
        if on == day:
            reach(code, on=on, by=by)
    for note in SPENT:
        if note.on == day:
            spend(**note._asdict(), by=by)
