"""Addresses of who is who: the Region's, and each cluster's own."""

from django.urls import include, path

from grappe.site.organisations.views import decisions, who

own = [
    path("who", who.who, name="who"),
    path("who/<int:pk>/decide", who.decide, name="decide"),
    path("who/decisions", decisions.decisions, name="decisions"),
    path("who/decisions/<int:pk>/undo", decisions.undo, name="undo"),
    path("clusters/<slug:code>/who", who.who, name="cluster_who"),
    path("clusters/<slug:code>/who/<int:pk>/decide", who.decide, name="cluster_decide"),
    path("clusters/<slug:code>/who/decisions", decisions.decisions, name="cluster_decisions"),
    path("clusters/<slug:code>/who/decisions/<int:pk>/undo", decisions.undo, name="cluster_undo"),
]
urlpatterns = [path("", include((own, "organisations")))]
