"""Addresses of labels."""

from django.urls import include, path

from grappe.site.labels import views

own = [
    path("clusters/<slug:code>/label", views.label, name="label"),
    path("clusters/<slug:code>/label/evidence.<slug:kind>", views.evidence_file, name="evidence"),
]
urlpatterns = [path("", include((own, "labels")))]
