"""What strangers send is opened by a process that can do little else."""

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from grappe.apart import Failed, Limits, call
from grappe.apart.answers import Untrusted, loads
from grappe.apart.locking import landlock
from grappe.words import Words

NARROW = Limits(memory=60_000_000, work=1, clock=5)
needs_landlock = pytest.mark.skipif(not landlock(), reason="this kernel has no Landlock")


def why(function, *given, limits=NARROW) -> str:
    with pytest.raises(Failed) as failed:
        call(function, *given, limits=limits)
    return failed.value.why


def test_what_a_function_gives_comes_back():
    assert call(sorted, [3, 1, 2], limits=NARROW, reverse=True) == [3, 2, 1]
    assert call(Words, limits=NARROW, fr="oui", en="yes") == Words(fr="oui", en="yes")


def test_what_it_raises_is_raised():
    with pytest.raises(ZeroDivisionError):
        call(divmod, 1, 0, limits=NARROW)


def test_it_is_another_process_each_time():
    seen = {call(os.getpid, limits=NARROW) for _ in range(3)}
    assert len(seen) == 3
    assert os.getpid() not in seen


def test_memory_work_and_time_have_an_end():
    assert why(bytearray, 200_000_000) == "memory"
    assert why(pow, 7, 10**9) == "time"
    assert why(time.sleep, 9, limits=Limits(memory=60_000_000, work=9, clock=1)) == "time"


@pytest.mark.parametrize("with_what", [signal.SIGSEGV, signal.SIGBUS, signal.SIGILL])
def test_a_process_that_breaks_takes_nothing_with_it(with_what):
    assert why(signal.raise_signal, with_what) == "broken"
    assert call(len, "abc", limits=NARROW) == 3


def test_what_memory_outside_of_python_runs_out_of_is_told_as_such():
    assert why(os.abort) == "memory"


def test_a_thread_that_has_no_room_is_told_as_memory():
    assert why(exec, """raise RuntimeError("can't start new thread")""") == "memory"


def test_it_writes_nothing(tmp_path: Path):
    with pytest.raises((PermissionError, OSError)):
        call(Path.write_text, tmp_path / "left", "something", limits=NARROW)
    assert not (tmp_path / "left").exists() or not (tmp_path / "left").read_text()


@needs_landlock
def test_it_reads_no_file_of_the_installation(tmp_path: Path):
    (tmp_path / "grappe.sqlite3").write_text("answers")
    with pytest.raises(PermissionError):
        call(Path.read_text, tmp_path / "grappe.sqlite3", limits=NARROW)
    with pytest.raises(PermissionError):
        call(os.listdir, "/", limits=NARROW)


@needs_landlock
@pytest.mark.skipif(landlock() < 4, reason="this kernel's Landlock knows no addresses")
def test_it_reaches_no_address():
    with socket.create_server(("127.0.0.1", 0)) as somebody, pytest.raises(PermissionError):
        call(socket.create_connection, somebody.getsockname(), limits=NARROW)


def test_it_knows_no_password_and_no_key(monkeypatch):
    monkeypatch.setenv("GRAPPE_SECRET_KEY", "hidden")
    assert call(os.getenv, "GRAPPE_SECRET_KEY", limits=NARROW) is None


class Acts:
    """What somebody who took a child over might answer."""

    def __init__(self, *reduced: object) -> None:
        self.reduced = reduced

    def __reduce__(self) -> tuple:
        return self.reduced


@pytest.mark.parametrize(
    "answer",
    [
        Acts(os.system, ("true",)),
        Acts(subprocess.Popen, (["true"],)),
        Acts(eval, ("1",)),
        Acts(getattr, (1, "real")),
        Acts(call, (len, "abc")),
    ],
)
def test_an_answer_that_acts_is_not_read(answer):
    with pytest.raises(Untrusted):
        loads(pickle.dumps((True, answer)))


def test_nothing_is_reached_through_a_name_of_ours():
    hidden = b"\x80\x04\x8c\x13grappe.apart.helper\x8c\x09os.system\x93."
    with pytest.raises(Untrusted):
        loads(hidden)


def test_many_ask_at_once_and_each_gets_their_own():
    with ThreadPoolExecutor(8) as threads:
        said = list(threads.map(lambda n: call(pow, n, 2, limits=NARROW), range(24)))
    assert said == [n * n for n in range(24)]


def test_a_helper_that_was_killed_is_begun_again():
    helper = call(os.getppid, limits=NARROW)
    os.kill(helper, signal.SIGKILL)
    time.sleep(0.2)
    assert call(len, "abc", limits=NARROW) == 3
    assert call(os.getppid, limits=NARROW) != helper


def test_a_program_that_opened_something_ends_without_a_word():
    program = "from grappe.workbook import get_ready_to_read; get_ready_to_read(())"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert (told.stdout, told.stderr) == (b"", b"")


def test_a_process_that_was_forked_has_a_helper_of_its_own():
    helper = call(os.getppid, limits=NARROW)
    child = os.fork()
    if child == 0:
        os._exit(0 if call(os.getppid, limits=NARROW) not in (helper, 0) else 1)
    assert os.waitpid(child, 0)[1] == 0


def test_what_many_calls_have_in_common_is_told_once_and_again_when_it_is_another():
    yes, no = Words(fr="oui", en="yes"), Words(fr="non", en="no")
    for words in (yes, yes, no, yes):
        said = call(Words.to, limits=NARROW, kept={"self": words}, language="fr")
        assert said == words.fr
    with pytest.raises(TypeError):
        call(Words.to, limits=NARROW, language="fr")


def test_a_process_holds_no_door_but_its_own():
    with ThreadPoolExecutor(1) as another:
        other = another.submit(call, time.sleep, 0.5, limits=NARROW)
        call(len, "abc", limits=NARROW)
        held = [number for number in range(12) if is_open_there(number)]
        other.result()
    output, errors, door = 1, 2, 3
    assert held == [output, errors, door]


def is_open_there(number: int) -> bool:
    try:
        call(os.get_inheritable, number, limits=NARROW)
    except OSError:
        return False
    return True


def test_a_process_that_says_what_is_no_data_broke():
    assert why(os.write, 3, b"nothing that can be read" + bytes(4)) == "broken"
