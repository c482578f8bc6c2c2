"""Addresses of stories."""

from django.urls import include, path

from grappe.site.stories.views import acts, listing, page, write

own = [
    path("stories", listing.stories, name="stories"),
    path("stories/new", write.new, name="new"),
    path("stories/from-report/<int:pk>", acts.from_report, name="from_report"),
    path("stories/<int:pk>", page.story, name="story"),
    path("stories/<int:pk>.pdf", page.paper, name="paper"),
    path("stories/<int:pk>/write", write.write, name="write"),
    path("stories/<int:pk>/history", page.history, name="history"),
    path("stories/<int:pk>/pictures/<int:number>-<slug:size>.jpg", page.picture, name="picture"),
    path("stories/<int:pk>/pictures/<int:number>", acts.on_picture, name="on_picture"),
    path("stories/<int:pk>/people/<int:number>", acts.on_person, name="on_person"),
    path(
        "stories/<int:pk>/suggestions/<int:number>/<slug:act>",
        acts.on_suggestion,
        name="on_suggestion",
    ),
    path("stories/<int:pk>/<slug:act>", acts.act, name="act"),
]
urlpatterns = [path("", include((own, "stories")))]
