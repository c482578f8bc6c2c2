"""Every address of the site, an app at a time."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("grappe.site.accounts.urls")),
    *(
        path("", include(f"grappe.site.{app}.urls"))
        for app in ("look", "rounds", "dashboards")
        if find_spec(f"grappe.site.{app}") and find_spec(f"grappe.site.{app}.urls")
    ),
]
