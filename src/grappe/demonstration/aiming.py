"""The road to 2022: what each cluster aims at, agreed with its officer, and reported for 2020."""

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from grappe.answers import Answer
from grappe.demonstration.words_of_roads import ASKED, CHANGES, COMING, HEARD, SEEN
from grappe.policies import Policy, Span
from grappe.site.accounts.models import User
from grappe.site.objectives.aims import Aim, aims_of, every_aim, span_on
from grappe.site.objectives.models import Trajectory
from grappe.site.objectives.proposing import Wish, agree, latest_of, propose, remark
from grappe.site.objectives.reporting import Said, report
from grappe.site.policy.models import Cluster
from grappe.site.rounds.reading import accepted_submissions

SEED = 2022
PERIOD, YEAR = 2020, 2020
NOT_REPORTED = ("cara", "coboteam", "cluster-indura")
STILL_WAITING = "digital-league"
LEVELS = ("none", "bronze", "silver", "gold")
FIRST = {
    "companies_in_innovation": (12, 45),
    "projects_labelled": (4, 24),
    "projects_funded": (2, 12),
    "companies_abroad": (8, 40),
    "people_trained": (40, 220),
    "international_events": (3, 9),
    "mentions": (25, 140),
}
"""From where clusters start in 2019, between these two; a specific objective from 2 to 10."""
STOPPED = {"people_trained": 0.6, "international_events": 0.4, "companies_abroad": 0.7}
"""What the year 2020 left of what was planned."""


@dataclass(frozen=True)
class Step:
    """Something that a cluster or its officer does on a day."""

    at: datetime
    what: str
    cluster: str


def steps(policy: Policy) -> list[Step]:
    """In January and February 2020 each cluster proposes, some are asked, all agree by March; two
    change a target in autumn; most report on 2020 in spring 2021."""
    return [step for n, one in enumerate(policy.clusters) for step in _steps(n, one.code)]


def _steps(n: int, cluster: str) -> Iterator[Step]:
    yield Step(_at(date(2020, 1, 13 + n % 15), 10), "propose", cluster)
    if n % 4 == 0:
        yield Step(_at(date(2020, 2, 4), 9, n), "ask", cluster)
    yield Step(_at(date(2020, 2, 17 + n % 10), 15, n), "agree", cluster)
    if cluster in CHANGES:
        yield Step(_at(date(2020, 9, 14), 11, n), "change", cluster)
        yield Step(_at(date(2020, 9, 21), 14, n), "agree", cluster)
    if cluster not in NOT_REPORTED:
        yield Step(_at(date(2021, 4, 12 + n % 18), 16, n), "report", cluster)
    if cluster == STILL_WAITING:
        yield Step(_at(date(2021, 6, 2), 11), "change_last", cluster)


class Roads:
    """Everybody's objectives, through the verbs that the pages call."""

    def __init__(
        self,
        clusters: Mapping[str, Cluster],
        managers: Mapping[str, User],
        officers: Mapping[str, User],
    ) -> None:
        self.clusters, self.managers, self.officers = clusters, managers, officers

    def tell(self, step: Step) -> None:
        cluster, span = self.clusters[step.cluster], span_on(PERIOD)
        assert span is not None
        manager, officer = self.managers[step.cluster], self.officers[step.cluster]
        match step.what:
            case "propose":
                wishes = _wishes(cluster, span, _known(cluster))
                propose(cluster, span, wishes, seen={}, by=manager)
            case "ask":
                remark(cluster, span, "mentions", ASKED, by=officer, of_region=True)
                remark(cluster, span, "mentions", HEARD, by=manager, of_region=False)
            case "agree":
                waiting = latest_of(cluster, span).items()
                seen = {code: one.version for code, one in waiting if one.agreed_at is None}
                agree(cluster, span, seen, by=officer)
            case "change" | "change_last":
                self._change(cluster, span, manager)
            case "report":
                report(cluster, span, YEAR, _said(cluster, span), seen={}, by=manager)

    def _change(self, cluster: Cluster, span: Span, manager: User) -> None:
        change = CHANGES[cluster.code]
        stands = latest_of(cluster, span)
        seen = {code: one.version for code, one in stands.items()}
        code = change.objective
        wish = _less(stands[code], change.share, [y for y in span.years if y >= change.since])
        propose(cluster, span, {code: wish}, seen=seen, reason=change.reason, by=manager)


