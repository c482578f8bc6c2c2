"""Stories: what clusters tell of people who innovated together, from a draft to a page.

In: words, pictures and people quoted, written by a cluster, edited together with its officer. Out:
published stories, for pages, papers and the terminal. A name stands in a text as a reference, so
that a consent can be withdrawn everywhere at once.
"""
