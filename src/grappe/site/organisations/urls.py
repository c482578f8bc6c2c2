"""Addresses of who is who: the queues of lines, organisations, the register."""

from django.urls import include, path

from grappe.site.organisations.views import decisions, keeping, organisations, register, who

_ONE = "organisations/<int:pk>"
_CLUSTERS = "clusters/<slug:code>/who"
_addresses = [
    path("who", who.who, name="who"),
    path("who/<int:pk>/decide", who.decide, name="decide"),
    path("who/decisions", decisions.decisions, name="decisions"),
    path("who/decisions/<int:pk>/undo", decisions.undo, name="undo"),
    path(_CLUSTERS, who.who, name="cluster_who"),
    path(f"{_CLUSTERS}/<int:pk>/decide", who.decide, name="cluster_decide"),
    path(f"{_CLUSTERS}/decisions", decisions.decisions, name="cluster_decisions"),
    path(f"{_CLUSTERS}/decisions/<int:pk>/undo", decisions.undo, name="cluster_undo"),
    path("organisations", organisations.organisations, name="organisations"),
    path(_ONE, organisations.organisation, name="organisation"),
    path(f"{_ONE}/others", keeping.others, name="others"),
    path(f"{_ONE}/same", keeping.same, name="same"),
    path(f"{_ONE}/part", keeping.part, name="part"),
    path(f"{_ONE}/apart", keeping.apart, name="apart"),
    path(f"{_ONE}/take-back", keeping.take_back, name="take_back"),
    path(f"{_ONE}/prefer", keeping.prefer, name="prefer"),
    path("register", register.register, name="register"),
    path("register/changes", register.changes, name="changes"),
    path("register/changes/<int:pk>", register.change, name="change"),
]
urlpatterns = [path("", include((_addresses, "organisations")))]
