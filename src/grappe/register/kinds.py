"""The public files that the register reads, known by their columns, never by their names."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Kind:
    """`needed`: columns without which nothing can be said; `telling`: those that only this kind
    has; all others may be absent."""

    name: str
    needed: tuple[str, ...]
    telling: tuple[str, ...]


UNITS: Final = Kind(
    "StockUniteLegale",
    (
        "siren",
        "statutDiffusionUniteLegale",
        "etatAdministratifUniteLegale",
        "denominationUniteLegale",
        "nomUniteLegale",
        "categorieJuridiqueUniteLegale",
    ),
    ("statutDiffusionUniteLegale", "dateCreationUniteLegale", "trancheEffectifsUniteLegale"),
)
ESTABLISHMENTS: Final = Kind(
    "StockEtablissement",
    (
        "siret",
        "siren",
        "statutDiffusionEtablissement",
        "etatAdministratifEtablissement",
        "etablissementSiege",
        "codePostalEtablissement",
        "codeCommuneEtablissement",
    ),
    ("codePostalEtablissement", "etablissementSiege", "codeCommuneEtablissement"),
)
HISTORY: Final = Kind(
    "StockUniteLegaleHistorique",
    ("siren", "dateFin", "dateDebut", "denominationUniteLegale"),
    ("changementDenominationUniteLegale",),
)
SUCCESSIONS: Final = Kind(
    "StockEtablissementLiensSuccession",
    ("siretEtablissementPredecesseur", "siretEtablissementSuccesseur", "dateLienSuccession"),
    ("siretEtablissementPredecesseur", "siretEtablissementSuccesseur"),
)
ACCOUNTS: Final = Kind(
    "Ratios financiers (BCE / INPI)",
    ("siren", "date_cloture_exercice", "chiffre_d_affaires"),
    ("date_cloture_exercice", "chiffre_d_affaires"),
)
KINDS: Final = (UNITS, ESTABLISHMENTS, HISTORY, SUCCESSIONS, ACCOUNTS)


def kind_of(columns: frozenset[str]) -> Kind | None:
    """The kind that shows at least one of its telling columns, the most first."""
    lower = {column.lower() for column in columns}

    def shown(kind: Kind) -> int:
        return sum(column.lower() in lower for column in kind.telling)

    best = max(KINDS, key=shown)
    return best if shown(best) else None


def lacking(kind: Kind, columns: frozenset[str]) -> tuple[str, ...]:
    lower = {column.lower() for column in columns}
    return tuple(column for column in kind.needed if column.lower() not in lower)
