"""The site's settings with Django's admin beside it, for `pages.py`."""

from grappe.site.settings import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "django.contrib.admin", "pages_in_admin"]  # noqa: F405
ROOT_URLCONF = "pages_in_admin.urls"
TEMPLATES[0]["OPTIONS"]["context_processors"].append(  # noqa: F405
    "django.contrib.auth.context_processors.auth"
)
