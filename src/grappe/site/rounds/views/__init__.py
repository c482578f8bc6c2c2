"""Pages of rounds. Each view finds, asks whether it may, calls one verb and renders.

The cluster's pages and the Region's stand side by side; what they share is in `asking`.
"""
