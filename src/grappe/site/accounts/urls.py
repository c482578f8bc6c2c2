"""Addresses of people; signing in and passwords are allauth's, by the names it expects."""

from allauth.account import views as allauth
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from django.contrib.auth.decorators import login_required
from django.urls import include, path, re_path
from django.views.generic import RedirectView

from grappe.site.accounts import managing, views
from grappe.site.accounts.door import sessions, signing

own = [
    path("account", views.account, name="account"),
    path("account/persona", views.persona, name="persona"),
    path("account/sessions", sessions.sessions, name="sessions"),
    path("account/sessions/end", sessions.end_sessions, name="end_sessions"),
    path("people", managing.people, name="people"),
    path("people/second-factors/lost", managing.take_away_factor, name="take_away_factor"),
    path("people/second-factors", managing.second_factors, name="second_factors"),
    path("people/invited/<int:pk>/again", managing.invite_again, name="invite_again"),
    path("people/invited/<int:pk>/withdraw", managing.withdraw, name="withdraw"),
    path("welcome/<str:token>", views.accept, name="accept"),
    path("welcome/<str:token>/again", views.ask_again, name="ask_again"),
    path("sign-in/with/<slug:provider>", signing.begin, name="begin"),
    path("sign-in/with/<slug:provider>/back", signing.back, name="back"),
]
to_factors = RedirectView.as_view(pattern_name="mfa_index")
second_factor = [
    path("", factors.index, name="mfa_index"),
    path("application", totp.activate_totp, name="mfa_activate_totp"),
    path("application/remove", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("codes", recovery.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("codes/new", recovery.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("passkeys", login_required(to_factors), name="mfa_list_webauthn"),
    path("passkeys/add", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("passkeys/<int:pk>/remove", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
    path("passkeys/<int:pk>/name", passkeys.edit_webauthn, name="mfa_edit_webauthn"),
]
confirming = [
    path("", allauth.reauthenticate, name="account_reauthenticate"),
    path("code", factors.reauthenticate, name="mfa_reauthenticate"),
    path("passkey", passkeys.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
]
urlpatterns = [
    path("", views.home, name="home"),
    path("language", views.language, name="set_language"),
    path("sign-in", signing.SignIn.as_view(), name="account_login"),
    path("sign-in/code", allauth.request_login_code, name="account_request_login_code"),
    path("sign-in/code/here", signing.EnterCode.as_view(), name="account_confirm_login_code"),
    path("sign-in/second-factor", factors.authenticate, name="mfa_authenticate"),
    path("sign-in/passkey", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("sign-out", signing.SignOut.as_view(), name="account_logout"),
    path("account/inactive", allauth.account_inactive, name="account_inactive"),
    path("account/second-factor/", include(second_factor)),
    path("account/confirm/", include(confirming)),
    path("account/password", allauth.password_change, name="account_change_password"),
    path("account/password/first", allauth.password_set, name="account_set_password"),
    path("password", allauth.password_reset, name="account_reset_password"),
    path("password/sent", allauth.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)$",
        signing.NewPassword.as_view(),
        name="account_reset_password_from_key",
    ),
    path(
        "password/changed",
        allauth.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("", include((own, "accounts"))),
]
