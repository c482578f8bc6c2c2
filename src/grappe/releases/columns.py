"""The dictionary of columns. A column, once released, keeps its name, its place and its meaning:
others are only ever appended."""

from collections.abc import Mapping
from typing import Literal, NamedTuple

from grappe.questions import Words


class Column(NamedTuple):
    """`kind` as Frictionless names it; `listed` names the code list that its values come from."""

    name: str
    kind: Literal["string", "integer", "number"]
    label: Words
    says: Words
    listed: str | None = None


def _text(name: str, fr: str, en: str, says_fr: str, says_en: str, listed: str = "") -> Column:
    return Column(
        name, "string", Words(fr=fr, en=en), Words(fr=says_fr, en=says_en), listed or None
    )


INDICATOR = _text("indicator", "Indicateur", "Indicator", "Son code.", "Its code.", "indicators")
SENSITIVITY = _text(
    "sensitivity",
    "Ouvert ou protégé",
    "Open or protected",
    "open\u202f: un fait que les clusters publient\u202f; protected\u202f: tout le reste, "
    "montré à partir de trois clusters.",
    "open: a fact that clusters publish; protected: all else, shown over three clusters or more.",
)
DOMAIN = _text(
    "domain",
    "Domaine",
    "Domain",
    "Son nom en français\u202f; vide pour la Région.",
    "Its French name; empty for the Region.",
    "domains",
)
YEAR = Column(
    "year",
    "integer",
    Words(fr="Année", en="Year"),
    Words(fr="Celle dont parlent les réponses.", en="The one that answers are about."),
)
BREAKDOWN = _text(
    "breakdown",
    "Partie",
    "Part",
    "Le code de ce que le chiffre compte\u202f; vide pour le tout, _U si ce n’est pas connu.",
    "The code of what the figure counts; empty for the whole, _U where not known.",
    "breakdowns",
)
VALUE = Column(
    "value",
    "number",
    Words(fr="Valeur", en="Value"),
    Words(
        fr="Dans l’unité de l’indicateur, une part étant une fraction\u202f; vide si elle "
        "n’est pas montrée, jamais 0 pour autant.",
        en="In the indicator’s unit, a share being a fraction; empty where it is not shown, which "
        "is never 0.",
    ),
)
N = Column(
    "n",
    "integer",
    Words(fr="Clusters", en="Clusters"),
    Words(fr="Combien sont derrière la valeur.", en="How many stand behind the value."),
)
STATUS = _text(
    "status", "État", "State", "Si la valeur est montrée, sinon pourquoi.",
    "Whether the value is shown, else why not.", "statuses",
)  # fmt: skip
FIGURES = (INDICATOR, SENSITIVITY, DOMAIN, YEAR, BREAKDOWN, VALUE, N, STATUS)

CLUSTER = _text(
    "cluster", "Cluster", "Cluster", "Son nom, le cluster ayant diffusé cette partie de son "
    "portrait.", "Its name; the cluster released this part of its portrait.",
)  # fmt: skip
SECTION = _text("section", "Section", "Section", "Son code.", "Its code.")
REMARK = _text(
    "remark",
    "Commentaire du cluster",
    "The cluster’s comment",
    "Ce que le cluster en dit, inséparable du chiffre\u202f; dans le CSV, une apostrophe "
    "précède ce qu’un tableur prendrait pour une formule.",
    "What the cluster says of it, which goes with the figure; in CSV, an apostrophe stands before "
    "what a spreadsheet would take for a formula.",
)
PORTRAITS = (
    *(CLUSTER, DOMAIN, SECTION, INDICATOR, SENSITIVITY, YEAR, BREAKDOWN, VALUE, N, STATUS),
    REMARK,
)


def _in_both(name: str, fr: str, en: str) -> tuple[Column, Column]:
    return (
        _text(f"{name}_fr", f"{fr} (français)", f"{en} (French)", "En français.", "In French."),
        _text(f"{name}_en", f"{fr} (anglais)", f"{en} (English)", "En anglais.", "In English."),
    )


UNIT = _text("unit", "Unité", "Unit", "Son code.", "Its code.", "units")
OF_A_SECTION = (
    *(INDICATOR, *_in_both("indicator_label", "Indicateur", "Indicator"), UNIT, SENSITIVITY),
    _text("domain_code", "Domaine", "Domain", "Son code.", "Its code."),
    *(DOMAIN, *_in_both("domain_label", "Domaine", "Domain"), YEAR),
    *(BREAKDOWN, *_in_both("breakdown_label", "Partie", "Part"), VALUE, N, STATUS),
)
"""One tidy table a section: figures of domains and the Region, labels beside codes."""

CODE_LISTS: Mapping[str, tuple[Column, ...]] = {
    "indicators": (
        _text("indicator", "Indicateur", "Indicator", "Son code.", "Its code."),
        *_in_both("label", "Nom", "Name"),
        *_in_both("definition", "Définition", "Definition"),
        UNIT,
        _text("nature", "Nature", "Nature",
              "stock, flow, share ou score\u202f: comment il s’ajoute.",
              "stock, flow, share or score: how it adds up."),
        _text("direction", "Sens", "Direction", "more, less, range ou none.",
              "more, less, range or none."),
        SENSITIVITY,
        SECTION,
        *_in_both("section_label", "Section", "Section"),
        _text("breakdown_by", "Ventilé par", "Broken down by", "Le champ qui donne ses parties.",
              "The field that gives its parts."),
    ),
    "breakdowns": (
        INDICATOR,
        _text("breakdown", "Partie", "Part", "Son code.", "Its code."),
        *_in_both("label", "Nom", "Name"),
    ),
    "domains": (
        _text("domain", "Domaine", "Domain", "Son nom en français.", "Its French name."),
        _text("code", "Code", "Code", "Son code.", "Its code."),
        *_in_both("label", "Nom", "Name"),
    ),
    "statuses": (
        _text("status", "État", "State", "Son code.", "Its code."),
        *_in_both("label", "Nom", "Name"),
    ),
    "units": (
        _text("unit", "Unité", "Unit", "Son code.", "Its code."),
        *_in_both("label", "Nom", "Name"),
    ),
}  # fmt: skip
