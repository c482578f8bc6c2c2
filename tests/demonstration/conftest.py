"""The demonstration, built once for all tests that look at it."""

from pathlib import Path

import pytest

from tests.demonstration.running import Told, run


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demonstration")


@pytest.fixture(scope="session")
def built(folder: Path) -> Told:
    """`again`: what publishing says right after, before anybody has looked at anything."""
    told: Told = run(folder, "demo", "--no-serve")
    return {**told, "again": run(folder, "publish")["publication"]}
