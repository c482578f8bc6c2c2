"""Settings of the site, from the environment; every default is safe on one machine."""

from email.utils import parseaddr
from pathlib import Path
from typing import Any

import dj_database_url
from csp.constants import NONE, SELF

from grappe.site.environment import (
    cookie,
    data_folder,
    listed,
    openid_providers,
    origin,
    policy_folder,
    said,
    secret_key,
)
from grappe.site.logs import settings_of_logs
from grappe.site.look.fonts import static_folders

HERE = Path(__file__).parent
DATA = data_folder()
SECRET_KEY = secret_key(DATA)
DEBUG = said("GRAPPE_DEBUG") == "1"
HTTPS = said("GRAPPE_HTTPS") == "1"
ADDRESS = said("GRAPPE_ADDRESS", "http://localhost:8000").rstrip("/")
ALLOWED_HOSTS = listed("GRAPPE_HOSTS", "localhost,127.0.0.1,[::1]")
CSRF_TRUSTED_ORIGINS = listed("GRAPPE_ORIGINS")
CLAMD = said("GRAPPE_CLAMD")
CONTACT = said("GRAPPE_CONTACT") or parseaddr(said("GRAPPE_MAIL_FROM", "grappe@localhost"))[1]
"""Whom people write to who cannot do something here."""
FILES_A_DAY = int(said("GRAPPE_FILES_A_DAY", "60"))
MEGABYTES_A_DAY = int(said("GRAPPE_MEGABYTES_A_DAY", "300"))
"""What a report takes of files within a day, and a cluster of pictures."""
METRICS_TOKEN = said("GRAPPE_METRICS_TOKEN")
POLICY_FOLDER = policy_folder()
SEALS = said("GRAPPE_SEALS")
SEAL_MAIL = listed("GRAPPE_SEAL_MAIL")

OWN_APPS = [
    *("look", "trail", "policy", "operations", "accounts", "privacy"),
    *("organisations", "replies", "rounds", "stories", "news", "designer"),
    *("meetings", "dashboards", "objectives", "plan", "grants", "labels"),
    *("releases", "api"),
]
INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    *(f"grappe.site.{app}" for app in OWN_APPS),
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_htmx",
    "csp",
]
MIDDLEWARE = [
    "grappe.site.operations.watching.counting.watched",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "grappe.site.guarding.guarded",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "grappe.site.accounts.middleware.in_their_language",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "grappe.site.accounts.middleware.second_factor_first",
    "django_htmx.middleware.HtmxMiddleware",
    "grappe.site.operations.once.once",
    "grappe.site.onward.back_to_the_page",
    "grappe.site.typed.kept_until_signed_in",
    "grappe.site.privacy.looking.noting_looks",
]
ROOT_URLCONF = "grappe.site.urls"
WSGI_APPLICATION = "grappe.site.wsgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "grappe.site.accounts.context.everywhere",
            ],
        },
    }
]

_SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": DATA / "grappe.sqlite3",
    "OPTIONS": {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    },
}
_ELSEWHERE = said("DATABASE_URL")
# A connection is looked at before it is used: once a database is back, nobody meets a dead one.
_SERVED: dict[str, Any] = {"conn_max_age": 60, "conn_health_checks": True}
DATABASES = {"default": dj_database_url.parse(_ELSEWHERE, **_SERVED) if _ELSEWHERE else _SQLITE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "email")}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
ACCOUNT_ADAPTER = "grappe.site.accounts.door.people.ByInvitation"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_RATE_LIMITS = {
    "login": "300/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "request_login_code": "60/m/ip,3/5m/key",
    "reset_password": "60/m/ip,3/5m/key",
}
"""An office leaves by one address: guesses are counted by the person they are about, first."""
ALLAUTH_TRUSTED_PROXY_COUNT = int(said("GRAPPE_PROXIES", "1" if HTTPS else "0"))
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "counted",
        "OPTIONS": {"MAX_ENTRIES": 50_000},
    }
}
"""What is counted at the door is counted for all processes together."""

MFA_ADAPTER = "grappe.site.accounts.door.factors.Factors"
MFA_FORMS = {
    "activate_totp": "grappe.site.accounts.door.factor_forms.Activating",
    "add_webauthn": "grappe.site.accounts.door.factor_forms.Adding",
    "edit_webauthn": "grappe.site.accounts.door.factor_forms.Renaming",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not HTTPS
OPENID_PROVIDERS = openid_providers()
SOCIALACCOUNT_ADAPTER = "grappe.site.accounts.door.elsewhere.Elsewhere"
SOCIALACCOUNT_PROVIDERS = {
    "openid_connect": {
        "provider_class": "grappe.site.accounts.door.openid.Provider",
        "APPS": OPENID_PROVIDERS,
    }
}

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English")]
TIME_ZONE = "Europe/Paris"
USE_THOUSAND_SEPARATOR = True

STATIC_URL = "/static/"
STATICFILES_DIRS = static_folders()
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 600
STORAGES = {
    "default": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": DATA / "files"},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
FILE_UPLOAD_MAX_MEMORY_SIZE = 5 * 2**20
DATA_UPLOAD_MAX_NUMBER_FIELDS = 50_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 2**20

EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = DATA / "mail"
MAIL_GOES_OUT = bool(said("GRAPPE_MAIL_HOST"))
if MAIL_GOES_OUT:
    EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    EMAIL_HOST = said("GRAPPE_MAIL_HOST")
    EMAIL_USE_SSL = said("GRAPPE_MAIL_SSL") == "1"
    EMAIL_USE_TLS = not EMAIL_USE_SSL and said("GRAPPE_MAIL_TLS", "1") == "1"
    EMAIL_PORT = int(said("GRAPPE_MAIL_PORT", "465" if EMAIL_USE_SSL else "587"))
    EMAIL_HOST_USER = said("GRAPPE_MAIL_USER")
    EMAIL_HOST_PASSWORD = said("GRAPPE_MAIL_PASSWORD")
    EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = said("GRAPPE_MAIL_FROM", "Grappe <grappe@localhost>")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        **{f"{kind}-src": [SELF] for kind in ("script", "style", "img", "font", "connect")},
        "base-uri": [NONE],
        "form-action": [SELF, *(origin(one["settings"]["server_url"]) for one in OPENID_PROVIDERS)],
        "frame-ancestors": [NONE],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["grappe"],
        "upgrade-insecure-requests": HTTPS,
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = (
    cookie(name, https=HTTPS) for name in ("sessionid", "csrftoken", "django_language")
)
CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = ["^health$", "^ready$", "^metrics$"]
"""Asked by machines beside this one, which need no certificate."""
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SILENCED_SYSTEM_CHECKS = ["security.W021"]
"""Whether browsers carry this host in their own list is up to who owns the whole domain."""
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SESSION_COOKIE_AGE = 12 * 3600

LOGGING = settings_of_logs(said("GRAPPE_LOG", "warning").upper())
