"""Every address of the site, an app at a time."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"grappe.site.{app}.urls"))
    for app in (
        "accounts",
        "look",
        "organisations",
        "rounds",
        "stories",
        "dashboards",
        "releases",
        "api",
    )
]
