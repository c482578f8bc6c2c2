import pytest

from grappe.site.trail import record
from grappe.site.trail.models import AppendOnlyError, Event
from tests.site.making import cluster, person

pytestmark = pytest.mark.django_db


def test_a_person_is_named_by_a_key_and_a_capacity_never_by_name():
    minalogic = cluster("Minalogic")
    user = person("manager", of=minalogic, name="Ada Secret")
    event = record("report.sent", by=user, cluster=minalogic, what="members 2021")
    assert event.actor == str(user.key)
    assert event.capacity == "manager:minalogic"
    assert "Ada" not in str(Event.objects.filter(pk=event.pk).values().get())


def test_what_happened_is_never_changed():
    event = record("round.opened", by=None)
    event.action = "round.closed"
    for change in (event.save, event.delete, Event.objects.all().delete):
        with pytest.raises(AppendOnlyError):
            change()
    with pytest.raises(AppendOnlyError):
        Event.objects.update(action="nothing")
    assert Event.objects.get(pk=event.pk).action == "round.opened"
