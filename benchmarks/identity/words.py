"""Words that invented organisations of the benchmark are called by, as the register writes them.

They stand in `words.txt`. Nothing of the product may read it, and it takes nothing from the
product: words that both knew would flatter the matcher.
"""

import re
from pathlib import Path


def read(path: Path) -> dict[str, list[str]]:
    """Lists by their name: `name:` on a line, then its words between bars."""
    parts = re.split(r"^(\w+):\n", path.read_text(), flags=re.MULTILINE)[1:]
    lists = zip(parts[::2], parts[1::2], strict=True)
    return {name: [" ".join(w.split()) for w in text.split("|")] for name, text in lists}


words = read(Path(__file__).with_name("words.txt"))
