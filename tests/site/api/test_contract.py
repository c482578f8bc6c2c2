"""The API keeps to the contract that it publishes, whatever it is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings

from grappe.site.api import keys
from grappe.site.wsgi import application
from tests.site.dashboards.publishing import clusters, published
from tests.site.making import person

pytestmark = pytest.mark.django_db

asked = settings(
    max_examples=30, deadline=None, suppress_health_check=[*HealthCheck], database=None
)


@pytest.fixture(autouse=True)
def one_connection() -> Iterator[None]:
    """As Django's own client does: a request leaves the test's connection open."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture
def contract(data: Path) -> schemathesis.BaseSchema:
    clusters()
    published(data)
    return schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)


@pytest.fixture
def key() -> str:
    return keys.give("Grist", "head_of_unit", by=person("head_of_unit"))[1]


def test_no_request_breaks_it(contract: schemathesis.BaseSchema, key: str) -> None:
    """Good and bad ones, of every address: the answer has a documented status and shape."""
    operations = [one.ok() for one in contract.get_all_operations()]
    assert len(operations) == 4
    for operation in operations:

        @asked
        @given(case=operation.as_strategy())
        def ask(case: schemathesis.Case) -> None:
            case.call_and_validate(headers={"Authorization": f"Bearer {key}"})

        ask()
