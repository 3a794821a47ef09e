"""A claim as a person reads it: what a correction says put in place of what the program read."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.reading import Claim, Claimant, Hop, Mention, Quantity, TimeReference
from factcheck.domain.records import ClaimRecord
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, EntityKind, HopRole, Voice
from factcheck.errors import InvalidInput
from factcheck.text import Alias, Context, Gazetteer, fold, read
from factcheck.text.anonymity import anonymity_of

# A place that speaks is its government: «أعلنت موسكو» is put down to an organisation.
SPEAKS_AS = {
    EntityKind.PERSON: ClaimantKind.PERSON,
    EntityKind.ORGANISATION: ClaimantKind.ORGANISATION,
    EntityKind.PLACE: ClaimantKind.ORGANISATION,
    EntityKind.OUTLET: ClaimantKind.OUTLET,
}

Detail = TypeVar("Detail", Quantity, TimeReference, Mention)


def corrected(record: ClaimRecord, new: NewCorrection, gazetteer: Gazetteer, *, country: str | None = None) -> Claim:
    """The claim as it is to be read; InvalidInput where the correction cannot be meant so.

    ``country`` is the outlet's, whose money is meant where no other is named.
    """
    _check(new)
    reader = _Reader(record, gazetteer, country)
    claim = record.claim
    if new.words is not None:
        claim = reader.in_words(claim, new.words)
    if new.outlet_voice:
        claim = replace(claim, voice=Voice.OUTLET, claimant=None, chain=(), cue=None, cue_span=None)
    if new.claimant is not None or new.claimant_kind is not None:
        claim = reader.by(claim, new.claimant, new.claimant_kind)
    if new.via is not None:
        claim = reader.via(claim, new.via)
    return replace(
        claim,
        polarity=new.polarity or claim.polarity,
        modality=new.modality or claim.modality,
        quoted=claim.quoted if new.quoted is None else new.quoted,
    )


def _check(new: NewCorrection) -> None:
    if new.outlet_voice and (new.claimant is not None or new.claimant_kind is not None or new.via):
        raise InvalidInput(
            f"claim {new.claim} cannot be the outlet's own and somebody's",
            hint="--outlet-voice, or --claimant and --via",
        )
    names = [name for name in (new.claimant, *(new.via or ())) if name is not None]
    if not all(fold(name) for name in names):
        raise InvalidInput("a name without letters names nobody", hint='--claimant "name as the text has it"')


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads corrections in the sentence of one claim."""

    record: ClaimRecord
    gazetteer: Gazetteer
    country: str | None

    def in_words(self, claim: Claim, words: str) -> Claim:
        """The claim with the span of ``words``, and what these words name and count."""
        spans = self._places(words)
        if len(spans) != 1:
            found = "does not stand" if not spans else f"stands {len(spans)} times"
            raise InvalidInput(
                f"{words!r} {found} in the sentence of claim {self.record.ref}",
                hint=f"copy the words from factcheck claim show {self.record.ref}",
            )
        return self._with_details(replace(claim, span=spans[0]))

    def by(self, claim: Claim, name: str | None, kind: ClaimantKind | None) -> Claim:
        """The claim put down to that claimant, the relays left as they are."""
        claimant = self._claimant(claim.claimant, name, kind)
        first = claim.chain[0] if claim.chain else Hop(claimant.name, HopRole.CLAIMANT)
        hop = replace(first, name=claimant.name, span=claimant.span, entity_id=claimant.entity_id)
        return replace(claim, voice=Voice.ATTRIBUTED, claimant=claimant, chain=(hop, *claim.chain[1:]))

    def via(self, claim: Claim, names: Sequence[str]) -> Claim:
        """The claim passed on by these relays, in this order."""
        if claim.claimant is None:
            if not names:
                return claim
            raise InvalidInput(
                f"claim {self.record.ref} is the outlet's own and comes through nobody",
                hint="say whose: --claimant NAME",
            )
        known = {fold(hop.name): hop for hop in claim.chain[1:]}
        relays = [known.get(fold(name)) or self._relay(name.strip()) for name in names]
        return replace(claim, chain=(*claim.chain[:1], *relays))

    def _claimant(self, before: Claimant | None, name: str | None, kind: ClaimantKind | None) -> Claimant:
        same = before if before is not None and (name is None or name.strip() == before.name) else None
        called = same.name if same is not None else (name or "").strip()
        if not called:
            raise InvalidInput(f"nobody is said to make claim {self.record.ref}", hint="--claimant NAME")
        alias = self.gazetteer.named(called)
        kind = kind or (same.kind if same is not None else self._kind_of(called, alias))
        return Claimant(
            called,
            kind,
            same.span if same is not None else self._only_place(called),
            _number(alias, kind),
            anonymity_of(called, self.record.source.language) if kind is ClaimantKind.ANONYMOUS else None,
        )

    def _kind_of(self, name: str, alias: Alias | None) -> ClaimantKind:
        if alias is None:
            raise InvalidInput(f"it is not known what {name!r} is", hint=f"--claimant-kind {'|'.join(ClaimantKind)}")
        return SPEAKS_AS[alias.kind]

    def _relay(self, name: str) -> Hop:
        alias = self.gazetteer.named(name)
        return Hop(name, HopRole.RELAY, None, self._only_place(name), None if alias is None else alias.entity_id)

    def _only_place(self, words: str) -> Span | None:
        """Where the words stand in the sentence; None when that is not one place."""
        spans = self._places(words)
        return spans[0] if len(spans) == 1 else None

    def _places(self, words: str) -> list[Span]:
        """Where the words stand in the sentence, however its lines are broken; as whole words if they do anywhere."""
        pattern = r"\s+".join(map(re.escape, words.split()))
        if not pattern:
            raise InvalidInput("a claim has words", hint='--span "words as they stand in the sentence"')
        text, start = self.record.sentence_text, self.record.sentence.start
        hits = list(re.finditer(rf"(?<!\w){pattern}(?!\w)", text)) or list(re.finditer(pattern, text))
        return [Span(*hit.span()).moved(start) for hit in hits]

    def _with_details(self, claim: Claim) -> Claim:
        """What the claim's new words name and count: as it was read there before, the rest read from the words."""
        start, source = claim.span.start, self.record.source
        words = claim.span.moved(-self.record.sentence.start).of(self.record.sentence_text)
        context = Context(
            outlet=source.outlet,
            country=self.country,
            published=source.published,
            language=source.language,
            gazetteer=self.gazetteer,
        )
        now = read(words, context).claims
        return replace(
            claim,
            quantities=_within(
                claim.span, claim.quantities, [_moved(each, start) for c in now for each in c.quantities]
            ),
            times=_within(claim.span, claim.times, [_moved(each, start) for c in now for each in c.times]),
            mentions=_within(claim.span, claim.mentions, [_moved(each, start) for c in now for each in c.mentions]),
        )


def _number(alias: Alias | None, kind: ClaimantKind) -> int | None:
    return alias.entity_id if alias is not None and SPEAKS_AS[alias.kind] is kind else None


def _moved(detail: Detail, by: int) -> Detail:
    return replace(detail, span=detail.span.moved(by))


def _within(span: Span, before: Iterable[Detail], now: Iterable[Detail]) -> tuple[Detail, ...]:
    """The details that stood in the span before, and those of now that touch none of them, in the order of the text."""
    kept = [detail for detail in before if span.holds(detail.span)]
    taken = [detail.span for detail in kept]
    kept += [detail for detail in now if not any(detail.span.touches(other) for other in taken)]
    return tuple(sorted(kept, key=lambda detail: detail.span))
