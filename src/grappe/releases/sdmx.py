"""A release's figures as SDMX-CSV 2.0, with the code lists that statisticians share.

Sources: SDMX cross-domain code lists CL_FREQ 2.1, CL_OBS_STATUS 2.2 (A normal, Q suppressed, O
missing, M cannot exist) and CL_CONF_STATUS 1.2 (F free, A primary for small counts, D secondary by
the sender); Eurostat's list of units; NUTS. A share keeps its value and says UNIT_MULT 2: times 10²
it is in per cent.
"""

from collections.abc import Iterator

import polars

from grappe.figures import Figure
from grappe.figures.telling_apart import FEWEST_CLUSTERS
from grappe.references import COMMUNES_VINTAGE, NUTS_VINTAGE, nuts_of_region
from grappe.releases.model import Release, part_of

COLUMNS = (
    *("STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "DOMAIN", "INDICATOR"),
    *("BREAKDOWN", "TIME_PERIOD", "OBS_VALUE", "UNIT_MEASURE", "UNIT_MULT", "OBS_STATUS"),
    *("CONF_STATUS", "CLUSTERS", "REF_AREA_VINTAGE", "PUBLICATION"),
)
_UNITS = {"count": "NR", "fte": "FTE", "eur": "EUR", "share": "PC", "years": "YR"}
_STATUSES = {"shown": "A", "hidden": "Q", "missing": "O", "not_applicable": "M"}
_FREE, _SMALL_COUNTS, _SECONDARY = "F", "A", "D"
_TOTAL = "_T"
"""The code of the whole, in BREAKDOWN and in DOMAIN."""


def sdmx(release: Release) -> polars.DataFrame:
    """A row a figure, all as text."""
    return polars.DataFrame(
        list(_rows(release)), dict.fromkeys(COLUMNS, polars.String), orient="row"
    )


def _rows(release: Release) -> Iterator[tuple[str | None, ...]]:
    policy = release.published.publication.policy
    domains = {one.name.fr: one.code for one in policy.domains}
    area = nuts_of_region(policy.region) or f"FR_{policy.region}"
    vintage = f"{NUTS_VINTAGE}; {COMMUNES_VINTAGE}, région {policy.region}"
    hidden = {_key(f) for f in release.published.figures if f.status == "hidden"}
    for one in release.figures:
        yield (
            *("dataflow", "GRAPPE:FIGURES(1.0)", "I", "A", area),
            *(domains[one.name] if one.by == "domain" else _TOTAL, one.indicator),
            *(part_of(one) or _TOTAL, str(one.year)),
            None if one.value is None else repr(one.value),
            *(_UNITS[one.unit], "2" if one.unit == "share" else "0", _STATUSES[one.status]),
            _confidentiality(one, primary=_key(one) in hidden),
            *(str(one.n), vintage, release.publication),
        )


def _key(figure: Figure) -> tuple[object, ...]:
    return (figure.indicator, figure.by, figure.name, figure.year, part_of(figure))


def _confidentiality(figure: Figure, *, primary: bool) -> str:
    """Free; confidential as too few stand behind it; or as it would give another one away."""
    if figure.status != "hidden":
        return _FREE
    return _SMALL_COUNTS if primary or figure.n < FEWEST_CLUSTERS else _SECONDARY
