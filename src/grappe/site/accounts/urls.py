"""Addresses of people; signing in and passwords are allauth's, by the names it expects."""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from grappe.site.accounts import managing, signing, views

own = [
    path("account", views.account, name="account"),
    path("account/persona", views.persona, name="persona"),
    path("people", managing.people, name="people"),
    path("people/<int:pk>/end", managing.end, name="end"),
    path("welcome/<str:token>", views.accept, name="accept"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("language", views.language, name="set_language"),
    path("sign-in", signing.SignIn.as_view(), name="account_login"),
    path("sign-out", allauth.logout, name="account_logout"),
    path("account/inactive", allauth.account_inactive, name="account_inactive"),
    path("account/password", allauth.password_change, name="account_change_password"),
    path("account/password/first", allauth.password_set, name="account_set_password"),
    path("password", allauth.password_reset, name="account_reset_password"),
    path("password/sent", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        allauth.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("", include((own, "accounts"))),
]
