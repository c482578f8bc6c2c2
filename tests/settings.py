"""The site's settings for a test run: a data folder of its own, the database that is asked for.

GRAPPE_TEST_DATABASE=postgres starts a real PostgreSQL; parallel workers share the first one's.
"""

import atexit
import os
import shutil
import tempfile

from tests import postgres

_data = tempfile.mkdtemp(prefix="grappe-tests-")
atexit.register(shutil.rmtree, _data, ignore_errors=True)
os.environ.update(GRAPPE_DATA=_data, GRAPPE_SECRET_KEY="only-for-tests")
if "PYTEST_XDIST_WORKER" not in os.environ:
    os.environ.pop("DATABASE_URL", None)
    if os.environ.get("GRAPPE_TEST_DATABASE") == "postgres":
        os.environ["DATABASE_URL"], _folder = postgres.start()
        atexit.register(postgres.stop, _folder)

from grappe.site.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
ACCOUNT_RATE_LIMITS = False
WHITENOISE_AUTOREFRESH = True
"""A static file is looked for when it is asked for: not all of them for each client of a test."""
