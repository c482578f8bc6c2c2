"""The look as a Django app."""

from django.apps import AppConfig


class LookConfig(AppConfig):
    """Templates, style sheets and filters; it has no model."""

    name = "grappe.site.look"
    label = "look"
