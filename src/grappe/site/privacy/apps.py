from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    name = "grappe.site.privacy"
    label = "privacy"