def _wishes(cluster: Cluster, span: Span, known: Mapping[str, Answer]) -> dict[str, Wish]:
    chance = random.Random(f"{SEED} {cluster.code}")
    domains = list(cluster.domains.values_list("code", flat=True))
    return {one.code: _wish(one, span, known, chance) for one in aims_of(domains)}


def _known(cluster: Cluster) -> dict[str, Answer]:
    """What it answered last, by questionnaire."""
    sent = accepted_submissions().filter(report__cluster=cluster, report__round__quarter=None)
    return {one.report.round.questionnaire: one.answer for one in sent.order_by("accepted_at")}


def _wish(aim: Aim, span: Span, known: Mapping[str, Answer], chance: random.Random) -> Wish:
    """Of what nobody counted before, no baseline."""
    first, each = _from(aim, known, chance)
    unknown = aim.code in ("private_funding", "with_other_clusters")
    targets = [_rounded(aim, first + each * n) for n in (1, 2, 3)]
    return Wish(
        None if unknown else _rounded(aim, first), dict(zip(span.years, targets, strict=True))
    )


def _from(aim: Aim, known: Mapping[str, Answer], chance: random.Random) -> tuple[float, float]:
    """Where the road begins, and how much it rises each year."""
    low, high = FIRST.get(aim.code, (2, 10))
    drawn = chance.randint(low, high)
    match aim.code:
        case "network_growth":
            count = float(_members(known["members"]))
            return count, max(1.0, count * chance.choice((0.02, 0.03, 0.05)))
        case "private_funding":
            return _private_share(known["management"]), 0.01
        case "label_held":
            level = LEVELS.index(str(known["management"].rows("label")[0].values["ecei"]))
            return float(level), 0.34 if level < 3 else 0.0
        case "projects_amount":
            return chance.randint(8, 60) * 100_000.0, 200_000.0
        case "member_satisfaction":
            return chance.randint(68, 80) / 10, 0.2
        case "with_other_clusters":
            return 0.0, 1.0
    return float(drawn), max(1.0, round(drawn * 0.08))


def _rounded(aim: Aim, value: float) -> float:
    if aim.unit == "share":
        return round(min(value, 1.0), 2)
    if aim.unit == "step":
        return float(min(int(value + 0.01), len(aim.steps) - 1))
    return round(value, 1) if aim.unit == "score" else float(round(value))


def _said(cluster: Cluster, span: Span) -> dict[str, Said]:
    chance, aims = random.Random(f"{SEED} {cluster.code} {YEAR}"), every_aim()
    return {
        code: _of_one(aims[code], one, chance) for code, one in latest_of(cluster, span).items()
    }


def _of_one(aim: Aim, one: Trajectory, chance: random.Random) -> Said:
    target, moved = one.target(YEAR) or 0.0, chance.choice((0.85, 0.95, 1.0, 1.05, 1.15))
    left = STOPPED.get(aim.code, 1.0) if one.version == 1 else 1.0
    value = None if aim.computed else _rounded(aim, _reached(aim, target, moved * left))
    stopped = aim.code in STOPPED and moved * left < 1
    view = SEEN["stopped"] if stopped else _one_of(SEEN_BY_HOW[moved >= 1], chance)
    return Said(value, view, _one_of(COMING, chance))


def _reached(aim: Aim, target: float, share: float) -> float:
    if aim.unit == "step":
        return target
    return target + (share - 1) * 4 if aim.unit == "score" else target * share


SEEN_BY_HOW = {True: (SEEN["reached"], SEEN["better"]), False: (SEEN["short"], SEEN["slower"])}


def _one_of(words: Sequence[str], chance: random.Random) -> str:
    return chance.choice(list(words))


def _less(one: Trajectory, share: float, years: Sequence[int]) -> Wish:
    """Lower targets for these years, less and less so; no lower than the year before."""
    start = one.baseline or 0.0
    targets: dict[int, float | None] = {}
    for year, target in sorted((int(year), value) for year, value in one.targets.items()):
        before = targets.get(year - 1) or start
        way = min(1.0, share + 0.35 * (year - years[0])) if year in years else 1.0
        lowered = float(round(start + (target - start) * way))
        targets[year] = max(lowered, before)
    return Wish(one.baseline, targets)


def _members(answer: Answer) -> int:
    gone = (row.values.get("left_in") for row in answer.rows("members"))
    return sum(not isinstance(left, int) or left > answer.year for left in gone)


def _private_share(answer: Answer) -> float:
    private, public = (
        sum(float(str(row.values["amount"])) for row in answer.rows(section))
        for section in ("private_funding", "public_funding")
    )
    return private / (private + public)


def _at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute))
