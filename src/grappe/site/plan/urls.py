"""Addresses of the plan."""

from django.urls import include, path

from grappe.site.plan import views

own = [
    path("plan", views.plan, name="plan"),
    path("plan/milestones", views.reach, name="reach"),
    path("plan/milestones/<slug:code>/take-back", views.take_back, name="take_back"),
    path("plan/effort", views.spend, name="spend"),
    path("plan/effort/<int:pk>/take-back", views.take_back_effort, name="take_back_effort"),
]
urlpatterns = [path("", include((own, "plan")))]
