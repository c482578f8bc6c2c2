"""Reporting rounds: what is asked of whom by when, drafts, submissions, review."""
