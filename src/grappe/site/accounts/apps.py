from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "grappe.site.accounts"
    label = "accounts"
