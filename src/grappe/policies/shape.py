"""Mistakes of shape: keys and types that the model does not know, in plain words."""

from collections.abc import Iterator, Sequence
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from grappe.policies.problems import Problem
from grappe.policies.source import Source
from grappe.questions import Words

_Model = TypeVar("_Model", bound=BaseModel)


def built(model: type[_Model], source: Source) -> _Model | tuple[Problem, ...]:
    """The object that a file describes, or every mistake that keeps it from being built."""
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        told = [one for one in error.errors() if not _follows_from_another(one)]
        return tuple(_problem(model, source, one) for one in told)


def _follows_from_another(error: ErrorDetails) -> bool:
    """A list whose items are all wrong counts as too short, though it holds some."""
    return error["type"] == "too_short" and bool(error["input"])


def _problem(model: type[BaseModel], source: Source, error: ErrorDetails) -> Problem:
    path = error["loc"]
    if error["type"] == "extra_forbidden":
        keys = ", ".join(keys_at(model, path[:-1]))
        return source.problem(path, _UNKNOWN_KEY.filled(key=path[-1], keys=keys))
    if error["type"] == "missing":
        return source.problem(path, _MISSING.filled(key=path[-1]))
    expected = _expected(error)
    written = " ".join(str(error["input"]).split())[:60]
    if error["type"] == "value_error" or isinstance(error["input"], dict | list):
        return source.problem(path, expected)
    return source.problem(path, _INSTEAD.filled(expected=expected, written=written))


def _expected(error: ErrorDetails) -> Words:
    kind = error["type"]
    if kind == "value_error":
        said = str(error["ctx"]["error"])
        return Words(fr=_in_french(said), en=said)
    if kind == "literal_error":
        among = error["ctx"]["expected"]
        return _ONE_OF.filled(among=Words(fr=among.replace(" or ", " ou "), en=among))
    for start, words in _EXPECTED.items():
        if kind.startswith(start):
            return words
    return Words(fr=error["msg"], en=error["msg"])


def keys_at(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """The keys that a part of a file may have."""
    for step in path:
        if isinstance(step, str) and step in model.model_fields:
            model = next(_models_in(model.model_fields[step].annotation), model)
    return tuple(field.alias or name for name, field in model.model_fields.items())


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def _in_french(said: str) -> str:
    for english, french in _FRENCH.items():
        if english in said:
            return said.replace(english, french)
    return said


_UNKNOWN_KEY = Words(
    fr="clé inconnue «\u202f{key}\u202f»\u202f; clés attendues\u202f: {keys}",
    en="unknown key “{key}”; keys expected: {keys}",
)
_MISSING = Words(
    fr="la clé «\u202f{key}\u202f» est attendue et manque", en="key “{key}” is missing"
)
_ONE_OF = Words(
    fr="une de ces valeurs est attendue\u202f: {among}", en="one of {among} is expected"
)
_INSTEAD = Words(fr="{expected}, et non «\u202f{written}\u202f»", en="{expected}, not “{written}”")
_EXPECTED = {
    "string_type": Words(
        fr="un texte est attendu (un nombre se met entre guillemets)",
        en="a text is expected (a number goes between quotes)",
    ),
    "string_pattern": Words(
        fr="cinq chiffres entre guillemets sont attendus", en="five digits in quotes are expected"
    ),
    "int": Words(fr="un nombre entier est attendu", en="a whole number is expected"),
    "float": Words(fr="un nombre est attendu", en="a number is expected"),
    "finite_number": Words(fr="un nombre fini est attendu", en="a finite number is expected"),
    "greater_than": Words(fr="un nombre plus grand est attendu", en="a greater number is expected"),
    "less_than": Words(fr="un nombre plus petit est attendu", en="a smaller number is expected"),
    "bool": Words(fr="true ou false est attendu", en="true or false is expected"),
    "date": Words(
        fr="une date est attendue, comme 2019-06-03", en="a date is expected, such as 2019-06-03"
    ),
    "tuple_type": Words(fr="une liste est attendue", en="a list is expected"),
    "too_short": Words(
        fr="une liste d’au moins un élément est attendue", en="a list of at least one is expected"
    ),
    "model": Words(
        fr="des clés avec leurs valeurs sont attendues", en="keys with their values are expected"
    ),
}
_FRENCH = {
    "a round opens, is due, then closes, in this order": (
        "une campagne ouvre, arrive à échéance, puis ferme, dans cet ordre"
    ),
    "'questionnaire' and 'reports' go together": "'questionnaire' et 'reports' vont ensemble",
    "the lines add up to 'days', or a 'note' says why not": (
        "la somme des lignes est 'days', ou une note ('note') dit pourquoi elle ne l’est pas"
    ),
    "say how long in either 'years' or 'days'": (
        "dites la durée soit en années ('years'), soit en jours ('days')"
    ),
    "a kind of data is kept by one rule": "une sorte de données a une seule règle",
    "a 'figure' names an 'indicator', 'stories', 'aims', 'adapted' and 'roads' nothing, "
    "others a 'questionnaire'": (
        "'figure' nomme un indicateur ('indicator'), 'stories', 'aims', 'adapted' et 'roads' rien, "
        "tout autre un questionnaire"
    ),
    "either 'measured' or 'unmeasured' is expected": "'measured' ou 'unmeasured' est attendu",
    "either 'at_least' or 'above' is expected": "'at_least' ou 'above' est attendu",
    "either 'indicator' or 'asked' is expected": "'indicator' ou 'asked' est attendu",
    "'margin' goes with the direction 'range'": "'margin' va avec la direction 'range'",
    "'steps', two or more, go with the unit 'step'": (
        "'steps', deux ou plus, vont avec l’unité 'step'"
    ),
    "the first year comes before the last": "la première année précède la dernière",
    "a report is about a year of the period, and opens before it is due": (
        "un compte rendu porte sur une année de la période, et ouvre avant son échéance"
    ),
    "either 'signs' or 'look' is expected": "'signs' ou 'look' est attendu",
    "a field of kind 'choice', and no other, needs choices": (
        "un champ de nature 'choice', et lui seul, a des choix (choices)"
    ),
    "a section of kind 'fixed', and no other, needs items": (
        "une rubrique de nature 'fixed', et elle seule, a des lignes données (items)"
    ),
    "give either a formula over measures, or a section and a value": (
        "soit une formule (formula) est attendue, soit une rubrique et une valeur (section, value)"
    ),
    "'each' and 'once' go with a section and a value": (
        "'each' et 'once' vont avec une rubrique et une valeur (section, value)"
    ),
    "'each' goes with a breakdown": "'each' va avec une ventilation (breakdown)",
    "'least' goes with 'once', which says of what": "'least' va avec 'once', qui dit de quoi",
    "the minimum is at most the maximum": "le minimum ne dépasse pas le maximum",
    "'left' names a field of kind 'year'": "'left' nomme un champ de nature 'year'",
    "'joined' names a field of kind 'year'": "'joined' nomme un champ de nature 'year'",
    "'happens' names a field of kind 'date'": "'happens' nomme un champ de nature 'date'",
    "'noted' holds the field of 'happens'": "'noted' contient le champ de 'happens'",
    "'shared_with' names a field of kind 'text'": "'shared_with' nomme un champ de nature 'text'",
    "'steers' names a field of kind 'yes_no'": "'steers' nomme un champ de nature 'yes_no'",
    "'total' names a field that holds a number": "'total' nomme un champ qui contient un nombre",
    "is no field of this section": "n’est pas un champ de cette rubrique",
    "code used twice": "code employé deux fois",
    "is no section": "n’est pas une rubrique",
}
