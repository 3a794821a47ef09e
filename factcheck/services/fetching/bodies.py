"""What a server sends, read no further than its bounds: packed and unpacked."""

import zlib
from collections.abc import Iterator

from factcheck.services.intake.refusals import Refused

ACCEPTED = "gzip, deflate"
"""The packings that are asked for. What comes packed otherwise (br, zstd) was not asked for, and is refused."""

_WINDOWS = {"gzip": 16 + zlib.MAX_WBITS, "x-gzip": 16 + zlib.MAX_WBITS, "deflate": zlib.MAX_WBITS}


def unpacked(chunks: Iterator[bytes], packing: str, *, most_bytes: int) -> bytes:
    """The body; Refused when there is more of it than ``most_bytes``, with hardly more than that in memory."""
    packing = packing.strip().lower()
    if packing in {"", "identity"}:
        return _joined(chunks, most_bytes)
    if packing not in _WINDOWS:
        raise Refused(f"packed in a way that was not asked for: {packing[:40]!r}")
    return _joined(_inflated(chunks, _WINDOWS[packing], most_bytes), most_bytes)


def _joined(chunks: Iterator[bytes], most_bytes: int) -> bytes:
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > most_bytes:
            raise Refused(f"larger than {most_bytes / 1_000_000:g} MB")
    return bytes(body)


def _inflated(chunks: Iterator[bytes], window: int, most_bytes: int) -> Iterator[bytes]:
    """What the chunks unpack to, never more of it at once than the bound and a byte; one layer and one member."""
    inflating = zlib.decompressobj(window)
    try:
        for chunk in chunks:
            yield inflating.decompress(chunk, most_bytes + 1)
            if inflating.unconsumed_tail:
                raise Refused(f"larger than {most_bytes / 1_000_000:g} MB once unpacked")
            if inflating.eof:
                return
    except zlib.error as error:
        raise Refused(f"packed as gzip or deflate, and broken: {error}") from error
    if not inflating.eof:
        raise Refused("broken off before its end")
