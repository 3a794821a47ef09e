"""The way from a text to its attributed claims."""

from dataclasses import dataclass, field

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Reading
from factcheck.text.gazetteer import Gazetteer

# Changes whenever the same text would be read differently; stored with every claim.
EXTRACTOR = "grammar-1"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text besides the text.

    ``language`` is an ISO 639-1 code, None to have it found out. ``title`` may stand in the text as its first line.
    """

    outlet: str | None = None
    outlet_entity_id: int | None = None
    title: str | None = None
    published: DayRange | None = None
    language: str | None = None
    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.build(()))


def read(text: str, context: Context) -> Reading:
    """All that ``text`` says: its sentences, and its claims with who makes them."""
    del text
    return Reading(language=context.language or "und", sentences=(), claims=(), extractor=EXTRACTOR)
