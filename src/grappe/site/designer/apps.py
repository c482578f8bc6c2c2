from django.apps import AppConfig


class DesignerConfig(AppConfig):
    name = "grappe.site.designer"
    label = "designer"
