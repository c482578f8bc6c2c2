"""What is read back from a release is what everybody was shown."""

import csv
import tempfile
from pathlib import Path

import polars
from hypothesis import given, settings
from hypothesis import strategies as st

from grappe.figures import EVERYBODY, Released, computed, seen_by
from grappe.releases import open_release, write
from grappe.releases.model import part_of
from tests.figures.tables import policy, published
from tests.releases.making import SECRET, release

_row = st.tuples(
    st.sampled_from("abc"),
    st.sampled_from((2020, 2021)),
    st.integers(1, 6),
    st.sampled_from(("sme", "large", "-")),
)


@st.composite
def tables(draw: st.DrawFn) -> str:
    rows = draw(st.lists(_row, min_size=1, max_size=12, unique_by=lambda r: r[:3]))
    return "\n".join(f"{c} {y} 00100000{n} N{n} {kind}" for c, y, n, kind in rows)


@settings(max_examples=25, deadline=None)
@given(tables(), st.lists(st.sampled_from("ABC"), unique=True))
def test_what_is_read_back_is_what_was_shown(rows, clusters):
    own = policy(SECRET)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        one = computed(published(rows, folder / "publications", own), own)
        released = release(one, [Released(c, "members") for c in clusters])
        write(released, folder / "out")
        opened = open_release(folder / "out")
        seen = [f for f in seen_by(one.figures, EVERYBODY, own) if f.by != "cluster"]
        told = [
            (f.indicator, f.sensitivity, f.name if f.by == "domain" else None, f.year)
            + (part_of(f), f.value, f.n, f.status)
            for f in seen
        ]
        assert opened.frame("figures").rows() == told
        assert _csv(folder / "out" / "figures.csv") == told
        portraits = opened.frame("portraits")
        assert set(portraits["cluster"]) <= set(clusters)
        values = {(f.indicator, f.name, f.year, part_of(f)): f.value for f in one.figures}
        for row in portraits.filter(polars.col("status") == "shown").iter_rows(named=True):
            key = (row["indicator"], row["cluster"], row["year"], row["breakdown"])
            assert row["value"] == values[key]


def _csv(path: Path) -> list[tuple[object, ...]]:
    with path.open(encoding="utf-8", newline="") as file:
        return [
            (r["indicator"], r["sensitivity"], r["domain"] or None, int(r["year"]))
            + (r["breakdown"] or None, float(r["value"]) if r["value"] else None)
            + (int(r["n"]), r["status"])
            for r in csv.DictReader(file)
        ]
