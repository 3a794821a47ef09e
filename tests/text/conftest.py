"""A small gazetteer, and the shortest way from a text to what was read from it."""

from collections.abc import Callable
from typing import Any

import pytest

from factcheck.domain.reading import Reading
from factcheck.domain.words import EntityKind
from factcheck.text import Alias, Context, Gazetteer, read

_NAMES = (
    ("خليفة حفتر", 1, EntityKind.PERSON),
    ("حفتر", 1, EntityKind.PERSON),
    ("روسيا", 2, EntityKind.PLACE),
    ("موسكو", 3, EntityKind.PLACE),
    ("رويترز", 4, EntityKind.OUTLET),
    ("ليبيا", 5, EntityKind.PLACE),
    ("مصر", 6, EntityKind.PLACE),
    ("الأمم المتحدة", 7, EntityKind.ORGANISATION),
    ("الكرملين", 8, EntityKind.ORGANISATION),
    ("الشرق الأوسط", 9, EntityKind.OUTLET),
    ("القاهرة", 10, EntityKind.PLACE),
)


@pytest.fixture(scope="session")
def known_names() -> Gazetteer:
    """A few names that the cases count on."""
    return Gazetteer.build(Alias(*row) for row in _NAMES)


@pytest.fixture(scope="session")
def reading_of(known_names) -> Callable[..., Reading]:
    """Reads a text with the known names; keywords go to the context."""

    def read_with(text: str, **known: Any) -> Reading:
        return read(text, Context(gazetteer=known_names, **known))

    return read_with
