"""Dashboards: what was published, as pages for each kind of reader.

In: publications, figures and who is looking. Out: a cluster's figures against its own past, the
Region at a glance, a domain, a definition; each figure with its sentence and table.
"""
