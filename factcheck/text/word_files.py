"""Word files: the TOML beside the code. Read by tomli, whose compiled reader takes half of the standard library's time
for the same files; the first reading of a text waits for it.
"""

from pathlib import Path
from typing import Any

import tomli


def read_words(path: Path) -> dict[str, Any]:
    """The tables of a word file."""
    return tomli.loads(path.read_text(encoding="utf-8"))
