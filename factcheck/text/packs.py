"""Which languages can be read: every folder here that gives a ``PACK``."""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from factcheck.text.pack import LanguagePack


@cache
def packs() -> tuple[LanguagePack, ...]:
    """All language packs, by folder name."""
    folders = sorted(module.name for module in iter_modules([str(Path(__file__).parent)]) if module.ispkg)
    return tuple(import_module(f"{__package__}.{folder}").PACK for folder in folders)


def is_read(language: str) -> bool:
    """Whether a pack reads the language."""
    return pack_for(language) is not None


def pack_for(language: str) -> LanguagePack | None:
    """The pack of an ISO 639-1 code, or None where no pack reads it."""
    return next((pack for pack in packs() if pack.language == language), None)
