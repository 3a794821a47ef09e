"""The word lists beside this file."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any


@cache
def word_data(name: str) -> dict[str, Any]:
    """The tables of ``NAME.toml``."""
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))
