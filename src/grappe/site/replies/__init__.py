"""Replies: what clusters say of their figures before a publication is made public.

In: a publication that was made, and its clusters. Out: who has read, agreed, remarked or asked
for a correction, until the head of unit makes it public; from then on remarks are as they are.
"""
