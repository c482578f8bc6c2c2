"""Addresses that machines ask."""

from django.urls import path

from grappe.site.operations.watching import views

urlpatterns = [
    path("health", views.healthy, name="health"),
    path("ready", views.ready, name="ready"),
    path("metrics", views.measured, name="metrics"),
]
