from django.apps import AppConfig


class GrantsConfig(AppConfig):
    name = "grappe.site.grants"
    label = "grants"
