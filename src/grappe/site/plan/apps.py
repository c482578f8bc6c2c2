from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "grappe.site.plan"
    label = "plan"
