"""Addresses of grants."""

from django.urls import include, path

from grappe.site.grants import views, writing

own = [
    path("grants", views.grants, name="grants"),
    path("grants/table.<slug:kind>", views.table, name="table"),
    path("grants/open-data.csv", views.national, name="scdl"),
    path("grants/new", writing.new, name="new"),
    path("grants/file", writing.bring_file, name="bring"),
    path("grants/<int:pk>", writing.one, name="one"),
    path("grants/<int:pk>/remove", writing.remove, name="remove"),
    path("grants/undo/<int:pk>", writing.undo, name="undo"),
]
urlpatterns = [path("", include((own, "grants")))]
