"""Every migration forward, back to nothing and forward again, on SQLite and on PostgreSQL:
`python drills/migrations.py`. Exit 1 where something stays behind or does not come back."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(HERE))

from tests import postgres  # noqa: E402

THERE_AND_BACK = """
import django
django.setup()
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
def go(targets):
    executor = MigrationExecutor(connection)
    executor.migrate(targets(executor.loader.graph))
    return set(connection.introspection.table_names())
latest = lambda graph: graph.leaf_nodes()
whole = go(latest)
left = go(lambda graph: [(app, None) for app in graph_apps(graph)])
assert left == {"django_migrations"}, left
assert go(latest) == whole
print(connection.vendor, len(whole), "tables there, back and there again")
"""
APPS = "graph_apps = lambda graph: sorted({app for app, _name in graph.nodes})"


def main() -> None:
    url, folder = postgres.start()
    try:
        failed = [there_and_back(""), there_and_back(url)]
    finally:
        postgres.stop(folder)
    sys.exit(int(any(failed)))


def there_and_back(url: str) -> int:
    with tempfile.TemporaryDirectory() as data:
        told = {"GRAPPE_DATA": data, "DATABASE_URL": url}
        environment = {**os.environ, **told, "DJANGO_SETTINGS_MODULE": "grappe.site.settings"}
        command = [sys.executable, "-c", APPS + THERE_AND_BACK]
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    main()
