"""What each two clusters share, in pandas: by the lists of other clusters, or by organisations."""

from pathlib import Path

import pandas

KEY = ["organisation_key", "year"]
PAIR = ["cluster", "year", "other"]
Told = dict[tuple, float]


def by_keys(path: Path) -> Told:
    """Organisations that count in two clusters are met with themselves."""
    rows = _rows(path, "organisation_key").drop_duplicates(["cluster", *KEY])
    several = rows[rows.duplicated(KEY, keep=False)]
    met = several.merge(several.rename(columns={"cluster": "other"}), on=KEY)
    return _told(met[met.cluster != met.other].groupby(PAIR).size())


def by_lists(path: Path) -> Told:
    """Each entry of a list is a row."""
    rows = _rows(path, "organisation_key", "other_clusters")
    rows = rows[rows.other_clusters.str.len() > 0]
    each = rows.explode("other_clusters").rename(columns={"other_clusters": "other"})
    return _told(each.groupby(PAIR).organisation_key.nunique())


WAYS = (by_keys, by_lists)


def _rows(path: Path, *more: str) -> pandas.DataFrame:
    rows = pandas.read_parquet(path, columns=["cluster", "year", "left_in", *more])
    return rows[(rows.left_in.isna() | (rows.left_in > rows.year)) & rows.organisation_key.notna()]


def _told(values: pandas.Series) -> Told:
    pairs = zip(values.index, values, strict=True)
    return {("cluster", *place): float(value) for place, value in pairs}
