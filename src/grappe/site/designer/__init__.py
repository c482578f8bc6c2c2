"""The designer: a new version of a questionnaire, from the version in force to its publication.

A room of its own, because what it writes is a policy's file: it reads rounds, and no objective.
"""
