"""The members' indicators in pandas: one pass to compare years, then a groupby a level."""

from pathlib import Path

import pandas

LEVELS = {"cluster": ["cluster", "year"], "domain": ["domain", "year"], "region": ["year"]}
COLUMNS = ["cluster", "domain", "year", "siren", "type", "member_since", "governance"]
SUMS = ("members", "sme", "in_region", "governance", "joined", "stayed", "left")


def ask(path: Path, departments: tuple[str, ...]) -> dict[str, dict[tuple, float]]:
    """The indicators by (level, place, year) or, by type, (level, place, year, type)."""
    columns = [*COLUMNS, "left_in", "postal_code", "country"]
    rows = pandas.read_parquet(path, columns=columns)
    rows = rows[rows.left_in.isna() | (rows.left_in > rows.year)]
    _measure(rows, departments)
    gone = _compare(rows)
    told: dict[str, dict[tuple, float]] = {}
    for level, by in LEVELS.items():
        _tell(told, level, rows, gone, by)
    return told


def _measure(rows: pandas.DataFrame, departments: tuple[str, ...]) -> None:
    rows["members"] = 1
    rows["sme"] = rows.type == "sme"
    french = rows.country.isna() | (rows.country == "FR")
    rows["in_region"] = french & rows.postal_code.str[:2].isin(departments)
    rows["governance"] = rows.governance.astype(bool)
    rows["seniority"] = rows.year - rows.member_since


def _compare(rows: pandas.DataFrame) -> pandas.DataFrame:
    """Marks rows as joined or stayed; gives those that left, in the year in which they lack."""
    keys = ["cluster", "year", "siren"]
    asked = rows[["cluster", "domain", "year"]].drop_duplicates()
    reports = pandas.MultiIndex.from_frame(asked[["cluster", "year"]])
    earlier = rows[[*keys, "domain"]].assign(year=rows.year + 1)
    both = rows[keys].merge(earlier[keys], on=keys, how="outer", indicator=True)
    found = pandas.MultiIndex.from_frame(both[both["_merge"] == "both"][keys])
    stayed = pandas.MultiIndex.from_frame(rows[keys]).isin(found)
    compared = pandas.MultiIndex.from_arrays([rows.cluster, rows.year - 1]).isin(reports)
    rows["stayed"], rows["joined"] = stayed, compared & ~stayed
    gone = both[both["_merge"] == "right_only"].merge(asked, on=["cluster", "year"])
    return gone.assign(left=1)


def _tell(
    told: dict[str, dict[tuple, float]],
    level: str,
    rows: pandas.DataFrame,
    gone: pandas.DataFrame,
    by: list[str],
) -> None:
    grouped = rows.groupby(by, observed=True)
    sums = grouped[[*SUMS[:-1]]].sum()
    sums["left"] = gone.groupby(by, observed=True)["left"].sum()
    first = sums.index.get_level_values("year") == rows.year.min()
    moved = sums[~first].fillna({"left": 0})
    kept = moved.stayed + moved.left
    for code, values in {
        "members": sums.members,
        "sme_share": sums.sme / sums.members,
        "in_region_share": sums.in_region / sums.members,
        "new_members": moved.joined,
        "leavers": moved.left,
        "membership_turnover": (moved.joined + moved.left) / (moved.joined + moved.stayed + kept),
        "retention": moved.stayed / kept,
        "median_seniority": grouped.seniority.median(),
        "in_governance_share": sums.governance / sums.members,
        "members_by_type": rows.groupby([*by, "type"], observed=True).size(),
    }.items():
        told.setdefault(code, {}).update(_keyed(level, values))


def _keyed(level: str, values: pandas.Series) -> dict[tuple, float]:
    places = (key if isinstance(key, tuple) else (key,) for key in values.index)
    start = (level, "region") if level == "region" else (level,)
    return {(*start, *place): float(value) for place, value in zip(places, values, strict=True)}
