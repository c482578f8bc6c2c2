"""Lists packages and their licences out of an SBOM (CycloneDX, JSON): `licences.py sbom.json`.

Exit 1 where a package names none: somebody has to look.
"""

import json
import sys
from pathlib import Path
from typing import Any


def licences_of(component: dict[str, Any]) -> str:
    """As the package says it: an SPDX expression, identifiers, or names."""
    told = component.get("licenses", ())
    named = (one.get("expression") or _named(one.get("license", {})) for one in told)
    return ", ".join(sorted({one for one in named if one}))


def _named(licence: dict[str, Any]) -> str:
    return str(licence.get("id") or licence.get("name") or "")


def main(sbom: Path) -> None:
    components = json.loads(sbom.read_text(encoding="utf-8"))["components"]
    silent = [one["name"] for one in components if not licences_of(one)]
    for one in sorted(components, key=lambda one: str(one["name"]).lower()):
        sys.stdout.write(f"{one['name']} {one['version']}: {licences_of(one) or 'not said'}\n")
    sys.exit(1 if silent else 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
