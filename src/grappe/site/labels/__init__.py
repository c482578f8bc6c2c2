"""Labels: what of a cluster's own data answers which criterion, and what it may paste where.

In: criteria of the policy, accepted answers, figures. Out: a page and a file for the cluster, its
officers and the head of unit. Never a score, never another cluster.
"""
