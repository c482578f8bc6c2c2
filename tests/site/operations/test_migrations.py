"""A new version beside the old one, and back again: the database goes with both (and really goes,
in `drills/migrations.py`)."""

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations import (
    AddField,
    CreateModel,
    DeleteModel,
    RemoveField,
    RenameField,
    RenameModel,
)

OWN = [one.label for one in apps.get_app_configs() if one.name.startswith("grappe.")]
TAKES_AWAY = (DeleteModel, RemoveField, RenameField, RenameModel)
BEFORE_THE_FIRST_RELEASE = {
    ("accounts", "0002_role_in_group"),
    ("organisations", "0002_register_and_search"),
    ("policy", "0003_cluster_in_policy"),
    ("rounds", "0002_upload_places"),
    ("stories", "0002_begun_from_a_line"),
    ("trail", "0002_chain"),
}
"""No installation ever ran the version before; none is added once there was a release: a field is
then null or has a db_default, and what goes does so one release after it was last read."""


def own_migrations() -> list[Migration]:
    found = MigrationLoader(None).disk_migrations.values()
    return [one for one in found if one.app_label in OWN]


@pytest.mark.parametrize("migration", own_migrations(), ids=str)
def test_each_step_of_a_migration_has_a_way_back(migration: Migration) -> None:
    assert [one.describe() for one in migration.operations if not one.reversible] == []


@pytest.mark.parametrize("migration", own_migrations(), ids=str)
def test_a_migration_takes_nothing_away_that_the_version_before_reads(
    migration: Migration,
) -> None:
    taken = [one.describe() for one in migration.operations if isinstance(one, TAKES_AWAY)]
    assert not taken or (migration.app_label, migration.name) in BEFORE_THE_FIRST_RELEASE


@pytest.mark.parametrize("migration", own_migrations(), ids=str)
def test_the_version_before_can_write_rows_of_which_it_does_not_know_all(
    migration: Migration,
) -> None:
    made = {one.name_lower for one in migration.operations if isinstance(one, CreateModel)}
    asked = [
        one.describe()
        for one in migration.operations
        if isinstance(one, AddField)
        and one.model_name_lower not in made
        and not (one.field.null or one.field.many_to_many or one.field.has_db_default())
    ]
    assert not asked or (migration.app_label, migration.name) in BEFORE_THE_FIRST_RELEASE
