"""Addresses of objectives."""

from django.urls import include, path

from grappe.site.objectives import forms, views, views_cluster

_OF = "clusters/<slug:code>/objectives"
own = [
    path("objectives", views.road, name="road"),
    path("objectives/domains/<slug:code>", views.domain, name="domain"),
    path(_OF, views_cluster.cluster, name="cluster"),
    path(f"{_OF}/table.<slug:kind>", views_cluster.table, name="table"),
    path(f"{_OF}/propose", forms.propose, name="propose"),
    path(f"{_OF}/agree", views_cluster.agree, name="agree"),
    path(f"{_OF}/report/<int:year>", forms.report, name="report"),
    path(f"{_OF}/of/<slug:objective>", views_cluster.objective, name="objective"),
    path(f"{_OF}/of/<slug:objective>.<slug:kind>", views_cluster.picture, name="picture"),
    path(f"{_OF}/of/<slug:objective>/say", views_cluster.say_it, name="say"),
]
urlpatterns = [path("", include((own, "objectives")))]
