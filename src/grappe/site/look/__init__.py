"""The look: one base page, each component once, the style sheets and their page /style.

Templates are included from `look/components/`; filters come with `{% load look %}`.
What a component takes is written at the head of its template.
"""

__all__: list[str] = []
