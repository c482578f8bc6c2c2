"""Pages of stories: thin, each asks for its rights, calls one verb and renders."""

__all__: list[str] = []
