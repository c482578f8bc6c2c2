"""The portraits of all clusters as PDF: ours, and the same content through WeasyPrint and
matplotlib, in one run.

Both start from the same papers, gathered before; the same charts, map, tables and words, both
written in one process, after one that is not counted, in seconds of the processor. Ours is besides
tagged (PDF/UA-1) and archivable (PDF/A-2a). WeasyPrint and matplotlib are not among the product's
dependencies: pip install weasyprint matplotlib, and Debian's libpangoft2-1.0-0, before.
Usage: python benchmarks/papers.py [data folder of a demonstration]
"""

import io
import resource
import sys
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

import matplotlib
import weasyprint

from grappe.figures import cluster_place, code_of, computed, value_words
from grappe.maps import draw
from grappe.papers import Paper, as_pdf, paper
from grappe.papers.model import Shown, Table
from grappe.policies import load_policy
from grappe.publication import open_publication

matplotlib.use("svg")
from matplotlib import pyplot  # noqa: E402

STYLE = """
@page { size: A4; margin: 20mm } body { font: 10pt 'Source Sans Pro', sans-serif }
h1, h2 { font-family: Manrope, sans-serif; color: #6b1f5c } table { width: 100% }
td { border-bottom: 0.5pt solid #e4dfe3; text-align: right } img { max-width: 100% }
.row { display: flex; gap: 16pt } .row > * { flex: 1 }
"""


def gathered(data: Path) -> list[Paper]:
    folder = sorted(path.parent for path in data.glob("publications/*/manifest.json"))[-1]
    policy = load_policy()
    published = computed(open_publication(folder), policy)
    places = [cluster_place(policy, one.code) for one in policy.clusters]
    return [paper(published, where, "fr") for where in places]


def theirs(made: Paper) -> bytes:
    """The same content as HTML, its charts by matplotlib, set by WeasyPrint."""
    parts = [f"<h1>{escape(made.name)}</h1><p>{escape(made.title)}</p><div class=row>"]
    parts += [f"<div><b>{one.value}</b><br>{escape(one.line)}</div>" for one in made.headlines]
    parts += ["</div>", _map(made)]
    for chapter in made.chapters:
        charts = "".join(f"<div>{_chart(one, made)}</div>" for one in chapter.shown)
        parts.append(f"<h2>{escape(chapter.title)}</h2><div class=row>{charts}</div>")
    parts += [_table(made.years), *(f"<p>{escape(one)}</p>" for one in made.sources)]
    html = f"<html lang=fr><title>{escape(made.name)}</title>{''.join(parts)}</html>"
    return weasyprint.HTML(string=html).write_pdf(stylesheets=[weasyprint.CSS(string=STYLE)])


def _chart(one: Shown, made: Paper) -> str:
    figure, axes = pyplot.subplots(figsize=(3.4, 2.2))
    values = [f.value or 0 for f in one.figures]
    names = [code_of(f) if one.by_parts else str(f.year) for f in one.figures]
    labels = [
        value_words(f.value, f.unit).to(made.language) if f.value is not None else "–"
        for f in one.figures
    ]
    kind = axes.barh if one.by_parts else axes.bar
    axes.bar_label(kind(names, values, color="#6b1f5c"), labels)
    axes.set_title(one.line, fontsize=9)
    axes.spines[["top", "right"]].set_visible(False)
    return _svg(figure)


def _map(made: Paper) -> str:
    found = made.spread
    drawn = draw(made.published.policy.region, found.communes) if found else None
    if drawn is None:
        return ""
    figure, axes = pyplot.subplots(figsize=(3.4, 3))
    for _, path in drawn.ground.outlines:
        rings = [ring.strip("MZ") for ring in path.split("Z") if ring]
        for ring in rings:
            points = [tuple(map(float, point.split())) for point in ring.split("L")]
            axes.fill(*zip(*points, strict=True), color="#efe6ec", ec="white")
    axes.plot([float(d.x) for d in drawn.dots], [float(d.y) for d in drawn.dots], ".")
    axes.invert_yaxis()
    axes.axis("off")
    return _svg(figure)


def _svg(figure: object) -> str:
    import base64

    written = io.BytesIO()
    figure.savefig(written, format="svg")  # type: ignore[attr-defined]
    pyplot.close(figure)  # type: ignore[arg-type]
    return f'<img src="data:image/svg+xml;base64,{base64.b64encode(written.getvalue()).decode()}">'


def _table(table: Table) -> str:
    rows = [(row.name, *(c.words if c else "–" for c in row.cells)) for row in table.rows]
    cells = (("", *table.columns), *rows)
    lines = ("".join(f"<td>{escape(word)}</td>" for word in row) for row in cells)
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def timed(write: Callable[[Paper], bytes], papers: Sequence[Paper]) -> float:
    """Seconds of the processor, which other work on the machine does not stretch."""
    started = time.process_time()
    for one in papers:
        assert write(one).startswith(b"%PDF")
    return time.process_time() - started


def main() -> None:
    papers = gathered(Path(sys.argv[1] if len(sys.argv) > 1 else "data"))
    as_pdf(papers[0])
    ours = timed(as_pdf, papers)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs(papers[0])
    others = timed(theirs, papers)
    print(f"ours                       {len(papers)} portraits  {ours:6.2f} s  peak {peak:.0f} MB")
    print(f"WeasyPrint and matplotlib  {len(papers)} portraits  {others:6.2f} s")
    print(f"ratio {others / ours:.1f} (goal 10)")


if __name__ == "__main__":
    main()
