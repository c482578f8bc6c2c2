"""The address of the style page."""

from django.urls import path

from grappe.site.look import views

urlpatterns = [path("style", views.style, name="style")]
