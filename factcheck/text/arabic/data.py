"""The word lists beside this file."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def word_data(name: str) -> dict[str, Any]:
    """The tables of ``NAME.toml``."""
    return tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
