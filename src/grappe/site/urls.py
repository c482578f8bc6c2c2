"""Every address of the site, an app at a time."""

from django.urls import URLPattern, URLResolver, include, path

_APPS = (
    *("accounts", "privacy", "look", "organisations", "rounds", "stories", "news", "designer"),
    *("meetings", "dashboards", "objectives", "plan", "grants", "labels", "releases", "api"),
    "operations",
)
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(f"grappe.site.{app}.urls")) for app in _APPS
]
