"""What the API tells of, as its reader may see it."""

from collections.abc import Sequence
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from grappe.figures import Figure, Published, Remark, as_row, remarks_on
from grappe.publication import Publication
from grappe.questions import near_codes
from grappe.releases import Opened
from grappe.site.accounts.models import User
from grappe.site.api.answering import CannotAnswer
from grappe.site.dashboards.published import published, visible_to
from grappe.site.releases.releasing import address_of

T = TypeVar("T")


def one_of(known: dict[str, T], asked: str, words: str) -> T:
    """What was asked for by its code; raises CannotAnswer, which names what comes near."""
    if asked in known:
        return known[asked]
    near = near_codes(asked, known) or list(known)[:20]
    raise CannotAnswer(404, "unknown", words % {"asked": asked, "known": ", ".join(near)})


def asked_for(reader: User, code: str | None) -> Published:
    """The publication of that code, else the latest one that this reader may see."""
    seen = {one.code: one for one in visible_to(reader)}
    if not seen:
        raise CannotAnswer(404, "nothing_published", _("Nothing is published yet."))
    words = _("There is no publication “%(asked)s”. There are: %(known)s.")
    found: Publication = one_of(seen, code or list(seen)[-1], words)
    earlier = [one.folder for one in seen.values() if one.made_at < found.made_at]
    return published(found.folder, tuple(earlier))


def rows_of_indicators(one: Published) -> list[dict[str, Any]]:
    return [
        {
            "indicator": code,
            "label": known.label.model_dump(),
            "definition": known.definition.model_dump(),
            "unit": known.unit,
            "nature": known.nature,
            "direction": known.direction,
            "sensitivity": known.sensitivity,
            "section": one.section(known).code,
            "breakdown": known.breakdown,
        }
        for code, known in one.known.indicators.items()
    ]


def row_of_figure(figure: Figure, said: Sequence[Remark]) -> dict[str, Any]:
    words = "\n".join(remark.text for remark in remarks_on(said, [figure]))
    return {**as_row(figure), "level": figure.by, "remark": words or None}


def row_of_release(one: Opened) -> dict[str, Any]:
    address = address_of(one.code)
    return {
        "release": one.code,
        "publication": one.publication,
        "released_on": one.released_at.date().isoformat(),
        "address": address,
        "files": [
            {
                "path": path,
                "address": f"{address}{path}",
                "format": told["format"],
                "bytes": one.size(path),
                "title": told["titles"],
            }
            for path, told in one.resources.items()
        ],
    }
