"""Whoever acts on a server in a drill: by HTTP, as a browser does."""

import http.client
import io
import json
import os
import socket
import subprocess
import sys
import time
import urllib.parse
import zipfile
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

HERE = Path(__file__).resolve().parent.parent
TOKEN = "d" * 32
Told = dict[str, Any]


class House:
    """The process that serves and looks (see `house`), on a data folder and a database."""

    def __init__(self, data: Path, url: str = "") -> None:
        data.mkdir(parents=True, exist_ok=True)
        told = {"GRAPPE_DATA": str(data), "DATABASE_URL": url, "GRAPPE_SECRET_KEY": "of-a-drill"}
        self._process = subprocess.Popen(
            [sys.executable, "-m", "drills.house"],
            cwd=HERE,
            env={**os.environ, **told, "DJANGO_SETTINGS_MODULE": "grappe.site.settings"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_wrong: object) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()

    def ask(self, do: str, **said: Any) -> Any:
        """What was told. Raises RuntimeError where it could not be done."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"do": do, **said}) + "\n")
        self._process.stdin.flush()
        answer = self._answer()
        if "failed" in answer:
            raise RuntimeError(answer["failed"])
        return answer.get("told", answer)

    def _answer(self) -> Told:
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the house fell")
        told: Told = json.loads(line)
        return told


class Person:
    """Somebody who is signed in."""

    def __init__(self, port: int, cookie: str) -> None:
        self._port = port
        self._cookies, self._said = f"sessionid={cookie}; csrftoken={TOKEN}", ""

    def get(self, address: str) -> tuple[int, str]:
        return self._send("GET", address, None, {})

    def post(self, address: str, **said: str) -> tuple[int, str]:
        """The status, and where it leads or what it says; raises OSError where it was cut."""
        body = urllib.parse.urlencode(said).encode()
        kind = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._send("POST", address, body, kind)

    def bring(self, address: str, name: str, content: bytes) -> tuple[int, str]:
        """A file, as a form sends it."""
        edge = uuid4().hex
        head = f'Content-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'
        body = f"--{edge}\r\n{head}".encode() + content + f"\r\n--{edge}--\r\n".encode()
        return self._send(
            "POST", address, body, {"Content-Type": f"multipart/form-data; boundary={edge}"}
        )

    def _send(
        self, method: str, address: str, body: bytes | None, headers: dict[str, str]
    ) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self._port, timeout=60)
        told = {
            **headers,
            "Cookie": self._cookies + self._said,
            "X-CSRFToken": TOKEN,
            "Accept-Language": "en",
        }
        try:
            line.request(method, address, body, told)
            answer = line.getresponse()
            content = answer.read().decode("utf-8", "replace")
            self._remember(answer.headers.get_all("Set-Cookie") or [])
            return answer.status, answer.getheader("Location") or content
        except http.client.HTTPException as cut:
            raise ConnectionError(str(cut)) from cut
        finally:
            line.close()

    def _remember(self, told: list[str]) -> None:
        """What the next page is to say (Django's messages), as a browser keeps it."""
        said = [one.partition(";")[0] for one in told if one.startswith("messages=")]
        self._said = f"; {said[-1]}" if said else self._said


def free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def cpu_of(process: int) -> float:
    """Seconds of CPU that a process and those it began have taken so far (Linux)."""
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    begun = [int(child) for task in tasks for child in task.read_text().split()]
    user, system = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK") + sum(map(cpu_of, begun))


def answers(port: int, within: float = 60) -> float:
    """Waits for a server; gives the seconds that it took."""
    began = time.monotonic()
    while time.monotonic() - began < within:
        try:
            if Person(port, "").get("/sign-in")[0] == 200:
                return time.monotonic() - began
        except OSError:
            time.sleep(0.02)
    raise TimeoutError(f"no answer within {within} s")


def another(workbook: bytes) -> bytes:
    """The same workbook as another file: what it says is the same, its bytes are not."""
    file = io.BytesIO(workbook)
    with zipfile.ZipFile(file, "a") as packed:
        packed.comment = uuid4().hex.encode()
    return file.getvalue()
