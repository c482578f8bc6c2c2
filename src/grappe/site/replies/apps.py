from django.apps import AppConfig


class RepliesConfig(AppConfig):
    name = "grappe.site.replies"
    label = "replies"
