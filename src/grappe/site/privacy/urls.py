"""Addresses of what happens to a cluster's data."""

from django.urls import include, path

from grappe.site.privacy import views

_CLUSTER = "clusters/<slug:code>"
own = [
    path("promises", views.promises, name="promises"),
    path("what-is-shared", views.what_is_shared, name="shared"),
    path("record-of-processing", views.processing, name="processing"),
    path(f"{_CLUSTER}/who-looked", views.looks, name="looks"),
    path(f"{_CLUSTER}/everything", views.everything, name="everything"),
    path(f"{_CLUSTER}/everything/make", views.prepare, name="prepare"),
    path(f"{_CLUSTER}/everything.zip", views.file, name="file"),
    path(f"{_CLUSTER}/leaving", views.leaving, name="leaving"),
]
urlpatterns = [path("", include((own, "privacy")))]
