"""Addresses of rounds and reports: the cluster's, and the Region's."""

from importlib.util import find_spec

from django.urls import include, path

from grappe.site.rounds.urls_cluster import urlpatterns as of_the_cluster

_REGION = "grappe.site.rounds.urls_region"
_of_the_region = [path("", include(_REGION))] if find_spec(_REGION) else []

urlpatterns = [path("", include(([*of_the_cluster, *_of_the_region], "rounds")))]
