"""What a person names to compare: a policy's folder, a questionnaire's file, a version."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grappe.cli import options
from grappe.cli.words import NO_VERSION

if TYPE_CHECKING:
    from grappe.questions import Questionnaire


def asked_by(named: str, data: Path | None, lang: str) -> Sequence["Questionnaire"]:
    """The questionnaires of it, one version of each; ends the command where there is no such
    thing, or where its files are mistaken."""
    path = Path(named)
    if path.is_dir():
        return options.policy_in(path, lang).latest
    if path.is_file() and path.parent.name == "questionnaires":
        found = _named(options.policy_in(path.parent.parent, lang).questionnaires, path.stem)
    else:
        found = _named(options.policy(lang, data).questionnaires, named)
    if not found:
        known = ", ".join(_name(q) for q in options.policy(lang, data).questionnaires)
        options.could_not(NO_VERSION.filled(asked=named, known=known).to(lang))
    return found


def _named(versions: Sequence["Questionnaire"], name: str) -> list["Questionnaire"]:
    return [one for one in versions if _name(one) == name]


def _name(one: "Questionnaire") -> str:
    return f"{one.code}-{one.version}"
