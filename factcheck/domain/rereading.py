"""What becomes of a source's claims when its text is read again: which keep their names, which come, which go.

People cite a claim by its name, in verdicts, links and letters. So a name always means what it meant:

1. A claim that is read as before keeps its name.
2. A claim that a person has corrected is never changed. What is now read where it stands, or where the program had
   read it, is taken for the same claim.
3. A claim that went and is read as before again comes back under its name.
4. The same words read otherwise (another claimant, another polarity) are the same assertion, read better: the claim
   keeps its name with the new reading, unless people have judged it by a verdict or a decision on one of its links.
   What they judged stays as they saw it, and the new reading gets a name of its own.
5. What else is read gets a new name; what else was read has gone. A name is never given twice.

Sentences keep their numbers by the same law: one that stands where it stood keeps its own, a new one is numbered on.

Numbers of entities do not count: to whom a name belongs is said of entities, not of claims.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from factcheck.domain.reading import Claim, Sentence
from factcheck.domain.spans import Span

Likeness = Callable[[Claim, Claim], bool]


@dataclass(frozen=True, slots=True)
class KnownClaim:
    """A claim of an earlier reading. ``judged``: a verdict or a decision hangs on it; ``gone``: the newest reading
    does not have it. ``read_at`` is where the program had read a corrected claim, if elsewhere.
    """

    number: int
    claim: Claim
    corrected: bool = False
    judged: bool = False
    gone: bool = False
    read_at: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of the claims. Known ones by number, with the claim as it is read now; ``came`` has no numbers
    yet, ``went`` none any more.
    """

    stayed: Mapping[int, Claim]
    changed: Mapping[int, Claim]
    returned: Mapping[int, Claim]
    came: tuple[Claim, ...]
    went: tuple[int, ...]


def compare_readings(known: Sequence[KnownClaim], read: Iterable[Claim]) -> Outcome:
    """What becomes of the ``known`` claims of a text that is now ``read`` so."""
    left = _by_span(read)
    here = [each for each in known if not each.gone]
    corrected = [each for each in here if each.corrected]
    open_to_change = [each for each in here if not each.corrected]
    stayed = _taken(open_to_change, left, _same)
    left = {span: claims for span, claims in left.items() if not any(_stands_at(span, each) for each in corrected)}
    returned = _taken([each for each in known if each.gone], left, _same)
    unjudged = [each for each in open_to_change if not each.judged and each.number not in stayed]
    changed = _taken(unjudged, left, _same_words)
    return Outcome(
        stayed={each.number: each.claim for each in corrected} | stayed,
        changed=changed,
        returned=returned,
        came=tuple(claim for claims in left.values() for claim in claims),
        went=tuple(each.number for each in open_to_change if each.number not in stayed | changed),
    )


@dataclass(frozen=True, slots=True)
class Renumbered:
    """The sentences of a new reading under the numbers that they are stored by.

    ``numbers`` leads from the reading's number to that one; ``new`` were not there, ``other_kind`` are something else
    on the page now, ``left_over`` are numbers of sentences that are no more.
    """

    numbers: Mapping[int, int]
    new: tuple[Sentence, ...]
    other_kind: tuple[Sentence, ...]
    left_over: tuple[int, ...]


def renumber(known: Iterable[Sentence], read: Iterable[Sentence]) -> Renumbered:
    """The sentences that are ``read`` now where the ``known`` ones are stored."""
    by_span = {sentence.span: sentence for sentence in known}
    last = max((sentence.number for sentence in by_span.values()), default=0)
    numbers: dict[int, int] = {}
    new: list[Sentence] = []
    other_kind: list[Sentence] = []
    for sentence in read:
        same = by_span.pop(sentence.span, None)
        stored = replace(sentence, number=last + len(new) + 1 if same is None else same.number)
        numbers[sentence.number] = stored.number
        if same is None:
            new.append(stored)
        elif same.kind is not sentence.kind:
            other_kind.append(stored)
    left_over = tuple(sentence.number for sentence in by_span.values())
    return Renumbered(numbers, tuple(new), tuple(other_kind), left_over)


def sentences_read(stored: Iterable[Sentence], claimed: Collection[int]) -> list[Sentence]:
    """The sentences of the newest reading, in the order of the text, without those of earlier ones that are left over.

    ``claimed`` are the numbers of those in which a claim of that reading stands: none of them is left over. Of others
    that share a word the one that was numbered last is of the newer reading.

    >>> from factcheck.domain.words import SentenceKind
    >>> spans = [Span(0, 4), Span(5, 9), Span(0, 9)]
    >>> sentences = [Sentence(number, span, SentenceKind.BODY) for number, span in enumerate(spans, 1)]
    >>> [sentence.number for sentence in sentences_read(sentences, {3})]
    [3]
    """
    standing: list[Sentence] = []
    for sentence in sorted(stored, key=lambda each: (each.span.start, each.span.end)):
        here = sentence.number in claimed
        while standing and standing[-1].span.touches(sentence.span):
            last = standing[-1]
            if last.number in claimed or not (here or sentence.number > last.number):
                break
            standing.pop()
        if here or not standing or not standing[-1].span.touches(sentence.span):
            standing.append(sentence)
    return standing


def successor(span: Span, current: Mapping[int, Span]) -> int | None:
    """The claim that took the place of one that went: it has most of its words; None when none has any."""
    shared = {number: _shared(span, other) for number, other in current.items()}
    return max(shared, key=lambda number: (shared[number], -number)) if any(shared.values()) else None


def _by_span(claims: Iterable[Claim]) -> dict[Span, list[Claim]]:
    placed: dict[Span, list[Claim]] = {}
    for claim in claims:
        placed.setdefault(claim.span, []).append(claim)
    return placed


def _taken(known: Iterable[KnownClaim], left: Mapping[Span, list[Claim]], alike: Likeness) -> dict[int, Claim]:
    """For each known claim the first claim of its words that is alike; it is taken out of those left."""
    found: dict[int, Claim] = {}
    for each in known:
        claims = left.get(each.claim.span, [])
        hit = next((claim for claim in claims if alike(each.claim, claim)), None)
        if hit is not None:
            claims.remove(hit)
            found[each.number] = hit
    return found


def _same(a: Claim, b: Claim) -> bool:
    return a.reads_as(b)


def _same_words(a: Claim, b: Claim) -> bool:
    return a.span == b.span


def _stands_at(span: Span, known: KnownClaim) -> bool:
    return any(span.touches(other) for other in (known.claim.span, *known.read_at))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a.end, b.end) - max(a.start, b.start))
