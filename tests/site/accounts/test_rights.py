import pytest
from django.contrib.auth.models import AnonymousUser

from grappe.questions import Field, Personal, Section, Words
from grappe.site.accounts import rights
from tests.site.making import cluster, person

pytestmark = pytest.mark.django_db
_W = Words(fr="x", en="x")
_OPEN = Field(code="name", kind="text", label=_W, help=_W)
_MONEY = _OPEN.model_copy(update={"code": "amount", "commercial": True})
_PERSON = _OPEN.model_copy(
    update={"code": "person", "personal": Personal(purpose=_W, retention_years=1)}
)
_SECTION = Section(
    code="s", kind="table", label=_W, help=_W, sensitivity="open", fields=(_OPEN, _MONEY, _PERSON)
)

# who: write, on behalf, send, review, see name, amount, person, rounds, manage, people, name
WHO = {
    ("manager", "own"): "yn y n yyy nnnn",
    ("contributor", "own"): "yn n n yyy nnnn",
    ("manager", "other"): "nn n n nnn nnnn",
    ("officer", "health"): "yy n y yyy ynyn",
    ("officer", "energy"): "nn n n nnn ynyn",
    ("officer", None): "nn n n nnn ynyn",
    ("head_of_unit", None): "nn n y yyy yyyy",
    ("database_manager", None): "nn n n ynn ynyn",
    ("evaluation", None): "nn n n nnn ynyn",
    ("elected", None): "nn n n nnn nnnn",
    ("administrator", None): "nn n n nnn nnyy",
    ("", None): "nn n n nnn nnnn",
}


@pytest.mark.parametrize(("who", "expected"), WHO.items(), ids=lambda x: str(x))
def test_each_role_may_what_the_table_says(who, expected):
    minalogic = cluster("Minalogic", "health")
    reaches = {"own": minalogic, "other": cluster("Axelera")}
    user = person(who[0], of=reaches.get(who[1], who[1]))
    may = (
        rights.can_write_answers(user, minalogic),
        rights.writes_on_behalf(user, minalogic),
        rights.can_send(user, minalogic),
        rights.can_review(user, minalogic),
        *(rights.can_see_field(user, minalogic, _SECTION, field) for field in _SECTION.fields),
        rights.can_see_rounds(user),
        rights.can_manage_rounds(user),
        rights.can_see_people(user),
        rights.can_name_people(user),
    )
    assert "".join("y" if one else "n" for one in may) == expected.replace(" ", "")


def test_a_deputy_and_an_officer_of_a_second_domain_look_after_a_cluster():
    terralia = cluster("Terralia", "agriculture", "health")
    assert rights.can_review(person("officer", of="agriculture", deputy=True), terralia)
    assert rights.can_review(person("officer", of="health"), terralia)


def test_nobody_sees_anything_but_open_data_without_signing_in():
    minalogic = cluster("Minalogic")
    seen = {row for row in rights.TABLE if rights.may(AnonymousUser(), row, "r", minalogic)}
    assert seen == {"releases", "open_stories"}
    assert not rights.can_release(AnonymousUser())


def test_reading_what_one_is_in_charge_of_takes_one_query(django_assert_num_queries):
    minalogic = cluster("Minalogic", "health")
    user = type(u := person("officer", of="health")).objects.get(pk=u.pk)
    with django_assert_num_queries(1):
        for _ in range(3):
            rights.can_review(user, minalogic)
