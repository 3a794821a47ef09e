"""What a language gives so that its news can be read.

A language is one folder below ``factcheck/text`` whose ``__init__.py`` hands on ``PACK``, a ``LanguagePack``. Its
words lie in TOML files, its grammar is code. It is found by being there (``packs.py``); nothing else names it.

The way of a text: ``cleaning`` takes away page furniture and finds captions, ``sentences`` splits what is left (asking
the pack for abbreviations and run-in headings), ``quotes`` finds quotations, ``entities`` finds known names and those
that the pack recognises (``names``), then the pack puts claims to claimants (``claims``). ``reading`` numbers them and
adds quantities, times and mentions, so a pack does neither.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Protocol

from factcheck.domain.reading import Claimant, Hop, Mention, Sentence
from factcheck.domain.spans import Span
from factcheck.domain.values import value
from factcheck.domain.words import EntityKind, Modality, Polarity
from factcheck.text.quotes import Quote
from factcheck.text.tokens import Token, Tokens


class Script(StrEnum):
    """The scripts whose letters ``language`` counts."""

    ARABIC = "arabic"
    LATIN = "latin"


@value()
class Document:
    """One text, ready for attribution. All spans are code points of ``text``, which is the capture, unchanged.

    ``sentences`` are in reading order, furniture left out; a sentence may hold line ends inside it. ``tokens`` are all
    tokens of ``text`` in order, furniture included: take those inside a sentence's span (``tokens_of``). ``quotes``
    never overlap and may run over several sentences. ``mentions`` are in order and never overlap. ``outlet`` is the
    outlet that publishes: it is never a relay of its own text.
    """

    text: str
    sentences: tuple[Sentence, ...]
    tokens: Tokens
    quotes: tuple[Quote, ...]
    mentions: tuple[Mention, ...]
    outlet: str | None
    outlet_entity_id: int | None

    def tokens_of(self, span: Span) -> Sequence[Token]:
        """The tokens that lie in ``span``."""
        return self.tokens.within(span)


@value()
class DraftClaim:
    """A claim before it is numbered: the fields of ``domain.reading.Claim`` that attribution decides.

    ``span`` lies inside the sentence numbered ``sentence``, starts and ends on no white space, and is the content
    without cue and complementiser. ``claimant`` None is the outlet's own voice: then ``chain`` is empty and ``cue``
    None (the cue of an impersonal "it should be noted" may stand). Otherwise ``chain`` is the claimant's hop and then
    each relay that the text names, nearest the claimant first; the publishing outlet is never among them.
    ``cue`` is ``cue_span.of(text)``; of a quotation that goes on it stands in an earlier sentence. ``quoted``: the
    content is in the claimant's own words, all or most of it.
    ``rule`` names the rule that decided, in a few words ("verb before its subject", "carried over").
    """

    sentence: int
    span: Span
    claimant: Claimant | None = None
    chain: tuple[Hop, ...] = ()
    cue: str | None = None
    cue_span: Span | None = None
    polarity: Polarity = Polarity.AFFIRMS
    modality: Modality = Modality.CERTAIN
    quoted: bool = False
    rule: str | None = None


@value()
class NamedSpan:
    """A person, body, place or outlet that wording gives away: a title before a name, a quoted name after "daily".

    ``span`` covers the name alone, without title, quotation marks or prefixed particles.
    """

    span: Span
    kind: EntityKind


class LanguagePack(Protocol):
    """One language: its words and its grammar. Words are folded (``normalize.fold``) throughout."""

    @property
    def language(self) -> str:
        """The ISO 639-1 code."""
        ...

    @property
    def script(self) -> Script:
        """The script that most of its letters come from."""
        ...

    @property
    def function_words(self) -> frozenset[str]:
        """Words that every text of the language is full of, and texts of others in that script are not."""
        ...

    @property
    def abbreviations(self) -> frozenset[str]:
        """Words whose full stop ends no sentence, written without it."""
        ...

    @property
    def proclitics(self) -> tuple[str, ...]:
        """Prefixes written onto names, longest first; empty for most languages."""
        ...

    def run_in_heading(self, tokens: Sequence[Token]) -> int | None:
        """Where a heading that has run into its paragraph ends, as a place in the text; None where there is none.

        ``tokens`` are those of one sentence of the body.
        """
        ...

    def names(self, text: str, tokens: Tokens) -> Iterable[NamedSpan]:
        """Names that the wording gives away; they may overlap one another and what a gazetteer knows."""
        ...

    def stands_alone(self, form: str) -> bool:
        """Whether the folded last part of a name means its bearer wherever it stands, and is no everyday word."""
        ...

    def claims(self, document: Document) -> Sequence[DraftClaim]:
        """The claims of the document in reading order.

        Each sentence of the body gives at least one: where nobody is credited, one in the outlet's own voice.
        Titles, headings and captions give claims where they assert something. Never raises, linear in the text.
        """
        ...
