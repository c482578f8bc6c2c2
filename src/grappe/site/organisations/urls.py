"""Addresses of organisations and of the register."""

from django.urls import include, path

from grappe.site.organisations.views import keeping, organisations, register

_ONE = "organisations/<int:pk>"
known = [
    path("organisations", organisations.organisations, name="organisations"),
    path(_ONE, organisations.organisation, name="organisation"),
    path(f"{_ONE}/others", keeping.others, name="others"),
    path(f"{_ONE}/same", keeping.same, name="same"),
    path(f"{_ONE}/part", keeping.part, name="part"),
    path(f"{_ONE}/apart", keeping.apart, name="apart"),
    path(f"{_ONE}/undo", keeping.undo, name="undo"),
    path(f"{_ONE}/prefer", keeping.prefer, name="prefer"),
    path("register", register.register, name="register"),
    path("register/changes/<int:pk>", register.change, name="change"),
]
urlpatterns = [path("", include((known, "organisations")))]
