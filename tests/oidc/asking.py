"""The provider as a test meets it, and a person's way through it."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests

from tests.oidc.provider import CLIENT, SECRET

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Provider:
    port: int

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.port}/o"

    def environment(self) -> dict[str, str]:
        """What whoever runs the site says of it."""
        prefix = "GRAPPE_OIDC_REGION_"
        known = {"ISSUER": self.issuer, "CLIENT": CLIENT, "SECRET": SECRET, "NAME": "the Region"}
        return {"GRAPPE_OIDC": "region", **{prefix + name: word for name, word in known.items()}}

    def walk(self, address: str, email: str) -> str:
        """From the page that one is led to, by signing in, to the address that one is sent back
        to."""
        browser = requests.Session()
        asked = browser.get(address, allow_redirects=False)
        login = f"http://127.0.0.1:{self.port}{asked.headers['location']}"
        answer = browser.post(login, {"email": email}, allow_redirects=False)
        again = f"http://127.0.0.1:{self.port}{answer.headers['location']}"
        return browser.get(again, allow_redirects=False).headers["location"]


@contextmanager
def provider(folder: Path, redirect: str) -> Iterator[Provider]:
    port = _free_port()
    command = [sys.executable, "-m", "tests.oidc.provider", str(folder), str(port), redirect]
    alone = {name: word for name, word in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    with subprocess.Popen(command, cwd=ROOT, env=alone, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        try:
            yield Provider(port)
        finally:
            process.terminate()


def changed(address: str, **words: str) -> str:
    """The same address, asking for something else."""
    parts = urlsplit(address)
    return parts._replace(query=urlencode(dict(parse_qsl(parts.query)) | words)).geturl()


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])
