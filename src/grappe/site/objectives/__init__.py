"""Objectives over three years: each cluster's own road, agreed with its officer, apart from money.

In: the policy's objectives, figures of the publication. Out: trajectories with who agreed on them
and when, yearly reports, and for everybody how many are on their way, never who.
"""
