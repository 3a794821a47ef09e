"""Strangers' text on its way to people: the one place where it is made harmless.

News texts hold escape sequences, overrides of direction and spreadsheet formulas, some by accident. Every face sends
what it prints through here; what machines read (JSON) stays exact and is escaped by its own rules.

    terminal_text   no control character reaches a terminal, no direction leaks out of a field
    isolate, line   right-to-left fields beside others keep their places
    csv_text        no cell is a formula
"""

import re

FSI, PDI = "\u2068", "\u2069"
"""First strong isolate, and its end (Unicode Standard Annex 9): what stands between is laid out by itself."""

_REPLACEMENT = "\ufffd"
_NEWLINES = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
# Controls stay visible where Unicode has a picture of them. ZWNJ, ZWJ, LRM, RLM and ALM are not among these: Persian
# and Arabic are written with them, and they change no direction beyond the letters beside them.
_PICTURES = {code: chr(0x2400 + code) for code in range(0x20) if code not in b"\t\n"} | {0x7F: "\u2421"}
_HARMFUL = (
    *range(0x80, 0xA0),  # C1: eight-bit escape sequences
    *range(0x202A, 0x202F),  # embeddings and overrides of direction: CVE-2021-42574
    *range(0x206A, 0x2070),  # deprecated: they switch shaping and digits off
)
_HARMLESS = _PICTURES | dict.fromkeys(_HARMFUL, _REPLACEMENT)
_SURROGATES = re.compile("[\ud800-\udfff]")  # no stream can encode them
_ISOLATES = re.compile("[\u2066-\u2069]")

# The blocks of right-to-left scripts; a test holds them against the Unicode database.
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff\u200f]")

# What spreadsheets take for the beginning of a formula (OWASP, CSV injection; ASVS 5.0, 1.2.10), full-width forms
# too; after apostrophes as well, so that taking one off always gives the original back.
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0\uff1d\uff0b\uff0d\uff20]")
_PLAIN_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?", re.ASCII)


def terminal_text(text: str, *, newlines: bool = False, tabs: bool = False) -> str:
    r"""``text`` without anything that a terminal obeys.

    Newlines and tabs stay where they are asked for and are spaces otherwise; other control characters are shown as
    pictures or U+FFFD. Isolates that nobody closes are closed at the end of their line, and stray ends are dropped.

    >>> terminal_text("a\x1b[31mred\n")
    'a␛[31mred '
    """
    if text.isprintable():  # nothing that is below is: most of what a page shows ends here
        return text
    text = _NEWLINES.sub("\n" if newlines else " ", text)
    text = text if tabs else text.replace("\t", " ")
    text = _SURROGATES.sub(_REPLACEMENT, text.translate(_HARMLESS))
    return "\n".join(map(closed, text.split("\n"))) if _ISOLATES.search(text) else text


def closed(text: str) -> str:
    """``text``, one line, with each isolate closed and no end without its beginning."""
    depth = 0

    def kept(match: re.Match[str]) -> str:
        nonlocal depth
        if match[0] != PDI:
            depth += 1
        elif depth == 0:
            return ""
        else:
            depth -= 1
        return match[0]

    return _ISOLATES.sub(kept, text) + PDI * depth


def has_rtl(text: str) -> bool:
    """Whether ``text`` holds anything that is written from right to left.

    >>> has_rtl("Reuters"), has_rtl("عربي21")
    (False, True)
    """
    return _RIGHT_TO_LEFT.search(text) is not None


def isolate(text: str) -> str:
    """``text``, between U+2068 and U+2069 where it is written from right to left: for a field that has neighbours."""
    return f"{FSI}{text}{PDI}" if has_rtl(text) else text


def line(*fields: str, between: str = "  ") -> str:
    """One line of ``fields`` for people: harmless, and each in its place whatever direction it is written in."""
    shown = [terminal_text(field) for field in fields]
    return between.join(map(isolate, shown)) if len(shown) > 1 else "".join(shown)


def csv_text(text: str) -> str:
    """``text`` as a cell that no spreadsheet takes for a formula: with an apostrophe before it where it might.

    To have the original back, take one apostrophe off a cell in which only apostrophes stand before such a sign.

    >>> csv_text("=1+1"), csv_text("-4.2"), csv_text("- said he")
    ("'=1+1", '-4.2', "'- said he")
    """
    return f"'{text}" if _FORMULA.match(text) and not _PLAIN_NUMBER.fullmatch(text) else text
