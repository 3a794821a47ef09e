"""Phrases for people: chains, days, outlets, marked spans. Every word of a text passes through ``safe`` here."""

from collections.abc import Iterable, Sequence

from factcheck.domain.days import DayRange
from factcheck.domain.records import ClaimBrief
from factcheck.domain.spans import Span
from factcheck.domain.words import Modality, Polarity, Voice
from factcheck.presenters.safe import isolate, terminal_text

UNKNOWN_OUTLET = "outlet not known"
UNKNOWN_DAY = "day not known"
ARROW = "->"  # ASCII, so that no bidi algorithm turns it round between two Arabic names
MARKS = ("[", "]")  # around the claim's words in its sentence: mirrored by every terminal that does bidi


def outlet_name(outlet: str | None) -> str:
    """The outlet's name, set apart from what stands beside it."""
    return UNKNOWN_OUTLET if outlet is None else field(outlet)


def day(published: DayRange | None) -> str:
    """The day of publication as it is known."""
    return UNKNOWN_DAY if published is None else published.written()


def field(text: str) -> str:
    """A text that stands among others on its line: one line, nothing live in it, its direction its own."""
    return isolate(one_line(text))


def one_line(text: str) -> str:
    """The text on one line, nothing live in it."""
    return terminal_text(" ".join(text.split()))


def chain(names: Sequence[str], outlet: str | None) -> str:
    """Who says it through whom: claimant, relays, and the outlet last."""
    return f" {ARROW} ".join([*map(field, names), outlet_name(outlet)])


def stance(polarity: Polarity, modality: Modality, voice: Voice) -> str:
    """What is done with the content and how firmly, in a few words: "denies", "affirms, conditional"."""
    words: list[str] = ["outlet's own voice"] if voice is Voice.OUTLET else [polarity.value]
    if voice is Voice.OUTLET and polarity is not Polarity.AFFIRMS:
        words.append(polarity.value)
    if modality is not Modality.CERTAIN:
        words.append(modality.value)
    return ", ".join(words)


def marked(sentence: str, within: Span, span: Span) -> str:
    """The sentence on one line with the words of ``span`` in brackets; ``within`` is where the sentence stands."""
    start, end = span.start - within.start, span.end - within.start
    parts = (sentence[:start], MARKS[0], sentence[start:end], MARKS[1], sentence[end:])
    return one_line("".join(parts))


def brief_lines(brief: ClaimBrief) -> Iterable[str]:
    """One side of a link: name, outlet and day; chain; the words on a line of their own."""
    said = stance(brief.polarity, brief.modality, brief.voice)
    yield f"{brief.ref}  {day(brief.published)}  {said}"
    yield f"  {chain(brief.chain, brief.outlet)}"
    yield f"  {one_line(brief.text)}"
