"""The shapes of the API's answers; a field, once there, keeps its name and its meaning."""

from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from django.utils.translation import gettext_noop
from ninja import Field, Schema

T = TypeVar("T")


class Page(Schema, Generic[T]):
    count: int = Field(description=gettext_noop("Rows in all"))
    next: str | None = Field(
        description=gettext_noop("Address of the next page; null on the last one")
    )
    items: list[T]


class Said(Schema):
    fr: str
    en: str


class PublicationRow(Schema):
    publication: str = Field(description=gettext_noop("Its code, as in `grappe publications`"))
    made_at: datetime
    reports: int
    public: bool = Field(description=gettext_noop("False while its clusters may still reply"))


class IndicatorRow(Schema):
    indicator: str
    label: Said
    definition: Said
    unit: Literal["count", "fte", "eur", "share", "years"]
    nature: Literal["stock", "flow", "share", "score"]
    direction: Literal["more", "less", "range", "none"]
    sensitivity: Literal["open", "protected"]
    section: str
    breakdown: str | None = Field(description=gettext_noop("The field that breaks it down"))


class FigureRow(Schema):
    indicator: str
    unit: str
    sensitivity: Literal["open", "protected"]
    by: str = Field(
        description=gettext_noop("The place by its French name, as in `grappe figures`")
    )
    level: Literal["cluster", "domain", "region"]
    year: int
    breakdown: dict[str, str | None] | None
    value: float | None = Field(
        description=gettext_noop("Null where it is not shown; shares are fractions")
    )
    n: int = Field(description=gettext_noop("Clusters behind the value"))
    status: Literal["shown", "hidden", "missing", "not_applicable"]
    remark: str | None = Field(
        description=gettext_noop("What the cluster says of it, which goes with it")
    )


class FileRow(Schema):
    path: str
    address: str
    format: str
    bytes: int
    title: Said


class ReleaseRow(Schema):
    release: str
    publication: str
    released_on: date
    address: str
    files: list[FileRow]


class Why(Schema):
    code: str
    message: str


class Error(Schema):
    error: Why
