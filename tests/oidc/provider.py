"""A real OpenID Connect provider (django-oauth-toolkit), as a process of its own.

    python -m tests.oidc.provider FOLDER PORT REDIRECT

Whoever signs in there says who they are at /login; "unproven" in a name leaves the address
unproven, "strong" says that a second factor was asked for.
"""

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from django.conf import settings

CLIENT, SECRET = "grappe", "a secret of two"


class Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        pass


def configure(folder: Path) -> None:
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric import rsa

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    settings.configure(
        SECRET_KEY="the provider's",
        ALLOWED_HOSTS=["127.0.0.1"],
        ROOT_URLCONF="tests.oidc.urls",
        LOGIN_URL="/login",
        USE_TZ=True,
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "provider.sqlite3"}
        },
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}
        ],
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": pem.decode(),
            "PKCE_REQUIRED": True,
            "ALLOWED_REDIRECT_URI_SCHEMES": ["http", "https"],
            "SCOPES": {"openid": "who", "email": "address", "profile": "name"},
            "OAUTH2_VALIDATOR_CLASS": "tests.oidc.claims.Claims",
        },
    )


def serve(folder: Path, port: int, redirect: str) -> None:
    import django

    configure(folder)
    django.setup()
    from django.core.management import call_command
    from django.core.wsgi import get_wsgi_application
    from oauth2_provider.models import Application

    call_command("migrate", verbosity=0)
    Application.objects.create(
        client_id=CLIENT,
        client_secret=SECRET,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=redirect,
        skip_authorization=True,
        algorithm=Application.RS256_ALGORITHM,
    )
    application = get_wsgi_application()
    with make_server("127.0.0.1", port, application, Server, Quiet) as server:
        print("ready", flush=True)  # noqa: T201
        server.serve_forever()


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
