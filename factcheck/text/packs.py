"""Which languages can be read: every folder here that says its ``LANGUAGE`` and ``SCRIPT`` and holds a ``pack``.

A pack is imported when a text first needs it: its words and its grammar take most of the time of a first reading.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path

from factcheck.text.pack import LanguagePack, Script


@dataclass(frozen=True)
class Readable:
    """One language that a pack reads: its ISO 639-1 code, its script, and where it lies."""

    language: str
    script: Script
    module: str

    @cached_property
    def pack(self) -> LanguagePack:
        """Its words and grammar."""
        pack: LanguagePack = import_module(f"{self.module}.pack").PACK
        return pack

    @property
    def function_words(self) -> frozenset[str]:
        """Words that every text of the language is full of."""
        return self.pack.function_words


@cache
def languages() -> tuple[Readable, ...]:
    """All languages, by folder name."""
    folders = sorted(path.parent.name for path in Path(__file__).parent.glob("*/pack.py"))
    found = [import_module(f"{__package__}.{folder}") for folder in folders]
    return tuple(Readable(each.LANGUAGE, each.SCRIPT, each.__name__) for each in found)


def packs() -> tuple[LanguagePack, ...]:
    """All language packs, by folder name."""
    return tuple(each.pack for each in languages())


def is_read(language: str) -> bool:
    """Whether a pack reads the language."""
    return any(each.language == language for each in languages())


def pack_for(language: str) -> LanguagePack | None:
    """The pack of an ISO 639-1 code, or None where no pack reads it."""
    return next((each.pack for each in languages() if each.language == language), None)
