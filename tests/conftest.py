"""Every run has a data folder of its own, and the database that GRAPPE_TEST_DATABASE names."""

import atexit
import os
import shutil
import tempfile

from tests import postgres

_DATA = tempfile.mkdtemp(prefix="grappe-tests-")
atexit.register(shutil.rmtree, _DATA, ignore_errors=True)
os.environ.update(GRAPPE_DATA=_DATA, GRAPPE_SECRET_KEY="only-for-tests", LANG="C.UTF-8")
os.environ.pop("DATABASE_URL", None)
if os.environ.get("GRAPPE_TEST_DATABASE") == "postgres":
    _url, _folder = postgres.start()
    os.environ["DATABASE_URL"] = _url
    atexit.register(postgres.stop, _folder)
