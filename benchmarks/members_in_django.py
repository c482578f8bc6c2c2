"""The members' indicators through Django's ORM on SQLite, with aggregate, Exists and an index."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import polars
from django.conf import settings

LEVELS = {"cluster": ["cluster", "year"], "domain": ["domain", "year"], "region": ["year"]}
COLUMNS = (
    *("cluster", "domain", "year", "siren", "type", "member_since", "governance"),
    *("left_in", "postal_code", "country"),
)


class Asking:
    """A Django of its own with one table of the same rows, indexed for the questions."""

    def __init__(self, path: Path, database: Path) -> None:
        engine = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(database)}
        settings.configure(DATABASES={"default": engine}, INSTALLED_APPS=[])
        import django

        django.setup()
        self.member = _model()
        self._fill(path)

    def ask(self, departments: tuple[str, ...]) -> dict[str, dict[tuple, float]]:
        """The indicators by (level, place, year) or, by type, (level, place, year, type)."""
        told: dict[str, dict[tuple, float]] = {}
        for level, by in LEVELS.items():
            for code, key, value in self._level(by, departments):
                place = ("region", *key) if level == "region" else key
                told.setdefault(code, {})[level, *place] = float(value)
        return told

    def _fill(self, path: Path) -> None:
        from django.db import connection, transaction

        with connection.schema_editor() as editor:
            editor.create_model(self.member)
        marks = ", ".join(["%s"] * len(COLUMNS))
        insert = f"INSERT INTO {self.member._meta.db_table} ({', '.join(COLUMNS)}) VALUES ({marks})"
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(insert, polars.read_parquet(path, columns=COLUMNS).rows())
            cursor.execute("ANALYZE")

    def _counting(self) -> Any:
        from django.db.models import F, Q

        return self.member.objects.filter(Q(left_in=None) | Q(left_in__gt=F("year")))

    def _level(self, by: list[str], departments: tuple[str, ...]) -> Iterator[tuple]:
        from django.db.models import Count, F

        for row in self._sums(by, departments):
            key = tuple(row[name] for name in by)
            yield "members", key, row["n"]
            yield "sme_share", key, row["sme"] / row["n"]
            yield "in_region_share", key, row["in_region"] / row["n"]
            yield "in_governance_share", key, row["seated"] / row["n"]
        for row in self._counting().values(*by, "type").annotate(n=Count("*")):
            yield "members_by_type", (*(row[name] for name in by), row["type"]), row["n"]
        yield from self._moves(by)
        lengths = self._counting().annotate(length=F("year") - F("member_since"))
        counted = lengths.values_list(*by, "length").annotate(n=Count("*")).order_by(*by, "length")
        for key, group in groupby(counted, key=lambda row: row[: len(by)]):
            yield "median_seniority", key, _median([row[-2:] for row in group])

    def _sums(self, by: list[str], departments: tuple[str, ...]) -> Iterable[dict[str, Any]]:
        from django.db.models import Count, Q
        from django.db.models.functions import Substr

        french = Q(country=None) | Q(country="FR")
        return (
            self._counting()
            .annotate(department=Substr("postal_code", 1, 2))
            .values(*by)
            .annotate(
                n=Count("*"),
                sme=Count("pk", filter=Q(type="sme")),
                in_region=Count("pk", filter=french & Q(department__in=departments)),
                seated=Count("pk", filter=Q(governance=True)),
            )
        )

    def _moves(self, by: list[str]) -> Iterator[tuple]:
        from django.db.models import Count, Exists, F, Max, Min, OuterRef, Q

        edge = self.member.objects.aggregate(first=Min("year"), last=Max("year"))
        same = {"cluster": OuterRef("cluster"), "siren": OuterRef("siren")}

        def beside(step: int) -> Exists:
            return Exists(self._counting().filter(**same, year=OuterRef("year") + step))

        now = self._counting().exclude(year=edge["first"]).annotate(was=beside(-1)).values(*by)
        moved = now.annotate(
            stayed=Count("pk", filter=Q(was=True)), joined=Count("pk", filter=Q(was=False))
        )
        gone = self._counting().exclude(year=edge["last"]).filter(~beside(1))
        place = [name for name in by if name != "year"]
        left = {
            tuple(row[:-1]): row[-1]
            for row in gone.annotate(next=F("year") + 1)
            .values_list(*place, "next")
            .annotate(n=Count("*"))
        }
        for row in moved:
            key = tuple(row[name] for name in by)
            joined, stayed, lost = row["joined"], row["stayed"], left.get(key, 0)
            yield "new_members", key, joined
            yield "leavers", key, lost
            yield "membership_turnover", key, (joined + lost) / (joined + 2 * stayed + lost)
            yield "retention", key, stayed / (stayed + lost)


def _model() -> Any:
    from django.db import models

    class Member(models.Model):
        cluster = models.CharField(max_length=120)
        domain = models.CharField(max_length=120)
        year = models.IntegerField()
        siren = models.CharField(max_length=14, null=True)  # noqa: DJ001
        type = models.CharField(max_length=20)
        member_since = models.IntegerField(null=True)
        governance = models.BooleanField(null=True)
        left_in = models.IntegerField(null=True)
        postal_code = models.CharField(max_length=5, null=True)  # noqa: DJ001
        country = models.CharField(max_length=2, null=True)  # noqa: DJ001

        class Meta:
            app_label = "benchmark"
            indexes = (models.Index(fields=["cluster", "year", "siren"], name="same"),)

        def __str__(self) -> str:
            return str(self.siren)

    return Member


def _median(lengths: list[tuple[int, int]]) -> float:
    """Of (length, how many), in order of length."""
    total, passed = sum(n for _, n in lengths), 0
    middle: list[int] = []
    for length, n in lengths:
        wanted = {(total - 1) // 2, total // 2}
        middle += [length for place in wanted if passed <= place < passed + n]
        passed += n
    return sum(middle) / len(middle)
