"""A story with its versions, suggestions and comments, its pictures and the people it names."""

from grappe.site.stories.models.said import Comment, Said, Suggestion, Version
from grappe.site.stories.models.shown import Picture, Speaker
from grappe.site.stories.models.story import Hand, State, Story

__all__ = [
    "Comment",
    "Hand",
    "Picture",
    "Said",
    "Speaker",
    "State",
    "Story",
    "Suggestion",
    "Version",
]
