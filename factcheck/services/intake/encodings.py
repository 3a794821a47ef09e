"""From bytes to text, or to the reason why not. A guess that could be wrong is never taken for text.

The order: a byte-order mark; UTF-8, which other encodings hardly ever are by chance; windows-1256, when the words
that come out are Arabic; the charset that a page declares. A general detector was tried and left: on short French
in windows-1252 it decides for windows-1257 and gives wrong letters without a word.
"""

import codecs
import re

from factcheck.services.intake.refusals import Refused

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = {
    b"%PDF-": "PDF",
    b"PK\x03\x04": "a zip archive or an office document",
    b"\x1f\x8b": "gzip",
    b"\x89PNG": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "an SQLite database",
}
# Declared charsets that are believed: code pages of one byte a letter. utf-7 and the like carry attacks.
_BELIEVED = re.compile(r"windows-125[0-8]|iso-8859-(?:[2-9]|1[03-6])|koi8-[ru]", re.ASCII)
_LATIN = ("iso-8859-1", "latin1", "us-ascii", "ascii")  # as WHATWG has it, these are windows-1252 in the wild
_HEAD = 2048  # bytes of a page within which its charset stands (WHATWG says 1024; old pages are wordier)
_CHARSET = re.compile(rb"""<meta[^<>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_-]{2,30})""", re.IGNORECASE)

_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_BINARY_SHARE = 0.02  # ours: of control characters; text has none, packed data has one byte in nine
# The punctuation that all code pages from windows-1250 to windows-1258 have at the same bytes.
_SHARED_PUNCTUATION = b"\x85\x91\x92\x93\x94\x95\x96\x97\xa0\xab\xbb"

_ARABIC_WORD = re.compile("[\u0621-\u065f]+")
_MIXED_WORD = re.compile("[\u0621-\u064a][\u00c0-\u024f]|[\u00c0-\u024f][\u0621-\u064a]")
_FREQUENT_WORDS = "في من على إلى الى أن ان إن عن مع التي الذي هذا هذه ما لا لم بعد قبل بين كما أو كان قد"
_FREQUENT = frozenset(_FREQUENT_WORDS.split())
_DEFINITE = re.compile("[وفبك]?ال|ولل|لل")
_FEWEST_WORDS = 8  # ours: below, a chance hit weighs too much
# Ours: of words that are frequent or definite. Five Arabic news articles have 0.37 to 0.45; the same bytes read in
# a wrong code page have next to none.
_FREQUENT_SHARE = 0.2


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """The text that ``raw`` is, without its byte-order mark; Refused when that is not beyond doubt."""
    return _decode(raw, declared=declared.lower() if declared else None)


def decode_page(raw: bytes, *, declared: str | None = None) -> str:
    """The HTML that ``raw`` is; as ``decode``, and the charset that is declared is believed last.

    ``declared`` is the one that a server named; without it the page's own word counts.
    """
    found = _CHARSET.search(raw, 0, _HEAD)
    own = found[1].decode("ascii").lower() if found else None
    return _decode(raw, declared=declared.lower() if declared else own)


def decode_utf8(raw: bytes) -> str:
    """The text that ``raw`` is in UTF-8 or in what its byte-order mark says; JSON knows no other (RFC 8259)."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _strict(raw[len(mark) :], encoding)
    return _strict(raw, "utf-8")


def _decode(raw: bytes, *, declared: str | None) -> str:
    marked = any(raw.startswith(mark) for mark, _ in _MARKS)
    if not marked:
        _refuse_binary(raw)
    try:
        return decode_utf8(raw)
    except Refused:
        if marked or _is_broken_utf8(raw):
            raise
    return _other_than_unicode(raw, declared)


def _strict(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        byte = raw[error.start]
        reason = f"not {encoding.upper()} at byte {error.start + 1} (0x{byte:02X}, line {line})"
        raise Refused(reason, line=line) from None


def _refuse_binary(raw: bytes) -> None:
    kind = next((kind for signature, kind in _SIGNATURES.items() if raw.startswith(signature)), None)
    if kind is not None:
        raise Refused(f"binary, not text: {kind}")
    controls = len(raw) - len(raw.translate(None, _CONTROLS))
    if controls > len(raw) * _BINARY_SHARE:
        raise Refused(f"binary, not text: {controls} control characters in {len(raw)} bytes")


def _is_broken_utf8(raw: bytes) -> bool:
    """Whether most of what is not ASCII in ``raw`` is sound UTF-8, so that it is UTF-8 with damage."""
    text = raw.decode("utf-8", "replace")
    beyond_ascii = len(text) - len(text.encode("ascii", "ignore"))
    broken = text.count("\ufffd") - raw.count("\ufffd".encode())
    return beyond_ascii - broken > broken


def _other_than_unicode(raw: bytes, declared: str | None) -> str:
    arabic = raw.decode("cp1256")  # no byte is undefined in it, so it never fails and proves nothing by itself
    if _reads_as_arabic(arabic):
        return arabic
    if not raw.translate(None, _SHARED_PUNCTUATION + bytes(range(128))):
        return raw.decode("cp1252")
    if declared in _LATIN:
        return _strict(raw, "cp1252")
    if declared is not None and _BELIEVED.fullmatch(declared):
        return _strict(raw, declared)
    said = f"; the page says {declared}" if declared else ""
    raise Refused(f"encoding not recognised: neither UTF-8 nor windows-1256{said}")


def _reads_as_arabic(text: str) -> bool:
    words = _ARABIC_WORD.findall(text)
    if len(words) < _FEWEST_WORDS or _MIXED_WORD.search(text):
        return False
    known = sum(word in _FREQUENT or _DEFINITE.match(word) is not None for word in words)
    return known >= len(words) * _FREQUENT_SHARE
