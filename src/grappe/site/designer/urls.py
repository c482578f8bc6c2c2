"""Addresses of questionnaires that are being written."""

from django.urls import include, path

from grappe.site.designer.views import acts, drafts, editing, previews

own = [
    path("questionnaires", drafts.drafts, name="drafts"),
    path("questionnaires/begin", acts.begin, name="begin"),
    path("questionnaires/<int:pk>", drafts.draft, name="draft"),
    path("questionnaires/<int:pk>/act", acts.act, name="act"),
    path("questionnaires/<int:pk>/say", acts.say, name="say"),
    path("questionnaires/<int:pk>/publish", acts.publish, name="publish"),
    path("questionnaires/<int:pk>/form/<slug:section>", previews.form, name="form"),
    path("questionnaires/<int:pk>/guide", previews.guide, name="guide"),
    path("questionnaires/<int:pk>/workbook", previews.workbook, name="workbook"),
    path("questionnaires/<int:pk>/trial", previews.trial, name="trial"),
    path("questionnaires/<int:pk>/add/<slug:kind>", editing.add, name="add"),
    path("questionnaires/<int:pk>/<slug:kind>/<str:code>", editing.edit, name="edit"),
    path("questionnaires/<int:pk>/<slug:kind>/<str:code>/look", editing.look, name="look"),
]
urlpatterns = [path("", include((own, "designer")))]
