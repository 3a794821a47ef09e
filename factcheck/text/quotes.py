"""Quotations: every kind of mark, paired; a mark that was never closed or never opened is repaired sensibly."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.spans import Span
from factcheck.text.tokens import Token

_CLOSES = {"«": "»", "“": "”", "‹": "›", "„": "“”", "‘": "’", "〈": "〉"}
_OPENERS = frozenset(_CLOSES)
_CLOSERS = frozenset("»”›")
_STRAIGHT = '"'
_NAME_WORDS = 4


@dataclass(frozen=True, slots=True)
class Quote:
    """One quotation: ``span`` with its marks, ``inside`` without; ``balanced`` False where a mark was missing.

    A missing mark lies at the border of the repaired span, so ``span`` and ``inside`` meet there.
    """

    span: Span
    inside: Span
    balanced: bool = True


def find_quotes(text: str, tokens: Sequence[Token], borders: Sequence[Span]) -> tuple[Quote, ...]:
    """The quotations of ``text``, in order, none overlapping; of nested ones the outermost.

    ``borders`` are the paragraphs: no quotation leaves the one it starts in.
    """
    raise NotImplementedError
