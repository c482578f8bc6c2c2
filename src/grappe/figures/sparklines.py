"""A small line beside a number that says it."""

from collections.abc import Sequence

_PLUM = "#6b1f5c"


def sparkline(values: Sequence[float | None], width: int = 96, height: int = 24) -> str:
    """A small line without axes, from zero; None is a gap. For beside a number that says it."""
    highest = max((abs(v) for v in values if v is not None), default=0) or 1
    step = width / max(len(values) - 1, 1)
    path, pen = [], "M"
    for place, value in enumerate(values):
        if value is None:
            pen = "M"
            continue
        path.append(f"{pen}{place * step:.1f},{height - 2 - (height - 4) * value / highest:.1f}h0")
        pen = "L"
    return (
        f'<svg class="sparkline" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'aria-hidden="true"><path d="{" ".join(path)}" fill="none" '
        f'stroke="var(--chart-plum, {_PLUM})" stroke-width="2" stroke-linecap="round"/></svg>'
    )
