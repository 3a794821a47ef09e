"""The word lists beside this file."""

from functools import cache
from pathlib import Path
from typing import Any

from factcheck.text import wordlists
from factcheck.text.word_files import read_words


@cache
def word_data(name: str) -> dict[str, Any]:
    """The tables of ``NAME.toml``."""
    return read_words(Path(__file__).with_name(f"{name}.toml"))


def quantity_words() -> dict[str, Any]:
    """The tables of ``quantities.toml``, which is read once for all that ask for it."""
    data = wordlists.word_data("quantities", "ar")
    assert data is not None  # it lies beside this file
    return data
