"""The API's addresses. Each reads as its reader may: a tool by its key, a person signed in."""

from typing import Annotated, Any, Literal, cast

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from ninja import NinjaAPI, Query
from ninja.errors import AuthenticationError, HttpError, ValidationError
from ninja.security import django_auth

from grappe.figures import Published
from grappe.site.accounts.asking import concerns
from grappe.site.accounts.models import User
from grappe.site.accounts.rights import can_see_facts
from grappe.site.api import schemas
from grappe.site.api.answering import (
    MOST,
    ByKey,
    CannotAnswer,
    error,
    page_of,
    speak,
    unless_known,
)
from grappe.site.api.documenting import OwnPage
from grappe.site.api.reading import (
    asked_for,
    one_of,
    row_of_figure,
    row_of_release,
    rows_of_indicators,
)
from grappe.site.dashboards.audience import audience_of, figures_for
from grappe.site.dashboards.published import visible_to
from grappe.site.dashboards.told import released, tellings
from grappe.site.replies.reading import public_codes, remarks

api = NinjaAPI(
    title="Grappe",
    version="1",
    description=cast(str, gettext_lazy("Read-only. Keys are given by the head of unit.")),
    urls_namespace="api",
    docs=OwnPage(),
    auth=[ByKey(), django_auth],
)
Limit = Annotated[int, Query(1000, ge=1, le=MOST, description=gettext_noop("Rows of a page"))]
Offset = Annotated[int, Query(0, ge=0, le=10**9, description=gettext_noop("Rows before this page"))]
Lang = Annotated[
    Literal["fr", "en"] | None, Query(None, description=gettext_noop("Language of messages"))
]
Publication = Annotated[
    str | None, Query(None, description=gettext_noop("Its code; the latest where none"))
]
_NO = {401: schemas.Error, 403: schemas.Error, 404: schemas.Error, 422: schemas.Error}


@api.get(
    "/publications",
    response={200: schemas.Page[schemas.PublicationRow], **_NO},
    url_name="publications",
    summary=cast(str, gettext_lazy("Publications, the oldest first")),
)
def publications(
    request: HttpRequest, limit: Limit, offset: Offset, lang: Lang
) -> HttpResponseBase:
    seen, public = visible_to(_reader(request)), public_codes()
    rows = [
        {
            "publication": one.code,
            "made_at": one.made_at,
            "reports": one.reports,
            "public": one.code in public,
        }
        for one in seen
    ]
    return unless_known(request, rows, lambda: page_of(request, rows, limit, offset))


@api.get(
    "/indicators",
    response={200: schemas.Page[schemas.IndicatorRow], **_NO},
    url_name="indicators",
    summary=cast(str, gettext_lazy("Indicators of a publication, with their definitions")),
)
def indicators(
    request: HttpRequest, limit: Limit, offset: Offset, lang: Lang, publication: Publication
) -> HttpResponseBase:
    one = asked_for(_reader(request), publication)
    return unless_known(
        request,
        [one.publication.code],
        lambda: page_of(request, rows_of_indicators(one), limit, offset),
    )


@api.get(
    "/figures",
    response={200: schemas.Page[schemas.FigureRow], **_NO},
    url_name="figures",
    summary=cast(str, gettext_lazy("Figures of a publication, as the reader may see them")),
)
def figures(
    request: HttpRequest,
    limit: Limit,
    offset: Offset,
    lang: Lang,
    publication: Publication,
    indicator: Annotated[str | None, Query(None)],
    by: Annotated[Literal["cluster", "domain", "region"] | None, Query(None)],
    place: Annotated[str | None, Query(None, description=gettext_noop("Its French name"))],
    year: Annotated[int | None, Query(None)],
) -> HttpResponseBase:
    reader = _reader(request)
    one = asked_for(reader, publication)
    if indicator is not None:
        words = _("There is no indicator “%(asked)s”. Did you mean: %(known)s?")
        one_of(dict(one.known.indicators), indicator, words)
    asked = {"indicator": indicator, "by": by, "name": place, "year": year}
    told = {key: value for key, value in asked.items() if value is not None}
    said = remarks(one.publication.code)

    def tell() -> dict[str, Any]:
        every = figures_for(reader, one)
        found = [f for f in every if all(getattr(f, key) == told[key] for key in told)]
        shown = {f.name for f in found[offset : offset + limit] if f.by == "cluster"}
        concerns(request, [c.code for c in one.policy.clusters if c.name in shown])
        return page_of(request, found, limit, offset, lambda figure: row_of_figure(figure, said))

    return unless_known(request, [*_known_by(reader, one), said], tell)


@api.get(
    "/releases",
    response={200: schemas.Page[schemas.ReleaseRow], 422: schemas.Error},
    url_name="releases",
    auth=None,
    summary=cast(str, gettext_lazy("Open data: every release with its files, for everybody")),
)
def releases(request: HttpRequest, limit: Limit, offset: Offset, lang: Lang) -> HttpResponseBase:
    speak(request)
    found = released()
    return unless_known(
        request,
        [one.code for one in found],
        lambda: page_of(request, [row_of_release(one) for one in found], limit, offset),
    )


def _known_by(reader: User, one: Published) -> list[object]:
    """What a publication's figures depend on, for a reader."""
    audience, made = audience_of(reader), one.publication
    who = (sorted(audience.own), sorted(audience.in_charge), sorted(reader.standing.kinds))
    return [made.code, who, tellings((*one.earlier, made.folder))]


def _reader(request: HttpRequest) -> User:
    """Who reads: raises CannotAnswer for who has no right to any figure."""
    speak(request)
    reader = cast(User, request.auth)  # type: ignore[attr-defined]
    if not can_see_facts(reader):
        raise CannotAnswer(403, "not_yours", _("Your role reads no figures."))
    return reader


@api.exception_handler(CannotAnswer)
def _cannot(request: HttpRequest, why: CannotAnswer) -> HttpResponseBase:
    return error(why.status, why.code, str(why))


@api.exception_handler(AuthenticationError)
def _unknown(request: HttpRequest, why: Any) -> HttpResponseBase:
    speak(request)
    words = _(
        "Send the key of your tool in the header Authorization, after the word Bearer; or sign in."
    )
    answer = error(401, "no_key", words)
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(ValidationError)
def _mistaken(request: HttpRequest, why: ValidationError) -> HttpResponseBase:
    speak(request)
    names = sorted({str(one["loc"][-1]) for one in why.errors})
    words = _("This cannot be read: %(names)s. The documentation says what may stand there.")
    return error(422, "mistaken", words % {"names": ", ".join(names)})


@api.exception_handler(HttpError)
def _refused(request: HttpRequest, why: HttpError) -> HttpResponseBase:
    return error(why.status_code, "refused", str(why))
