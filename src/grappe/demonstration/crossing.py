"""Which clusters work on which theme, as their officers say it."""

from collections.abc import Mapping
from datetime import date

from grappe.site.accounts.models import User
from grappe.site.policy.models import Cluster
from grappe.site.policy.theming import say_themes

SAID_ON = date(2020, 2, 3)
THEMES = {
    "smart-city": (
        *("minalogic", "digital-league", "tenerrdis", "cara"),
        *("cluster-lumiere", "cluster-eco-energies"),
    ),
    "circular-economy": (
        *("axelera", "plastipolis", "elastopole", "techtera"),
        *("cluster-eco-energies", "cluster-indura", "terralia", "cereales-vallee"),
    ),
}


def say_what_crosses(clusters: Mapping[str, Cluster], officers: Mapping[str, User]) -> None:
    """Each officer of their own clusters, through the verb that the page calls."""
    for theme, codes in THEMES.items():
        for code in codes:
            say_themes(clusters[code], add=[theme], take_back=(), by=officers[code], on=SAID_ON)
