"""Who is who: organisations, the ways in which clusters write them, and what people decided.

A line's *wording* leads to an organisation, by the matcher where it is certain, by a person where
it is not. Whatever somebody decides is remembered for everybody and can be taken back.
"""
