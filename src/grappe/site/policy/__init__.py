"""The Region's policy in the database: its domains and clusters, for others to point at.

What is asked stays data in the policy's files (`reading.current`); `loading.load` brings it in.
"""
