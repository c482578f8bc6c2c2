"""Addresses of open data, and of what a cluster releases of its portrait."""

from django.urls import include, path

from grappe.site.releases import views

own = [
    path("open-data", views.open_data, name="open_data"),
    path("open-data/release", views.make, name="make"),
    path("open-data/catalog.jsonld", views.whole_catalog, name="catalog"),
    path("open-data/<slug:code>/", views.one, name="release"),
    path("open-data/<slug:code>/<path:path>", views.file, name="file"),
    path("clusters/<slug:code>/released", views.portrait, name="portrait"),
]
urlpatterns = [path("", include((own, "releases")))]
