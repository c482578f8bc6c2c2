"""Figures as a frame, for a notebook."""

import polars

from grappe.figures.computing import compute
from grappe.publication import Publication
from grappe.questions import LEVELS, Level, near_codes


class NoIndicatorError(LookupError):
    """The publication defines no such indicator; the message names those that come near."""


def indicator(publication: Publication, code: str, by: Level | None = None) -> polars.DataFrame:
    """An indicator of a publication for every place and year, or for one kind of place.

    Columns: level, place (its French name), year, quarter (of what is asked by quarters alone; null
    for a whole year), breakdown (the code of a part; null for the whole
    and for what is not known), value (a share is a fraction; null where it is not shown), n (the
    clusters behind it), status. Nothing is hidden from who has the publication itself but what is
    hidden from everybody. Raises NoIndicatorError.

    >>> from grappe import figures, publication
    >>> one = publication.open_publication(folder)
    >>> one.frame("members").select("cluster", "year", "type").row(0)
    ('A', 2020, 'sme')
    >>> figures.indicator(one, "members", by="region").select("year", "value", "n").rows()
    [(2020, 1.0, 1), (2021, 4.0, 3)]
    """
    policy = publication.policy
    known = [one.code for q in policy.questionnaires for one in q.indicators]
    if code not in known:
        near = ", ".join(near_codes(code, known) or sorted(set(known)))
        raise NoIndicatorError(f"there is no indicator {code!r}; there are: {near}")
    told = compute(publication, policy, indicators=[code], by=(by,) if by else LEVELS)
    rows = [
        (f.by, f.name, f.year, f.quarter, next(iter((f.breakdown or {}).values()), None))
        + (f.value, f.n, f.status)
        for f in told
    ]
    frame = polars.DataFrame(rows, _SCHEMA, orient="row")
    return frame if any(f.quarter for f in told) else frame.drop("quarter")


_SCHEMA = {
    "level": polars.String,
    "place": polars.String,
    "year": polars.Int64,
    "quarter": polars.Int64,
    "breakdown": polars.String,
    "value": polars.Float64,
    "n": polars.Int64,
    "status": polars.String,
}
