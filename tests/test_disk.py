"""What is written is there whole, or not at all."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grappe.disk import UNFINISHED, beside, settle, sweep, whole_file, write_once, write_whole

WRITES_FOR_EVER = """
import sys
from pathlib import Path
from grappe.disk import write_whole
print(flush=True)
while True:
    for letter in (b"a", b"b"):
        write_whole(Path(sys.argv[1]), letter * 300_000)
"""


def test_what_a_killed_process_wrote_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "kept"
    for moment in range(5):
        command = [sys.executable, "-c", WRITES_FOR_EVER, str(path)]
        writer = subprocess.Popen(command, stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(0.03 + moment / 50)
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        assert not path.exists() or path.read_bytes() in (b"a" * 300_000, b"b" * 300_000)


def test_many_who_write_the_same_file_at_once_all_have_it_written(tmp_path: Path) -> None:
    path = tmp_path / "files" / "one"
    with ThreadPoolExecutor(16) as threads:
        list(threads.map(lambda _n: write_whole(path, b"same" * 5000), range(64)))
    assert path.read_bytes() == b"same" * 5000
    assert list(path.parent.iterdir()) == [path]


def test_of_many_who_write_once_one_has_its_word(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda n: write_once(tmp_path / "key", b"%d" % n, 0o600), range(32)))
    kept = (tmp_path / "key").read_bytes()
    write_once(tmp_path / "key", b"later")
    assert (tmp_path / "key").read_bytes() == kept
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_what_fails_leaves_what_was_there(tmp_path: Path) -> None:
    write_whole(tmp_path / "kept", b"before")
    with pytest.raises(ZeroDivisionError), whole_file(tmp_path / "kept") as file:
        file.write(b"half")
        _ = 1 / 0
    with pytest.raises(ZeroDivisionError), beside(tmp_path) as made:
        (made / "half").write_bytes(b"half")
        _ = 1 / 0
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("kept", b"before")]


def test_a_folder_takes_its_place_once(tmp_path: Path) -> None:
    for n in (1, 2):
        with beside(tmp_path) as made:
            (made / "table").write_bytes(b"%d" % n)
            if n == 1:
                settle(made, tmp_path / "2021-06")
            else:
                with pytest.raises(OSError, match="not empty"):
                    settle(made, tmp_path / "2021-06")
    assert (tmp_path / "2021-06" / "table").read_bytes() == b"1"
    assert [one.name for one in tmp_path.iterdir()] == ["2021-06"]


def test_what_was_left_unfinished_long_ago_is_swept_away(tmp_path: Path) -> None:
    old, new = tmp_path / "a" / f"{UNFINISHED}1", tmp_path / f"{UNFINISHED}2"
    old.mkdir(parents=True)
    (old / "half").write_bytes(b"half")
    new.write_bytes(b"being written")
    os.utime(old, (0, 0))
    sweep(tmp_path)
    assert (old.exists(), new.exists()) == (False, True)
