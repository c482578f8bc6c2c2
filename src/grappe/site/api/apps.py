from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "grappe.site.api"
    label = "api"
