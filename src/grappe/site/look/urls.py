"""The addresses of the style page and of the statement on accessibility."""

from django.urls import path

from grappe.site.look import views

urlpatterns = [
    path("style", views.style, name="style"),
    path("accessibility", views.accessibility, name="accessibility"),
]
