"""Addresses of the API and of its keys."""

from django.urls import include, path

from grappe.site.api import views
from grappe.site.api.endpoints import api

own = [
    path("tools", views.tools, name="tools"),
    path("tools/<int:pk>/take-back", views.take_back, name="take_back"),
]
urlpatterns = [path("api/v1/", api.urls), path("", include((own, "tools")))]
