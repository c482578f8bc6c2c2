"""Releases: what everybody may have, signed in or not.

In: public publications, and the portraits that clusters release, section by section. Out: folders
of open data that are made once, their pages, and a catalogue that portals harvest.
"""
