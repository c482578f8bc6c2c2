"""A policy as files that `load_policy` reads again, equal."""

from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from ruamel.yaml import YAML

from grappe.policies.model import Policy
from grappe.policies.region import for_any_region
from grappe.questions import LANGUAGES, Questionnaire

_SHORT = 70


class _OnOneLine(dict[str, Any]):
    """Words, and other small things, that stand on one line."""


def write_policy(policy: Policy, folder: Path) -> tuple[Path, ...]:
    """Writes every file of a policy in a folder that is made, or empty; gives their paths.

    Raises FileExistsError where something is there already.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
    written = []
    for name, text in as_files(policy).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        written.append(path)
    return tuple(written)


def as_files(policy: Policy) -> dict[str, str]:
    """The text of each file by its name inside the policy's folder."""
    own = _text(as_data(policy, {"questionnaires", "plan", "criteria", "objectives"}))
    beside = {
        "plan.yaml": policy.plan,
        "criteria.yaml": policy.criteria,
        "objectives.yaml": policy.objectives,
    }
    more = {name: _text(as_data(one)) for name, one in beside.items() if one}
    asked = {file_name(one): as_text(one, policy.region) for one in policy.questionnaires}
    return {"policy.yaml": own, **more, **asked}


def file_name(asked: Questionnaire) -> str:
    return f"questionnaires/{asked.code}-{asked.version}.yaml"


def as_text(asked: Questionnaire, region: str) -> str:
    """The file of a questionnaire; what it says of its own region is said of any."""
    return _text(for_any_region(as_data(asked), region))


def as_data(model: BaseModel, apart: set[str] | None = None) -> dict[str, Any]:
    """What a file says of it, in plain dicts, lists, numbers, texts and dates."""
    dumped = model.model_dump(by_alias=True, exclude_defaults=True, exclude=apart)
    plain = _plain(dumped)
    assert isinstance(plain, dict)
    return plain


def _plain(part: Any) -> Any:
    if isinstance(part, dict):
        return {key: _plain(value) for key, value in part.items()}
    if isinstance(part, list | tuple):
        return [_plain(value) for value in part]
    return part


def _text(data: dict[str, Any]) -> str:
    yaml = YAML(typ="safe")
    yaml.default_flow_style = False
    yaml.allow_unicode = True
    yaml.width = 1_000_000
    yaml.sort_base_mapping_type_on_output = False  # type: ignore[assignment]
    yaml.representer.ignore_aliases = lambda *_: True
    yaml.representer.add_representer(_OnOneLine, _on_one_line)
    written = StringIO()
    yaml.dump(_laid_out(data), written)
    return written.getvalue()


def _on_one_line(representer: Any, part: _OnOneLine) -> Any:
    return representer.represent_mapping("tag:yaml.org,2002:map", part, flow_style=True)


def _laid_out(part: Any) -> Any:
    """Small mappings of words and numbers on one line, as a person writes them."""
    if isinstance(part, list):
        return [_laid_out(one) for one in part]
    if not isinstance(part, dict):
        return part
    laid = {key: _laid_out(value) for key, value in part.items()}
    scalars = all(isinstance(one, str | int | float | date) for one in laid.values())
    small = set(laid) == set(LANGUAGES) or len(laid) <= len(LANGUAGES)
    length = sum(len(str(one)) for one in laid.values())
    return _OnOneLine(laid) if scalars and small and length <= _SHORT else laid
