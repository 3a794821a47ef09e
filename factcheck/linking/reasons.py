"""Why two claims are linked, in codes with the two values that made them, as an editor reads them."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date

from factcheck.domain.links import ComparedClaim, Reason
from factcheck.domain.words import Modality, ReasonCode, Voice
from factcheck.linking.clashes import Clashes
from factcheck.linking.lexicon import lexicon
from factcheck.linking.origins import same_origin
from factcheck.linking.polarity import meets_set_aside, turns
from factcheck.linking.prepared import Prepared

# Letters in common from which two wordings are one, a word or two changed.
SAME_WORDS = 0.8
# One side has said all, or but a word or two less, and the other so many notions more.
ALL_BUT, MORE = 2, 3
# Each side names so much that the other does not.
OTHERS_NAMED = 0.5
_WORDS_SHOWN = 4
_HEDGED = frozenset({Modality.PROBABLE, Modality.POSSIBLE})


def contradiction_reasons(a: Prepared, b: Prepared, found: Clashes, given: dict[str, float]) -> tuple[Reason, ...]:
    """What clashes, the surest first; where only the wording as a whole does, what each side has alone."""
    sure = found.reasons()
    if sure:
        return sure
    return tuple(_likely(a, b, given)) or (Reason(ReasonCode.OPPOSITE, _rest_of_both(a, b)),)


def agreement_reasons(a: Prepared, b: Prepared, found: Clashes, given: dict[str, float]) -> tuple[Reason, ...]:
    """What both say, then what one says more and what was lost on the way from the one to the other."""
    copied = given["trigrams"] >= SAME_WORDS
    code = ReasonCode.SAME_WORDS if copied else ReasonCode.SAME_EVENT
    said = Reason(code, f"{_shared_words(a, b)} / {_shared_words(b, a)}")
    counted = () if found.count is None else (found.count,)
    return (said, *counted, *_attribution(a.claim, b.claim, copied=copied), *_partial(a, b), *_lost(a.claim, b.claim))


def _likely(a: Prepared, b: Prepared, given: dict[str, float]) -> Iterator[Reason]:
    if (turns(a) - turns(b)) % 2 == 1:
        yield Reason(ReasonCode.NEGATION, _rest_of_both(a, b))
    if given["figures_apart_any"]:
        yield Reason(ReasonCode.QUANTITY, _figures_apart(a, b))
    if given["days_apart"]:
        yield Reason(ReasonCode.TIME, f"{a.claim.times[0].written()} / {b.claim.times[0].written()}")
    if given["opposite_anywhere"]:
        yield Reason(ReasonCode.OPPOSITE, _opposites(a, b))
    elif meets_set_aside(a, b):
        yield Reason(ReasonCode.OPPOSITE, _rest_of_both(a, b))
    if a.states - b.states and b.states - a.states:
        yield Reason(ReasonCode.PLACE, f"{_written(a, a.states - b.states)} / {_written(b, b.states - a.states)}")
    elif given["names_apart"] >= OTHERS_NAMED:
        yield Reason(ReasonCode.ACTOR, f"{_written(a, a.names - b.names)} / {_written(b, b.names - a.names)}")


def _attribution(a: ComparedClaim, b: ComparedClaim, *, copied: bool) -> Iterator[Reason]:
    one, other = a.voicings[:1], b.voicings[:1]
    if copied and one and other and not same_origin(a, b):
        yield Reason(ReasonCode.ATTRIBUTION, f"{one[0].name} / {other[0].name}")
    if copied and a.ref.source_id != b.ref.source_id:
        yield Reason(ReasonCode.WIRE_COPY, "")


def _partial(a: Prepared, b: Prepared) -> Iterator[Reason]:
    mine, theirs = a.forms.keys() - b.forms, b.forms.keys() - a.forms
    few, many = sorted((len(mine), len(theirs)))
    if few <= ALL_BUT and many - few >= MORE:
        more, rest = (a, mine) if len(mine) > len(theirs) else (b, theirs)
        yield Reason(ReasonCode.PARTIAL, _written(more, rest))


def _lost(a: ComparedClaim, b: ComparedClaim) -> Iterator[Reason]:
    """What the later telling leaves out of the earlier one: that it was only likely, or who said it."""
    first, then = (b, a) if _day(b) < _day(a) else (a, b)
    tellings = [(first, then)] if _day(first) < _day(then) else [(first, then), (then, first)]
    for earlier, later in tellings:
        if earlier.modality in _HEDGED and later.modality is Modality.CERTAIN:
            yield Reason(ReasonCode.HEDGE_LOST, f"{earlier.modality} / {later.modality}")
        if earlier.voicings and later.voice is Voice.OUTLET:
            yield Reason(ReasonCode.ATTRIBUTION_LOST, earlier.voicings[0].name)


def _day(claim: ComparedClaim) -> date:
    return date.min if claim.published is None else claim.published.start_on


def _figures_apart(a: Prepared, b: Prepared) -> str:
    pairs = ((one, other) for one in a.amounts for other in b.amounts if one.unit == other.unit)
    return next(
        (
            f"{' '.join(one.text.split())} / {' '.join(other.text.split())}"
            for one, other in pairs
            if not one.meets(other)
        ),
        "",
    )


def _opposites(a: Prepared, b: Prepared) -> str:
    table = lexicon().opposites
    pairs = ((mine, theirs) for mine in a.forms for theirs in b.forms if theirs in table.get(mine, ()))
    return next((f"{a.forms[mine]} / {b.forms[theirs]}" for mine, theirs in pairs), "")


def _rest_of_both(a: Prepared, b: Prepared) -> str:
    return f"{_written(a, a.forms.keys() - b.forms)} / {_written(b, b.forms.keys() - a.forms)}"


def _shared_words(claim: Prepared, other: Prepared) -> str:
    """The claim's words for what both say."""
    return _written(claim, claim.forms.keys() & other.forms.keys())


def _written(claim: Prepared, notions: AbstractSet[str]) -> str:
    """The claim's words for some notions, in their order."""
    words = (word for notion, word in claim.forms.items() if notion in notions)
    return " ".join(word for word, _ in zip(words, range(_WORDS_SHOWN), strict=False))
