"""Where the two families of type are on this machine: in the wheels that carry them."""

from importlib.util import find_spec
from pathlib import Path

WHEELS = ("font_manrope", "font_source_sans_pro")


def font_folder(wheel: str) -> Path:
    """The folder of font files inside an installed wheel; FileNotFoundError if it is absent."""
    spec = find_spec(wheel)
    if spec is None or spec.origin is None:
        raise FileNotFoundError(f"The wheel {wheel} is not installed")
    return Path(spec.origin).parent / "files"


def static_folders() -> list[tuple[str, str]]:
    """Entries for STATICFILES_DIRS, so that the fonts are served under `fonts/`."""
    return [("fonts", str(font_folder(wheel))) for wheel in WHEELS]
