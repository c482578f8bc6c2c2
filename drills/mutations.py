"""One small change after the other to the code that decides, and whether a test notices:
`python drills/mutations.py [--group checks] [--sample 100] [--again TOLD.json]`.

The product and its tests are loaded once and its database is made once. A first run tells which
tests go through which function; each change is then made in a fork of that process, which runs
those tests until one of them fails. Changes that nobody notices are listed; those that change
nothing are explained in `mutations.toml`. Exit 1 where less than 90 of 100 of a group are noticed,
or one that is not is not explained.
"""

import argparse
import gc
import json
import os
import random
import signal
import sys
import time
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from drills.mutants import SOURCE, Mutant, mutants_of  # noqa: E402

ENOUGH = 0.90
PATIENCE = 20.0
"""Seconds that tests may take beside three times what they took without a change."""
NOTICED, UNNOTICED, NO_CODE = 1, 0, 3
ITS_NAME = {NOTICED: "noticed", UNNOTICED: "unnoticed"}


@dataclass(frozen=True)
class Group:
    """`files` beneath `src`, and the `tests` that are to notice their changes."""

    name: str
    files: tuple[str, ...]
    tests: tuple[str, ...]


@dataclass(frozen=True)
class Explained:
    """Changes that nobody can notice, by a part of what is printed of them, and why not."""

    file: str
    says: str
    why: str

    def holds(self, mutant: Mutant) -> bool:
        return mutant.file.endswith(self.file) and self.says in str(mutant)


