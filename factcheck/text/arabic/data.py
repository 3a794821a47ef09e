"""The word lists beside this file."""

from functools import cache
from pathlib import Path
from typing import Any

from factcheck.text.word_files import read_words


@cache
def word_data(name: str) -> dict[str, Any]:
    """The tables of ``NAME.toml``."""
    return read_words(Path(__file__).with_name(f"{name}.toml"))
