from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "grappe.site.policy"
    label = "policy"