@dataclass
class Went:
    """What tests went through, and the seconds they took."""

    through: dict[str, list[str]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    failed: list[str] = field(default_factory=list)


def groups() -> tuple[list[Group], list[Explained]]:
    told = tomllib.loads((HERE / "drills" / "mutations.toml").read_text("utf-8"))
    made = [
        Group(name, tuple(_files(one["files"])), tuple(one["tests"]))
        for name, one in told["groups"].items()
    ]
    return made, [Explained(**one) for one in told.get("explained", ())]


def _files(patterns: Sequence[str]) -> Iterator[str]:
    for pattern in patterns:
        if "#" in pattern:
            yield pattern
        else:
            found = sorted(SOURCE.glob(pattern))
            assert found, pattern
            yield from (str(one.relative_to(SOURCE)) for one in found)


class Run:
    """A plugin of pytest: instead of running the tests once, it runs them for each change."""

    def __init__(self, made: Sequence[tuple[Group, Mutant]], jobs: int) -> None:
        self.made, self.jobs = made, jobs
        self.found: dict[Mutant, str] = {}

    def pytest_configure(self, config: pytest.Config) -> None:
        from hypothesis import Phase, settings

        phases = (Phase.explicit, Phase.generate)
        settings.register_profile(
            "drill", derandomize=True, database=None, deadline=None, phases=phases
        )
        settings.load_profile("drill")

    @pytest.fixture(scope="session")
    def django_db_setup(self) -> None:
        """It is made once, before the first fork."""

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        _make_database(session.config)
        _say(f"{len(session.items)} tests, {len(self.made)} changes")
        went = _told_by_a_child(lambda: _first_run(session.items, {m.file for _, m in self.made}))
        if went.failed:
            raise SystemExit(f"they fail without any change: {went.failed}")
        gc.freeze()
        self._each(session.items, went)
        return True

    def _each(self, items: list[pytest.Item], went: Went) -> None:
        running: dict[int, Mutant] = {}
        waiting = list(reversed(self.made))
        while waiting or running:
            while waiting and len(running) < self.jobs:
                group, mutant = waiting.pop()
                chosen = _chosen(items, went, group, mutant)
                if chosen:
                    running[_begun(mutant, chosen, went)] = mutant
                else:
                    self._note(mutant, "untested")
            if running:
                child, status = os.wait()
                code = os.waitstatus_to_exitcode(status)
                if code != NO_CODE:
                    self._note(running[child], ITS_NAME.get(code, "died"))
                del running[child]

    def _note(self, mutant: Mutant, what: str) -> None:
        self.found[mutant] = what
        if _is_missed(what):
            _say(f"{mutant} ({what})")
        if len(self.found) % 100 == 0:
            _say(f"{len(self.found)} of {len(self.made)}")


def _is_missed(what: str) -> bool:
    return what in ("unnoticed", "untested")


def _say(words: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {words}", file=sys.stderr, flush=True)


def _make_database(config: pytest.Config) -> None:
    from django.test.utils import setup_databases
    from pytest_django.plugin import blocking_manager_key

    with config.stash[blocking_manager_key].unblock():
        setup_databases(verbosity=0, interactive=False)


def _told_by_a_child(act: Callable[[], Went]) -> Went:
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        with _quiet(), os.fdopen(write, "w") as pipe:
            json.dump(vars(act()), pipe)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as pipe:
        told = json.load(pipe)
    os.waitpid(child, 0)
    return Went(**told)


@contextmanager
def _quiet() -> Iterator[None]:
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (1, 2):
        os.dup2(nowhere, stream)
    yield


def _first_run(items: Sequence[pytest.Item], files: set[str]) -> Went:
    """Every test once, and which lines of these files, and templates of SQL, each goes through."""
    from grappe.figures import connecting

    went, through = Went(), defaultdict(set)
    paths = {str(SOURCE / file): file for file in files if file.endswith(".py")}
    now, read = [""], connecting._template

    def asked(name: str) -> str:
        through[f"grappe/figures/sql/{name}.sql"].add(now[0])
        return read(name)

    connecting._template = asked  # type: ignore[assignment]
    coverage = Coverage(data_file=None, config_file=False, include=list(paths))
    coverage.start()
    for item, following in zip(items, [*items[1:], None], strict=True):
        now[0], began = item.nodeid, time.monotonic()
        coverage.switch_context(item.nodeid)
        passed = _passes(item, following)
        went.seconds[item.nodeid] = time.monotonic() - began
        went.failed += [] if passed else [item.nodeid]
    coverage.stop()
    for path, file in paths.items():
        for line, tests in coverage.get_data().contexts_by_lineno(path).items():
            through[f"{file}:{line}"] |= {one for one in tests if one}
            through[file] |= {one for one in tests if one}
    went.through = {name: sorted(tests) for name, tests in through.items()}
    return went


def _passes(item: pytest.Item, following: pytest.Item | None) -> bool:
    from _pytest.runner import runtestprotocol

    return not any(one.failed for one in runtestprotocol(item, log=False, nextitem=following))


def _chosen(
    items: Sequence[pytest.Item], went: Went, group: Group, mutant: Mutant
) -> list[pytest.Item]:
    """The tests of a group that go through what is changed, the quickest first; of what stands
    in no function, those that go through its file; of a table, all."""
    file, _, table = mutant.file.partition("#")
    at = (f"{file}:{mutant.line}", f"{file}:{mutant.begins}") if mutant.begins else (file,)
    going = next((went.through[one] for one in at if one in went.through), ())
    if table:
        going = [one.nodeid for one in items]
    own = [one for one in items if one.nodeid in set(going) and one.nodeid.startswith(group.tests)]
    return sorted(own, key=lambda one: went.seconds[one.nodeid])


def _begun(mutant: Mutant, chosen: Sequence[pytest.Item], went: Went) -> int:
    """A child that makes the change and runs the tests; it ends with what came of it."""
    child = os.fork()
    if child:
        return child
    signal.alarm(int(PATIENCE + 3 * sum(went.seconds[one.nodeid] for one in chosen)))
    code = NOTICED
    try:
        with _quiet():
            mutant.make()
            code = NOTICED if _one_fails(chosen) else UNNOTICED
    except SyntaxError:
        code = NO_CODE
    finally:
        os._exit(code)


def _one_fails(chosen: Sequence[pytest.Item]) -> bool:
    following = [*chosen[1:], None]
    return any(not _passes(one, then) for one, then in zip(chosen, following, strict=True))


def drawn(asked: argparse.Namespace, made: Sequence[Group]) -> list[tuple[Group, Mutant]]:
    """The changes that are asked for; a sample is drawn from each group alike."""
    found: list[tuple[Group, Mutant]] = []
    before = Path(asked.again).read_text("utf-8") if asked.again else ""
    for group in made:
        if asked.group in ("", group.name):
            own = [one for file in group.files for one in mutants_of(file)]
            own = [one for one in own if not before or json.dumps(f"{one} (")[:-1] in before]
            if asked.sample:
                chance = random.Random(asked.seed)
                own = chance.sample(own, min(asked.sample, len(own)))
            found += [(group, one) for one in own]
    return found


def told(
    made: Sequence[tuple[Group, Mutant]], found: dict[Mutant, str], explained: Sequence[Explained]
) -> dict[str, Any]:
    """By group: how many were noticed of those that change something."""
    counted: dict[str, Any] = {}
    for group, mutant in made:
        if mutant not in found:
            continue
        of = counted.setdefault(
            group.name, {"changes": 0, "noticed": 0, "explained": 0, "unexplained": []}
        )
        of["changes"] += 1
        if not _is_missed(found[mutant]):
            of["noticed"] += 1
        elif any(one.holds(mutant) for one in explained):
            of["explained"] += 1
        else:
            of["unexplained"].append(f"{mutant} ({found[mutant]})")
    for of in counted.values():
        of["share"] = round(of["noticed"] / of["changes"], 3)
    return counted


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--group", default="")
    asked.add_argument("--again", help="only what such a run told that nobody noticed")
    asked.add_argument("--sample", type=int, default=0, help="so many of each group")
    asked.add_argument("--seed", type=int, default=1906)
    asked.add_argument("--jobs", type=int, default=2)
    given = asked.parse_args()
    began = time.monotonic()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    made, explained = groups()
    changes = drawn(given, made)
    run = Run(changes, given.jobs)
    tests = sorted({one for group, _ in changes for one in group.tests})
    words = ["-q", "-n", "0", "-p", "no:randomly", "-p", "no:cacheprovider", *tests]
    code = pytest.main(words, plugins=[run])
    counted = told(changes, run.found, explained)
    print(json.dumps({"groups": counted, "seconds": round(time.monotonic() - began)}, indent=1))
    held = all(of["share"] >= ENOUGH and not of["unexplained"] for of in counted.values())
    sys.exit(0 if held and code in (0, 5) else 1)


if __name__ == "__main__":
    main()
