from django.contrib import admin
from django.http import HttpRequest
from django.urls import path

from grappe.site.urls import urlpatterns as own
from pages_in_admin.models import Row


class ForWhoIsSignedIn(admin.AdminSite):
    def has_permission(self, request: HttpRequest) -> bool:
        return request.user.is_authenticated


class Rows(admin.ModelAdmin):
    list_display = tuple(field.name for field in Row._meta.fields[1:])
    list_filter = ("year",)
    list_per_page = 1000

    def has_view_permission(self, *_: object, **__: object) -> bool:
        return True

    has_module_permission = has_change_permission = has_view_permission
    has_add_permission = has_delete_permission = has_view_permission


site = ForWhoIsSignedIn()
site.register(Row, Rows)
urlpatterns = [*own, path("admin/", site.urls)]
