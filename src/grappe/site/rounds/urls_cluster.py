"""Addresses of whoever answers for a cluster."""

from django.urls import path

from grappe.site.rounds.views import (
    actions,
    checking,
    expected,
    files,
    form,
    grid,
    guide,
    mapping,
    saving,
    sending,
    shared,
    upload,
)

urlpatterns = [
    path("expected", expected.expected, name="expected"),
    path("actions", actions.actions, name="actions"),
    path("actions/note", actions.note, name="note"),
    path("actions/share", shared.share, name="share"),
    path("actions/partners", actions.partners, name="partners"),
    path("reports/<int:pk>", checking.report, name="report"),
    path("reports/<int:pk>/form/<slug:section>", form.form, name="form"),
    path("reports/<int:pk>/grid/<slug:section>", grid.grid, name="grid"),
    path("reports/<int:pk>/save", saving.save, name="save"),
    path("reports/<int:pk>/cells", saving.cells, name="cells"),
    path("reports/<int:pk>/reply/<int:comment>", saving.reply, name="reply"),
    path("reports/<int:pk>/upload", upload.upload, name="upload"),
    path("reports/<int:pk>/files/<int:upload>", upload.receipt, name="receipt"),
    path("reports/<int:pk>/files/<int:upload>/columns", mapping.mapping, name="mapping"),
    path("reports/<int:pk>/template", files.template, name="template"),
    path("reports/<int:pk>/annotated", files.annotated, name="annotated"),
    path("reports/<int:pk>/to-correct", files.to_correct, name="to_correct"),
    path("reports/<int:pk>/guide", guide.guide, name="guide"),
    path("reports/<int:pk>/recognise", sending.recognise, name="recognise"),
    path("reports/<int:pk>/send", sending.send, name="send"),
    path("reports/<int:pk>/sent", sending.sent, name="sent"),
    path("reports/<int:pk>/sent/how", sending.how, name="how"),
    path("reports/<int:pk>/answers", sending.sent_answer, name="sent_answer"),
]
