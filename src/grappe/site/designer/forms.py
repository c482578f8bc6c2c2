"""A part of a questionnaire as a form, and a form as a part."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from grappe.policies import Problem
from grappe.questions import LANGUAGES, fold
from grappe.site.designer.asked import ASKED
from grappe.site.designer.keys import Asked
from grappe.site.designer.parts import Part
from grappe.site.designer.words import CHOICES
from grappe.site.errors import say


class PartForm(forms.Form):
    """Every key that is asked of a kind of part; nothing is refused here: what is wrong is told by
    the engine, where it is, and kept."""

    def __init__(
        self,
        kind: str,
        part: Part | None,
        sent: Mapping[str, Any] | None = None,
        *,
        begins: Part | None = None,
    ) -> None:
        """`part` is None for a new one, which `begins` with what was proposed."""
        self.asked = [a for a in ASKED[kind] if part is None or a.how != "code"]
        self.part = dict(part or {})
        known = {a.key: a.begins for a in self.asked if a.begins} | (begins or {})
        shown = known if part is None else self.part
        super().__init__(sent, initial=_initial(self.asked, shown))
        for one in self.asked:
            self.fields |= _fields(one)

    def often(self) -> list[list[forms.BoundField]]:
        """What is asked, both languages beside each other."""
        return [self._bound(one) for one in self.asked if not one.seldom]

    def seldom(self) -> list[list[forms.BoundField]]:
        """What is seldom needed, and stands folded."""
        return [self._bound(one) for one in self.asked if one.seldom]

    @property
    def unfolded(self) -> bool:
        """Whether something is to be corrected in what stands folded."""
        return any(field.errors for fields in self.seldom() for field in fields)

    def _bound(self, one: Asked) -> list[forms.BoundField]:
        return [self[name] for name in _fields(one) if name in self.fields]

    def as_part(self) -> Part:
        """The part as it is written now: what was not asked stays."""
        part = dict(self.part)
        for one in self.asked:
            value = _read(one, self.cleaned_data, self.part.get(one.key))
            part.pop(one.key, None)
            if value is not None:
                part[one.key] = value
        if "code" in self.fields and not part.get("code"):
            part["code"] = _code(part)
        return part

    def tell(self, problems: Iterable[tuple[tuple[str | int, ...], Problem]]) -> None:
        """Each problem at its field; `path` begins inside the part."""
        for path, problem in problems:
            self.add_error(self._field_at(path), say(problem.message))

    def _field_at(self, path: tuple[str | int, ...]) -> str | None:
        key = str(path[0]) if path else ""
        language = str(path[1]) if len(path) > 1 else "fr"
        named = (key, f"{key}_{language}", f"{key}_fr")
        return next((name for name in named if name in self.fields), None)


def _fields(one: Asked) -> dict[str, forms.Field]:
    if one.how in ("words", "long"):
        return {
            f"{one.key}_{language}": _text(one, said, long=one.how == "long")
            for language, said in _languages().items()
        }
    match one.how:
        case "personal":
            return _personal(one)
        case "choice":
            offered = [("", ""), *((code, CHOICES[code]) for code in one.choices)]
            made: forms.Field = forms.ChoiceField(choices=offered)
        case "yes":
            made = forms.BooleanField()
        case "number":
            made = forms.FloatField(localize=True)
        case "list" | "coded":
            made = forms.CharField(widget=forms.Textarea(attrs={"rows": 4, "class": "lines"}))
        case "sql":
            made = forms.CharField(widget=forms.Textarea(attrs={"rows": 2, "class": "formula"}))
        case _:
            made = forms.CharField(max_length=60)
    made.label, made.help_text, made.required = str(one.label), str(one.help), one.needed
    return {one.key: made}


def _personal(one: Asked) -> dict[str, forms.Field]:
    said = {
        f"{one.key}_{code}": _text(one, word, long=False) for code, word in _languages().items()
    }
    years = forms.IntegerField(label=_("Years for which it is kept"), required=False, min_value=1)
    return said | {f"{one.key}_years": years}


def _languages() -> dict[str, str]:
    return {"fr": _("in French"), "en": _("in English")}


def _text(one: Asked, language: str, *, long: bool) -> forms.Field:
    widget = forms.Textarea(attrs={"rows": 2}) if long else forms.TextInput()
    label = f"{one.label}, {language}"
    return forms.CharField(label=label, required=one.needed, widget=widget, help_text=str(one.help))


def _initial(asked: Iterable[Asked], part: Mapping[str, Any]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for one in asked:
        value = part.get(one.key)
        if one.how in ("words", "long"):
            both = value if isinstance(value, dict) else {}
            told |= {f"{one.key}_{language}": both.get(language, "") for language in LANGUAGES}
        elif one.how == "personal":
            known = value or {}
            told |= {f"{one.key}_{k}": known.get("purpose", {}).get(k, "") for k in LANGUAGES}
            told[f"{one.key}_years"] = known.get("retention_years")
        elif one.how == "coded":
            told[one.key] = "\n".join(map(_line, value or ()))
        elif one.how == "list":
            told[one.key] = "\n".join(map(str, value or ()))
        else:
            told[one.key] = value
    return told


def _line(one: Mapping[str, Any]) -> str:
    label = one.get("label", {})
    return f"{one.get('code')} = {label.get('fr', '')} = {label.get('en', '')}"


def _read(one: Asked, sent: Mapping[str, Any], before: Any) -> Any:
    """The value of a key, None where nothing is said of it."""
    if one.how in ("words", "long"):
        both = {language: sent[f"{one.key}_{language}"].strip() for language in LANGUAGES}
        return both if any(both.values()) else None
    if one.how == "personal":
        both = {language: sent[f"{one.key}_{language}"].strip() for language in LANGUAGES}
        years = sent[f"{one.key}_years"]
        return {"purpose": both, "retention_years": years or 1} if any(both.values()) else None
    value = sent[one.key]
    match one.how:
        case "coded":
            known = {c.get("code"): c for c in before or ()}
            return [_coded(line, known) for line in value.splitlines() if line.strip()] or None
        case "list":
            return [line.strip() for line in value.splitlines() if line.strip()] or None
        case "number":
            return int(value) if value is not None and float(value).is_integer() else value
        case "yes":
            return True if value else None
    return value.strip() or None


def _coded(line: str, known: Mapping[Any, Part]) -> Part:
    """A choice or a given row; what else is known of it stays."""
    code, french, english = [*(part.strip() for part in line.split("=", 2)), "", ""][:3]
    return {**known.get(code, {}), "code": code, "label": {"fr": french, "en": english or french}}


def _code(part: Part) -> str:
    """A code made of the name, as files and tables can bear it."""
    label = part.get("label") or {}
    name = label.get("en") or label.get("fr") or str(part.get("kind") or "")
    made = re.sub(r"[^a-z0-9]+", "_", fold(name)).strip("_")
    return re.sub(r"^(?=[0-9])", "n", made)[:60]
