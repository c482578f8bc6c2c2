"""How the Region reads: what waits, what changed, where rounds stand, in sentences.

Read-only: verbs stand in `reviewing`, `opening` and `publishing`.
"""
