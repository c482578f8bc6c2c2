"""What Prometheus is told: how many answers of which page took how long; what waits.

Each server process counts in a file of its own, in the folder that `serve` makes for them
(PROMETHEUS_MULTIPROC_DIR); whichever is asked adds them up. What waits is asked of the database.
"""

import os
from collections.abc import Iterator

from django.db.models import Min
from django.utils import timezone
from prometheus_client import REGISTRY, CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from grappe.site.operations.models import Task
from grappe.site.operations.pending import MOST_TRIES
from grappe.site.operations.watching import health

ANSWERS = Counter("grappe_answers", "Answers given", ["page", "method", "status"])
SECONDS = Histogram(
    "grappe_answer_seconds",
    "Seconds until an answer was given",
    ["page"],
    buckets=(0.05, 0.1, 0.3, 1, 3, 10),
)


def count(page: str, method: str, status: int, seconds: float) -> None:
    """One more answer."""
    ANSWERS.labels(page, method, f"{status // 100}xx").inc()
    SECONDS.labels(page).observe(seconds)


def told() -> bytes:
    """Everything, in the text format of Prometheus."""
    registry = CollectorRegistry()
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        MultiProcessCollector(registry)
        counted = generate_latest(registry)
    else:
        counted = generate_latest(REGISTRY)
    waiting = CollectorRegistry()
    waiting.register(_Waiting())
    return counted + generate_latest(waiting)


class _Waiting(Collector):
    """What this moment's database and disk say."""

    def collect(self) -> Iterator[Metric]:
        open_tasks = Task.objects.filter(done_at=None)
        due = open_tasks.filter(due__lte=timezone.now(), tries__lt=MOST_TRIES)
        oldest = due.aggregate(Min("due"))["due__min"]
        late = (timezone.now() - oldest).total_seconds() if oldest else 0
        yield _gauge("tasks_waiting", "Tasks that are not done", open_tasks.count())
        given_up = open_tasks.filter(tries__gte=MOST_TRIES).count()
        yield _gauge("tasks_given_up", "Tasks that failed every time", given_up)
        yield _gauge("task_late_seconds", "How long the oldest task is overdue", late)
        yield _gauge("disk_free_bytes", "Left on the disk of the data folder", health.free())
        for name, well in health.ready().items():
            yield _gauge(f"ready_{name}", "1 where it is well", int(well))


def _gauge(name: str, words: str, value: float) -> GaugeMetricFamily:
    return GaugeMetricFamily(f"grappe_{name}", words, value=value)
