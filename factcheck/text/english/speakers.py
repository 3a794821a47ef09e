"""Who speaks in English: a noun phrase as a claimant, and whom pronouns and "the spokesman" go back to."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from factcheck.domain.reading import Claimant, Hop, Mention
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, EntityKind, HopRole
from factcheck.text.english.lexicon import ARTICLES, Noun
from factcheck.text.english.view import View
from factcheck.text.normalize import fold

_KINDS = {
    EntityKind.PERSON: ClaimantKind.PERSON,
    EntityKind.ORGANISATION: ClaimantKind.ORGANISATION,
    EntityKind.PLACE: ClaimantKind.ORGANISATION,  # a state or capital that speaks
    EntityKind.OUTLET: ClaimantKind.OUTLET,
}
_NOBODY = frozenset(
    {"there", "this", "that", "which", "what", "it", "nobody", "nothing", "no", "none", "these", "those"}
)
_HEAD_ENDS = frozenset(
    {
        "of",
        "for",
        "at",
        "in",
        "from",
        "close",
        "with",
        "familiar",
        "on",
        "who",
        "near",
        "to",
        "by",
        "inside",
        "within",
        "briefed",
        "involved",
        "speaking",
        "based",
        "loyal",
        "aligned",
        "following",
    }
)
_PRONOUN_KINDS = {
    "he": ClaimantKind.PERSON,
    "she": ClaimantKind.PERSON,
    "they": ClaimantKind.ANONYMOUS,
    "it": ClaimantKind.ORGANISATION,
}
_MOST_REMEMBERED = 24
_SHORT_PHRASE = 3  # words: "the defence ministry"; longer ones speak for themselves
_CITING = frozenset({"citing", "quoting"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks. ``span`` is None where only a pronoun or nothing stands; ``head`` the noun that names him.

    ``gender`` is "m", "f" or empty; ``relay`` an outlet that this speaker is cited by ("a report citing officials").
    """

    name: str
    kind: ClaimantKind
    span: Span | None
    entity_id: int | None = None
    head: str = ""
    gender: str = ""
    plural: bool = False
    relay: "Speaker | None" = None

    def claimant(self) -> Claimant:
        """The speaker as a claimant."""
        return Claimant(self.name, self.kind, self.span, self.entity_id)

    def hop(self, role: HopRole, cue: str | None, cue_span: Span | None) -> Hop:
        """The speaker as a hop of a chain."""
        return Hop(self.name, role, cue, self.span, self.entity_id, cue_span)


class Memory:
    """The speakers of a text so far, the last one at the end."""

    def __init__(self) -> None:
        self._speakers: list[Speaker] = []

    @property
    def last(self) -> Speaker | None:
        """Who spoke last."""
        return self._speakers[-1] if self._speakers else None

    def note(self, speaker: Speaker) -> None:
        """Remember that somebody spoke (again)."""
        self._speakers = [*self._speakers[-_MOST_REMEMBERED:], speaker]

    def by_pronoun(self, pronoun: str) -> Speaker | None:
        """Whom he, she, they or it goes back to."""
        fits = {
            "he": lambda one: one.gender != "f" and _is_one_person(one),
            "she": lambda one: one.gender != "m" and _is_one_person(one),
            "they": lambda one: one.plural or one.kind is ClaimantKind.ORGANISATION,
            "it": lambda one: one.kind in (ClaimantKind.ORGANISATION, ClaimantKind.OUTLET),
        }[pronoun]
        return self._latest(fits)

    def by_head(self, head: str, kind: Noun | None) -> Speaker | None:
        """Whom "the spokesman", "the ministry", "the sources" goes back to."""
        singular = head.removesuffix("s")
        found = self._latest(lambda one: bool(one.head) and one.head.removesuffix("s") == singular)
        if found is None and kind is Noun.OUTLET:
            return self._latest(lambda one: one.kind is ClaimantKind.OUTLET)
        return found

    def by_name(self, name: str) -> Speaker | None:
        """The person whose last name ``name`` is."""
        last = fold(name).split()[-1:]
        return self._latest(lambda one: one.kind is ClaimantKind.PERSON and fold(one.name).split()[-1:] == last)

    def _latest(self, fits: Callable[[Speaker], bool]) -> Speaker | None:
        return next((one for one in reversed(self._speakers) if fits(one)), None)


