"""Lineage: from clusters that are there no longer to those that follow them."""

from collections.abc import Iterator
from typing import Any

from grappe.policies.problems import Problem
from grappe.policies.sense.walking import codes, each, known_as, listed, text
from grappe.policies.source import Source
from grappe.questions import Words


def lineage_problems(policy: Source) -> Iterator[Problem]:
    clusters = codes(policy.data, "clusters")
    everything = [one for _, one in each(policy.data, "lineage")]
    for path, one in each(policy.data, "lineage"):
        before, after = listed(one.get("from")), listed(one.get("to"))
        expected = _EXPECTED.get(text(one.get("kind")) or "")
        if before and after and expected and not _fits(one["kind"], len(before), len(after)):
            yield policy.problem((*path, "kind"), expected)
        for step, code in enumerate(before):
            stays = one.get("kind") == "split" and code in after
            if text(code) in clusters and not stays:
                yield policy.problem((*path, "from", step), _STILL_THERE.filled(code=code))
        for step, code in enumerate(after):
            if text(code) is not None and code not in clusters | _gone_later(one, everything):
                said = _NO_CLUSTER.filled(code=code, known=known_as(clusters))
                yield policy.problem((*path, "to", step), said)


def _fits(kind: str, before: int, after: int) -> bool:
    if kind == "merger":
        return after == 1
    return before == 1 and (after > 1 if kind == "split" else after == 1)


def _gone_later(one: dict[str, Any], everything: list[dict[str, Any]]) -> set[str]:
    """Clusters that had their own end on a later day."""
    later = (other for other in everything if str(other.get("on")) > str(one.get("on")))
    return {code for other in later for code in listed(other.get("from")) if text(code)}


_EXPECTED = {
    "merger": Words(
        fr="une fusion mène à un seul cluster", en="a merger leads to a single cluster"
    ),
    "renaming": Words(
        fr="un changement de nom va d’un cluster à un autre",
        en="a renaming has one cluster, and one after it",
    ),
    "split": Words(
        fr="une scission va d’un cluster à plusieurs",
        en="a split has one cluster, and several after it",
    ),
}
_STILL_THERE = Words(
    fr="un cluster qui n’est plus là est attendu, et «\u202f{code}\u202f» y est encore",
    en="a cluster that is there no longer is expected, and “{code}” is still there",
)
_NO_CLUSTER = Words(
    fr="«\u202f{code}\u202f» n’est pas un cluster\u202f; clusters de cette politique\u202f: "
    "{known}",
    en="“{code}” is no cluster; clusters of this policy: {known}",
)
