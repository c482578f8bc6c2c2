"""Templates that ask for a name which nobody gives are caught."""

from django.template import Engine, Template
from django.template.base import Origin
from django.template.context import Context

from tests import undefined
from tests.messages import SOURCES


def rendered(text: str, name: str = "rounds/page.html", **given: object) -> list[str]:
    origin = Origin(str(SOURCES / "site" / "rounds" / "templates" / name), template_name=name)
    Template(text, origin=origin, engine=Engine.get_default()).render(Context(given))
    return undefined.missed()


def test_a_name_that_nobody_gives_is_told_with_its_line():
    assert rendered("{{ one }}\n{{ two }}", one=1) == ["rounds/page.html:2: two"]


def test_a_name_inside_a_condition_counts_too():
    assert rendered("{% if one and two %}{% endif %}", one=1) == ["rounds/page.html:1: two"]
    assert rendered('{% if two == "x" %}{% endif %}') == ["rounds/page.html:1: two"]


def test_an_attribute_that_is_not_there_is_told():
    assert rendered("{{ one.two }}", one=1) == ["rounds/page.html:1: one.two"]
    assert rendered("{{ one.two }}", one={"two": None}) == []
