"""Addresses of whoever reads for the Region."""

from django.urls import path

from grappe.site.rounds.views import (
    leaving,
    region_clusters,
    region_inbox,
    region_publications,
    region_replies,
    region_review,
    region_rounds,
    region_themes,
)

urlpatterns = [
    path("reading", region_inbox.inbox, name="inbox"),
    path("reading/<int:pk>", region_review.review, name="review"),
    path("reading/<int:pk>/comment", region_review.comment, name="comment"),
    path("reading/<int:pk>/return", region_review.give_back, name="return"),
    path("reading/<int:pk>/accept", region_review.accept, name="accept"),
    path("reading/<int:pk>/reopen", region_review.reopen, name="reopen"),
    path("reading/<int:pk>/files/<int:upload>", region_review.file, name="file"),
    path("people/<int:pk>/leave", leaving.leave, name="leave"),
    path("clusters", region_clusters.clusters, name="clusters"),
    path("themes", region_themes.themes, name="themes"),
    path("rounds", region_rounds.rounds, name="rounds"),
    path("rounds/<int:pk>", region_rounds.round_, name="round"),
    path("rounds/<int:pk>/open", region_rounds.open_, name="open"),
    path("rounds/<int:pk>/close", region_rounds.close, name="close"),
    path("publications", region_publications.publications, name="publications"),
    path("publications/publish", region_publications.publish, name="publish"),
    path("publications/<slug:code>", region_publications.publication, name="publication"),
    path("publications/<slug:code>/public", region_replies.make_public, name="make_public"),
    path("corrections/<int:pk>/answer", region_replies.answer, name="answer_correction"),
    path("publications/<slug:code>/<slug:name>", region_publications.table, name="table"),
]
