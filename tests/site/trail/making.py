"""A trail to look at: lines as the product writes them."""

from collections.abc import Iterator
from typing import Any

from grappe.site.trail.chain import START, hash_of

ACTIONS = ("report.submitted", "report.accepted", "role.named", "draft.cells", "publication.made")


def lines(count: int) -> Iterator[dict[str, Any]]:
    """As many lines that hold together, without a database."""
    before = START
    for number in range(1, count + 1):
        line = {
            "number": number,
            "at": f"2021-06-07T08:{number // 60 % 60:02}:{number % 60:02}.000000Z",
            "action": ACTIONS[number % len(ACTIONS)],
            "actor": f"00000000-0000-4000-8000-{number % 40:012}",
            "capacity": f"manager:cluster-{number % 22}",
            "cluster": f"cluster-{number % 22}",
            "what": "members 2020",
            "detail": {"revision": number, "of": {"é": [1, None, True]}},
            "before": before,
        }
        before = line["hash"] = hash_of(line)
        yield line
