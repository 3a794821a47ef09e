"""Where and by whom, before the first sentence: "CAIRO, Jan. 11 (AFP) - ", «القاهرة (رويترز) - », «دبي – »."""

import re

from factcheck.domain.spans import Span

_CHARACTERS = 90
_WORD = r"[^\s.،,:«\"()]+[ ,،]+"
_SHORTENED = r"[A-Z][a-z]{2,3}\. |(?:[A-Z]\.){2,4}[ ,]+"  # "Jan. ", "D.C., "
_AGENCY = r"\([^()\n]{2,40}\)"
# «موسكو – سبوتنيك. نفى الوزير»: an agency of one or two words with a full stop, as its own pages have it.
_AGENCY_WITH_STOP = re.compile(r"[^\W\d]{3,}(?: [^\W\d]{3,})?\.\s+")
_DATELINE = re.compile(
    rf"((?:{_WORD}|{_SHORTENED}){{1,6}})(?:({_AGENCY})\s*)?([-–—]+)\s+|[^\s()]{{2,20}} {_AGENCY}\s*[:：]\s*"
)
_MARKS = re.compile("[-–—)]")  # without one of these there is none
_PLACE_WORDS = 2
# A second dash soon after shows that the first opened a parenthesis: «قال - وهو يضحك - إن».
_DASH = re.compile(r"\s[-–—]+\s")
_PARENTHESIS_CHARACTERS = 60


def dateline_end(text: str, span: Span) -> int:
    """Where the paragraph begins once its dateline is left out: the span's start where it has none."""
    limit = min(span.end, span.start + _CHARACTERS)
    found = _DATELINE.match(text, span.start, limit) if _MARKS.search(text, span.start, limit) else None
    if found is None:
        return span.start
    words, agency, dash = found.groups()
    if words is None or agency:
        return found.end()
    parenthesis = _DASH.search(text, found.end(), min(span.end, found.end() + _PARENTHESIS_CHARACTERS))
    if parenthesis is not None or not _is_place_or_day(words, dash):
        return span.start
    agency_with_stop = _AGENCY_WITH_STOP.match(text, found.end(), span.end)
    return agency_with_stop.end() if agency_with_stop else found.end()


def _is_place_or_day(words: str, dash: str) -> bool:
    names = words.split()
    if not words.isascii():
        return len(names) <= _PLACE_WORDS or any(character.isdecimal() for character in words)
    if names[0].rstrip(",").isupper():
        return True
    return dash != "-" and len(names) <= _PLACE_WORDS and all(name[0].isupper() for name in names)