def _is_one_person(one: Speaker) -> bool:
    return not one.plural and one.kind in (ClaimantKind.PERSON, ClaimantKind.ANONYMOUS)


def read_speaker(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker that the words ``[low, high)`` name, None where they name nobody who could speak."""
    citing = next((at for at in range(low + 1, high - 1) if view.forms[at] in _CITING), None)
    if citing is not None:
        relay, cited = read_speaker(view, low, citing, memory), read_speaker(view, citing + 1, high, memory)
        return replace(cited, relay=relay) if cited else relay
    low, high = _trimmed(view, low, high)
    if low >= high:
        return None
    if view.forms[high - 1] in view.lexicon.pronouns:  # also "In October he"
        return _by_pronoun(view, high - 1, memory)
    comma = next((at for at in range(low, high) if view.forms[at] == ","), high)
    main = _one(view, low, comma, memory)
    beside = _one(view, *_trimmed(view, comma + 1, high), memory) if comma + 1 < high else None
    return _joined(main, beside)


def _by_pronoun(view: View, at: int, memory: Memory) -> Speaker:
    """Whom the pronoun stands for; itself where nobody was named before."""
    pronoun = view.lexicon.pronouns[view.forms[at]]
    if pronoun == "they" and at > 0 and (many := _many_before(view, at)) is not None:
        return many
    found = memory.by_pronoun(pronoun)
    if found is not None:
        return replace(found, span=None, relay=None, gender={"he": "m", "she": "f"}.get(pronoun, found.gender))
    kind = _PRONOUN_KINDS[pronoun]
    return Speaker(view.text(at, at + 1), kind, view.span(at, at + 1), plural=pronoun == "they")


def _many_before(view: View, at: int) -> Speaker | None:
    """Those with whom the sentence of a "they" starts: "Observers see it differently: they believe ..."."""
    for noun in range(min(at, _SHORT_PHRASE)):
        if view.forms[noun] in view.lexicon.plural:
            low = 1 if view.forms[0] in ARTICLES else 0
            return Speaker(view.text(low, noun + 1), ClaimantKind.ANONYMOUS, view.span(low, noun + 1), None,
                           view.forms[noun], plural=True)  # fmt: skip
    return None


def _joined(main: Speaker | None, beside: Speaker | None) -> Speaker | None:
    """As in "John Smith, the minister" and "the minister, John Smith": the name, with what the title tells of it."""
    if main is None or beside is None:
        return main
    if main.kind is ClaimantKind.ANONYMOUS and beside.kind is ClaimantKind.PERSON and not main.plural:
        return replace(beside, head=main.head, gender=beside.gender or main.gender)
    if beside.head and not main.head:
        kind = ClaimantKind.PERSON if beside.kind is ClaimantKind.ANONYMOUS else beside.kind
        known = main.entity_id is not None or beside.plural
        return replace(main, head=beside.head, gender=main.gender or beside.gender, kind=main.kind if known else kind)
    return main


def _trimmed(view: View, low: int, high: int) -> tuple[int, int]:
    """Without openers ("However, ..."), articles and marks at both ends."""
    while low < high and (not view.is_word(low) or view.forms[low] in view.lexicon.leading):
        low += 1
    while high > low and not view.is_word(high - 1):
        high -= 1
    return low, high


def _one(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker of a noun phrase without commas."""
    if low >= high or view.forms[low] in _NOBODY:
        return None
    definite = view.form(low - 1) in ("the", "same", "that", "this")
    mentions = view.mentions(low, high)
    named = mentions[-1] if mentions and mentions[-1].span.end == view.tokens[high - 1].end else None
    head = _head(view, low, high)
    if named is not None and (head is None or head < view.number(named.span.start)) and not _belongs(view, head, named):
        return _named(view, low, named)
    if head is None:
        return _unknown(view, low, high, memory, mentions)
    return _headed(view, low, high, head, memory if definite and high - low <= _SHORT_PHRASE and not mentions else None)


def _belongs(view: View, head: int | None, named: Mention) -> bool:
    """Whether the name only says whose the head is: "a spokesman for Haftar"."""
    return head is not None and any(
        view.forms[at] in _HEAD_ENDS for at in range(head + 1, view.number(named.span.start))
    )


def _named(view: View, low: int, named: Mention) -> Speaker:
    titles = [view.lexicon.titles.get(view.forms[at], "") for at in range(low, view.number(named.span.start))]
    gender = next((title for title in titles if title in ("m", "f")), "")
    nouns = [
        view.forms[at] for at in range(low, view.number(named.span.start)) if view.forms[at] in view.lexicon.titles
    ]
    head = nouns[-1] if nouns else ""
    return Speaker(named.name, _KINDS[named.kind], named.span, named.entity_id, head, gender)


def _head(view: View, low: int, high: int) -> int | None:
    """The noun that the phrase is about: the last known one before its first preposition."""
    found = None
    for at in range(low, high):
        if view.forms[at] in _HEAD_ENDS and found is not None:
            break
        if view.forms[at] in view.lexicon.nouns or view.forms[at] in view.lexicon.titles:
            found = at
    return found


def _headed(view: View, low: int, high: int, head: int, memory: Memory | None) -> Speaker | None:
    """As in "a Libyan official", "the defence ministry", "Foreign Minister Ali Hassan"."""
    words, noun = view.lexicon, view.forms[head]
    if (
        view.is_capital(head + 1)
        and head + 1 < high
        and noun in words.titles
        and view.forms[head + 1] not in _HEAD_ENDS
    ):
        end = next((at for at in range(head + 1, high) if view.forms[at] in _HEAD_ENDS), high)
        gender = words.titles[noun] if words.titles[noun] != "any" else ""
        return Speaker(view.text(head + 1, end), ClaimantKind.PERSON, view.span(head + 1, end), None, noun, gender)
    kind = words.nouns.get(noun, Noun.SOURCE)
    if memory is not None and (before := memory.by_head(noun, kind)) is not None:
        return replace(before, span=None, relay=None)
    outlet = next((one for one in view.mentions(low, head) if one.kind is EntityKind.OUTLET), None)
    if kind is Noun.OUTLET and outlet is not None:
        return replace(_named(view, low, outlet), head=noun)
    who = next((at for at in range(head, high) if view.forms[at] in ("who", "which", "that")), high)
    kinds = {
        Noun.SOURCE: ClaimantKind.ANONYMOUS,
        Noun.BODY: ClaimantKind.ORGANISATION,
        Noun.OUTLET: ClaimantKind.OUTLET,
    }
    plural = noun in words.plural
    known = view.mentions(low, who)
    same = next((one for one in known if one.span == view.span(low, who)), None)
    return Speaker(view.text(low, who), kinds[kind], view.span(low, who), same.entity_id if same else None,
                   noun, words.gender.get(noun, ""), plural)  # fmt: skip


def _unknown(view: View, low: int, high: int, memory: Memory, mentions: list[Mention]) -> Speaker | None:
    """A phrase without a known noun: a name by its capitals, or whoever it is."""
    taken = view.phrase(low, view.lexicon.outlets) or (low > 0 and view.phrase(low - 1, view.lexicon.outlets))
    if taken:
        return Speaker(view.text(low, high), ClaimantKind.OUTLET, view.span(low, high))
    if mentions:
        return _named(view, low, mentions[-1])
    capitals = [at for at in range(low, high) if view.is_capital(at)]
    if not capitals:
        return Speaker(view.text(low, high), ClaimantKind.ANONYMOUS, view.span(low, high),
                       plural=view.forms[high - 1].endswith("s"))  # fmt: skip
    name, span = view.text(low, high), view.span(low, high)
    before = memory.by_name(name)
    if before is not None:
        return replace(before, name=name, span=span, relay=None)
    if view.forms[high - 1] in view.lexicon.outlet_words:
        return Speaker(name, ClaimantKind.OUTLET, span)
    body = view.form(low - 1) in ARTICLES or (len(capitals) == 1 and name.isupper())
    kind = ClaimantKind.ORGANISATION if body else ClaimantKind.PERSON
    return Speaker(name, kind, span)
