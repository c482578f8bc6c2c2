"""Differences between versions as sentences, and many of them as one."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from grappe.questions.speaking import quoted
from grappe.words import Words

if TYPE_CHECKING:
    from grappe.questions.differences import Difference

Kind = Literal["continues", "stops", "begins", "changed"]
Thing = Literal["section", "field", "rule", "measure", "series"]
_FEW = 3


class Part(NamedTuple):
    """What of a thing is otherwise: its own "definition", "formula", "label" …, or a "measure", a
    "section" or a "field" that it is computed from, by their codes."""

    kind: str
    code: str = ""


class _Noun(NamedTuple):
    one: Words
    many: Words
    feminine: bool


def sentence_of(what: Thing, kind: Kind, name: Words, changed: Sequence[Part]) -> Words:
    """“The field “FTE” is added.” “The series “Budget” changes: its definition.”"""
    noun = _NOUNS[what]
    parts = list(dict.fromkeys(map(_part, changed)))
    places = {
        "le": "La" if noun.feminine else "Le",
        "noun": noun.one,
        "name": quoted(name),
        "e": "e" if noun.feminine else "",
        "parts": Words(fr=", ".join(p.fr for p in parts), en=", ".join(p.en for p in parts)),
    }
    return (_OF_SERIES if what == "series" else _OF_THING)[kind].filled(**places)


def _part(part: Part) -> Words:
    if part.code:
        return _READ[part.kind].filled(code=quoted(part.code))
    return _OWN.get(part.kind, _SETTINGS)


def summary(told: Sequence["Difference"]) -> Words:
    """“3 fields added, 1 withdrawn; the series “Private share” goes on”: counts of what is asked,
    and series by their names where they are few."""
    counted = (_counted(what, told) for what in _NOUNS if what != "series")
    kinds: tuple[Kind, ...] = ("begins", "changed", "stops", "continues")
    series = (_named(kind, [one for one in told if one.what == "series"]) for kind in kinds)
    parts = [one for one in (*counted, *series) if one]
    if not parts:
        return _NOTHING
    return Words(fr="\u202f; ".join(p.fr for p in parts), en="; ".join(p.en for p in parts))


def _counted(what: str, told: Iterable["Difference"]) -> Words | None:
    """“3 fields added, 1 withdrawn”: the noun stands once."""
    kinds = [one.kind for one in told if one.what == what]
    said: list[Words] = []
    for kind, done in _DONE.items():
        n = kinds.count(kind)
        if n:
            noun = (_NOUNS[what].many if n > 1 else _NOUNS[what].one) if not said else None
            said.append(_count(n, noun, done, feminine=_NOUNS[what].feminine))
    return _joined(said) if said else None


def _count(n: int, noun: Words | None, done: Words, *, feminine: bool) -> Words:
    agreed = f"{done.fr}{'e' if feminine else ''}{'s' if n > 1 else ''}"
    fr, en = (f"{noun.fr} ", f"{noun.en} ") if noun else ("", "")
    return Words(fr=f"{n} {fr}{agreed}", en=f"{n} {en}{done.en}")


def _named(kind: Kind, series: Sequence["Difference"]) -> Words | None:
    """Series that go one way, by name where they are few."""
    found = [one for one in series if one.kind == kind]
    if not found:
        return None
    many = len(found) > 1
    how = _MANY_SERIES[kind] if many else _ONE_SERIES[kind]
    if len(found) > _FEW:
        return how.filled(which=Words(fr=f"{len(found)} séries", en=f"{len(found)} series"))
    names = _joined([quoted(one.name) for one in found])
    fr = f"les séries {names.fr}" if many else f"la série {names.fr}"
    return how.filled(which=Words(fr=fr, en=f"the series {names.en}"))


def _joined(words: Sequence[Words]) -> Words:
    return Words(fr=", ".join(w.fr for w in words), en=", ".join(w.en for w in words))


_NOUNS: Mapping[str, _Noun] = {
    "section": _Noun(
        Words(fr="rubrique", en="section"), Words(fr="rubriques", en="sections"), True
    ),
    "field": _Noun(Words(fr="champ", en="field"), Words(fr="champs", en="fields"), False),
    "rule": _Noun(Words(fr="règle", en="rule"), Words(fr="règles", en="rules"), True),
    "measure": _Noun(Words(fr="mesure", en="measure"), Words(fr="mesures", en="measures"), True),
    "series": _Noun(Words(fr="série", en="series"), Words(fr="séries", en="series"), True),
}
_DONE: Mapping[Kind, Words] = {
    "begins": Words(fr="ajouté", en="added"),
    "stops": Words(fr="retiré", en="withdrawn"),
    "changed": Words(fr="modifié", en="changed"),
}
_OF_THING: Mapping[Kind, Words] = {
    "begins": Words(fr="{le} {noun} {name} est ajouté{e}.", en="The {noun} {name} is added."),
    "stops": Words(fr="{le} {noun} {name} est retiré{e}.", en="The {noun} {name} is withdrawn."),
    "changed": Words(
        fr="{le} {noun} {name} change\u202f: {parts}.", en="The {noun} {name} changes: {parts}."
    ),
}
_OF_SERIES: Mapping[Kind, Words] = {
    "begins": Words(fr="La série {name} commence.", en="The series {name} begins."),
    "stops": Words(fr="La série {name} s’arrête.", en="The series {name} stops."),
    "continues": Words(fr="La série {name} se poursuit.", en="The series {name} continues."),
    "changed": Words(
        fr="La série {name} change, et les années d’avant et d’après ne se comparent pas\u202f: "
        "{parts}.",
        en="The series {name} changes, and the years before and after do not compare: {parts}.",
    ),
}
_NOTHING = Words(fr="rien ne change", en="nothing changes")
_ONE_SERIES: Mapping[Kind, Words] = {
    "begins": Words(fr="{which} commence", en="{which} begins"),
    "changed": Words(fr="{which} change", en="{which} changes"),
    "stops": Words(fr="{which} s’arrête", en="{which} stops"),
    "continues": Words(fr="{which} se poursuit", en="{which} continues"),
}
_MANY_SERIES: Mapping[Kind, Words] = {
    "begins": Words(fr="{which} commencent", en="{which} begin"),
    "changed": Words(fr="{which} changent", en="{which} change"),
    "stops": Words(fr="{which} s’arrêtent", en="{which} stop"),
    "continues": Words(fr="{which} se poursuivent", en="{which} continue"),
}
_READ: Mapping[str, Words] = {
    "measure": Words(fr="la mesure {code}", en="the measure {code}"),
    "section": Words(fr="les lignes de la rubrique {code}", en="the rows of the section {code}"),
    "field": Words(fr="les réponses au champ {code}", en="the answers to the field {code}"),
}
_SETTINGS = Words(fr="ses réglages", en="its settings")
_OWN: Mapping[str, Words] = {
    "definition": Words(fr="sa définition", en="its definition"),
    "formula": Words(fr="sa formule", en="its formula"),
    "rows": Words(
        fr="les lignes sur lesquelles elle se calcule", en="the rows it is computed over"
    ),
    "breakdown": Words(fr="sa ventilation", en="its breakdown"),
    "unit": Words(fr="son unité", en="its unit"),
    "label": Words(fr="son nom", en="its name"),
    "help": Words(fr="son explication", en="its explanation"),
    "example": Words(fr="son exemple", en="its example"),
    "why": Words(fr="sa raison", en="its reason"),
    "kind": Words(fr="sa nature", en="its kind"),
    "mandatory": Words(fr="son caractère obligatoire", en="whether it must be answered"),
    "choices": Words(fr="ses choix", en="its choices"),
    "minimum": Words(fr="ses bornes", en="its bounds"),
    "exclusive_minimum": Words(fr="ses bornes", en="its bounds"),
    "maximum": Words(fr="ses bornes", en="its bounds"),
    "items": Words(fr="ses lignes", en="its rows"),
    "severity": Words(fr="sa gravité", en="its severity"),
    "message": Words(fr="son message", en="its message"),
    "limit": Words(fr="son seuil", en="its limit"),
    "watches": Words(fr="les champs regardés", en="the fields it looks at"),
    "within": Words(fr="les champs comparés", en="the fields it compares with"),
    "when": Words(fr="ses conditions", en="its conditions"),
    "value": Words(fr="son calcul", en="what it computes"),
    "where": Words(fr="sa condition", en="its condition"),
    "by": Words(fr="sa ventilation", en="its breakdown"),
    "section": Words(fr="sa rubrique", en="its section"),
    "compared": Words(fr="ce à quoi elle compare", en="what it compares with"),
}
