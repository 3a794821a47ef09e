"""The way from a text to its attributed claims."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from factcheck.domain.days import DayRange
from factcheck.domain.reading import Claim, Claimant, Mention, Reading
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, Modality, Voice
from factcheck.text.anonymity import anonymity_of
from factcheck.text.cleaning import Block, blocks
from factcheck.text.countries import Home
from factcheck.text.entities import find_mentions
from factcheck.text.gazetteer import Gazetteer
from factcheck.text.language import detect
from factcheck.text.numbers_and_times import NumbersAndTimes
from factcheck.text.pack import Document, DraftClaim, LanguagePack
from factcheck.text.packs import languages, pack_for
from factcheck.text.placed import InOrder
from factcheck.text.quotes import find_quotes
from factcheck.text.sentences import split
from factcheck.text.stretches import Stretch
from factcheck.text.tokens import Tokens, tokenize

# As names of the module, which are read at once; asked for by every claim.
_OUTLET, _ATTRIBUTED = Voice.OUTLET, Voice.ATTRIBUTED
_ANONYMOUS, _PREDICTED = ClaimantKind.ANONYMOUS, Modality.PREDICTED
# Changes whenever the same text would be read differently; stored with every claim.
EXTRACTOR = "grammar-3"


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a text besides the text.

    ``language`` is an ISO 639-1 code, None to have it found out. ``title`` may stand in the text as its first line.
    ``country`` is the outlet's, as an ISO 3166-1 alpha-2 code: whose money it means when it says "dinars".
    """

    outlet: str | None = None
    outlet_entity_id: int | None = None
    title: str | None = None
    published: DayRange | None = None
    language: str | None = None
    gazetteer: Gazetteer = field(default_factory=lambda: Gazetteer.build(()))
    country: str | None = None


def read(text: str, context: Context) -> Reading:
    """All that ``text`` says: its sentences, and its claims with who makes them.

    A language that no pack reads gives sentences by rules that hold everywhere, and no claims.
    """
    found = blocks(text, context.title)
    tokens = tokenize(text)
    language = context.language or detect(_forms_in(tokens, found), languages())
    pack = pack_for(language)
    if pack is None:
        sentences = split(text, found, abbreviations=frozenset(), heading_end=_no_heading)
        return Reading(language=language, sentences=sentences, claims=(), extractor=EXTRACTOR)
    document = _document(text, found, tokens, context=context, pack=pack)
    drafts = pack.claims(document)
    stretch, home = Stretch(text, Span(0, len(text)), tokens), Home(context.country, context.outlet)
    counted = NumbersAndTimes(stretch, language, published=context.published, home=home)
    mentions = InOrder(document.mentions)
    claims = tuple(
        _claim(draft, number, language=language, counted=counted, mentions=mentions)
        for number, draft in enumerate(drafts, 1)
    )
    return Reading(language=language, sentences=document.sentences, claims=claims, extractor=EXTRACTOR)


def _document(text: str, found: Sequence[Block], tokens: Tokens, *, context: Context, pack: LanguagePack) -> Document:
    def heading_end(span: Span) -> int | None:
        return pack.run_in_heading(tokens.within(span))

    return Document(
        text=text,
        sentences=split(text, found, abbreviations=pack.abbreviations, heading_end=heading_end),
        tokens=tokens,
        quotes=find_quotes(text, [block.span for block in found]),
        mentions=find_mentions(text, tokens, pack, gazetteer=context.gazetteer),
        outlet=context.outlet,
        outlet_entity_id=context.outlet_entity_id,
    )


def _claim(
    draft: DraftClaim, number: int, *, language: str, counted: NumbersAndTimes, mentions: InOrder[Mention]
) -> Claim:
    span, modality, claimant = draft.span, draft.modality, draft.claimant
    return Claim(  # by place: to be told which field each is costs as much again as the claim
        number,
        draft.sentence,
        span,
        _OUTLET if claimant is None else _ATTRIBUTED,
        _typed(claimant, language) if claimant is not None and claimant.kind is _ANONYMOUS else claimant,
        draft.chain,
        draft.cue,
        draft.cue_span,
        draft.polarity,
        modality,
        draft.quoted,
        counted.quantities(span),
        counted.times(span, predicted=modality is _PREDICTED),
        mentions.inside(span),
        draft.rule,
    )


def _typed(claimant: Claimant, language: str) -> Claimant:
    """The unnamed claimant with what the text says of it."""
    said = anonymity_of(claimant.name, language)
    return Claimant(claimant.name, claimant.kind, claimant.span, claimant.entity_id, said)


def _forms_in(tokens: Tokens, found: Sequence[Block]) -> Iterator[str]:
    """The folded words of the article's own blocks, in order."""
    return chain.from_iterable(tokens.forms_within(block.span) for block in found)


def _no_heading(span: Span) -> None:
    del span
