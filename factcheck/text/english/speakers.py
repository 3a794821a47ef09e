"""Who speaks in English: a noun phrase as a claimant."""

from dataclasses import replace

from factcheck.domain.reading import Mention
from factcheck.text.english.circumstances import is_thrown_in
from factcheck.text.english.given_outlets import cited_again, unlisted
from factcheck.text.english.headed import headed
from factcheck.text.english.lexicon import CITING, SPEAKING, TALKS, THROUGH
from factcheck.text.english.memory import ANONYMOUS, ORGANISATION, OUTLET, PERSON, Memory, Speaker
from factcheck.text.english.noun_heads import belongs, described, head_of, possessed, trimmed
from factcheck.text.english.outlets import outlet_in
from factcheck.text.english.phrases import LONGEST_SUBJECT, before_brackets, is_thousands, is_verb_like
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.told_outlets import told_outlet
from factcheck.text.english.unknown import gender_at, person_of, speaker_of, unknown
from factcheck.text.english.view import View

_APOSTROPHES = frozenset("'’")
_COMMA = frozenset({","})
_MANY = ("ers", "ors", "ists", "ians")
_NO_NAME = frozenset(
    {"from", "of", "by", "near", "while", "when", "for", "in", "at", "on", "during", "with", "as"}
)  # ", for their part,": nobody is named
_OWNERS = frozenset({"his", "her", "their"})
# Outside quotation marks a writer speaks of herself.
_NOBODY = frozenset({"there", "this", "that", "which", "what", "it", "nobody", "nothing", "no", "none", "these",
                     "those", "neither", "i", "we", "you"})  # fmt: skip
_PRONOUN_KINDS = {
    "he": PERSON,
    "she": PERSON,
    "they": ANONYMOUS,
    "it": ORGANISATION,
}
_GENDERS = {"he": "m", "she": "f"}
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_TOLD, _SAID = frozenset({"told", "tells"}), frozenset({"said", "says", "added", "recalled", "recalls", "claimed"})
_OF_TWO = frozenset({"former", "latter"})
# Behind these a clause tells more of whom the sentence starts with: "The mayor wept as she told".
_WHILE = frozenset({"as", "while", "when", "after", "before", "because", "once", "until", "though", "although"})
_FEW = 6  # words of a body that "it" goes back to
_TO, _ON = frozenset({"to", "on"}), frozenset({"on", "under", "by", "at", "in"})
_SHORT_PHRASE = 3  # words: "the defence ministry"; longer ones speak for themselves
_RELATIVES = frozenset({"who", "which", "that", "whose"})


def read_speaker(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker that the words ``[low, high)`` name, None where they name nobody who could speak."""
    words = view.lexicon
    if not words.relaying.isdisjoint(view.forms[low:high]):
        through = (
            _citing(view, low, high, memory) or _by_mouth(view, low, high, memory) or _through(view, low, high, memory)
        )
        if through is not None:
            return through
    low, high = trimmed(view, low, high)
    if low >= high:
        return None
    if view.speaking is not None and view.forms[high - 1] in ("i", "we"):
        return replace(view.speaking, span=view.span(high - 1, high), plural=view.forms[high - 1] == "we", relay=None)
    if high - low == 1 and view.forms[low] in _OBJECTS:  # "according to him"
        return _by_pronoun(view, low, memory)
    aside = high - low > 2 and "when" in view.forms[low + 1 : high]  # noqa: PLR2004 - "a minister, when asked about it"
    if view.forms[high - 1] in words.pronouns and not aside:  # also "In October he"
        return _by_pronoun(view, high - 1, memory)
    one = memory.of_two(view.forms[low]) if high - low == 1 and view.forms[low] in _OF_TWO else None
    return one.standing(view.span(low, high)) if one is not None else _named(view, low, high, memory)


def _named(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker of a noun phrase, with what stands beside him behind a comma."""
    forms = view.forms[low:high]
    commas = [at for at, form in enumerate(forms, low) if form == "," and not is_thousands(view, at)]
    if not commas:
        return ("and" in forms and _together(view, low, high, memory)) or _one(view, low, high, memory)
    comma = commas[0]
    last = trimmed(view, low, comma)[1]
    main = _together(view, low, last, memory) or _one(view, low, last, memory)
    opens = view.form[comma + 1]
    said_of = comma + 1 < high and opens not in _RELATIVES and opens not in _NO_NAME
    sent = opens == "from" and view.form[comma - 1] in stance_words().papers | {
        "mail"
    }  # "An email, from her lawyer Tom Hill,"
    said_of = said_of or sent
    done = opens.endswith(("ed", "ing")) or opens in view.lexicon.clauses["beside"]  # "The study, led by X"
    said_of = said_of and (view.is_capital[comma + 1] or not done)
    beside = _one(view, *trimmed(view, comma + 1, high), memory) if said_of else None
    owned = not view.is_capital[last - 1] and not _APOSTROPHES.isdisjoint(forms[: comma - low])
    if main is not None and owned and beside is not None and beside.kind is PERSON:  # "Black's son-in-law, Tom Hill"
        return replace(beside, head=main.head)
    return _joined(main, beside)


def _citing(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """As in "a report citing officials": the officials, with the report as a relay."""
    citing = next((at for at in range(low + 1, high - 1) if view.forms[at] in CITING), None)
    if citing is None:
        return None
    before = citing - (view.forms[citing - 1] in ("that", "which"))
    relay, cited = read_speaker(view, low, before, memory), read_speaker(view, citing + 1, high, memory)
    return cited.through(relay) if cited else relay


def _through(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """As in "a letter seen by Reuters", "an official who spoke to the paper": with the outlet as a relay."""
    for at in range(low + 1, high - 2):
        by = view.forms[at] in view.lexicon.clauses["seen_by"] and view.forms[at + 1] == "by"
        if by or (view.forms[at] in SPEAKING and view.forms[at + 1] in _TO):
            end = high if by else view.first(_ON, at + 2, high)  # "speaking to AFP | on condition of anonymity"
            outlet = None if by else unlisted(view, at + 2, end, memory) or told_outlet(view, at + 2, end)
            outlet = outlet or read_speaker(view, at + 2, end, memory)
            main = read_speaker(view, low, at - (view.forms[at - 1] == "who"), memory)
            named = outlet is not None and (by or outlet.kind is OUTLET)
            if main is not None and outlet is not None and named and outlet.kind is not ANONYMOUS:
                return replace(main, relay=replace(outlet, kind=OUTLET))
    talk = view.first(TALKS, low + 1, high)
    comma = view.first(_COMMA, low, talk)
    if talk < high and comma < talk and view.form[talk + 1] == "with":  # "Okeke, in a chat with The Punch,"
        outlet = outlet_in(view, talk + 2, high) or told_outlet(view, talk + 2, high)
        main = read_speaker(view, low, comma, memory)
        return None if main is None or outlet is None else replace(main, relay=outlet)
    return None


def _by_mouth(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """As in "Ann Black, through a spokesman,", "the mayor, who spoke through her adviser, Tom Hill,": whoever speaks
    for somebody is a relay. What is no person relays nothing: "the mayor, through tears,".
    """
    at = view.first(THROUGH, low + 1, high - 1)
    if at >= high - 1 or not (view.forms[at - 1] == "," or view.forms[at - 1] in SPEAKING):
        return None
    end = at - (view.forms[at - 1] in SPEAKING)
    end -= view.form[end - 1] == "who"
    main, mouth = read_speaker(view, low, end, memory), read_speaker(view, at + 1, high, memory)
    if main is None or mouth is None or not (mouth.kind is PERSON or mouth.head):
        return None
    return main.through(mouth)


def _together(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """As in "London and Paris", "Ann Black and Tom Hill": two who speak as one; None where it is one name."""
    if "and" not in view.forms[low:high]:
        return None
    joins = [at for at in range(low + 1, high - 1) if view.forms[at] == "and"]
    if len(joins) != 1:
        return None
    end = before_brackets(view, joins[0] - 1) + 1
    kin = view.form[joins[0] + 1] in _OWNERS and view.is_capital[end - 1]  # "Brandt and his sister Ruth"
    if not kin and not (_is_whole(view, low, end) and _is_whole(view, joins[0] + 1, high)):
        return None
    first = _one(view, low, end, memory)
    return first and Speaker(view.text(low, high), first.kind, view.span(low, high), plural=True)


def _is_whole(view: View, low: int, high: int) -> bool:
    """Whether a known name or a full one ends the stretch, or a noun of many."""
    mentioned = any(one.span.end == view.tokens[high - 1].end for one in view.mentions(low, high))
    full = high - low > 1 and view.is_capital[high - 1] and view.is_capital[high - 2]
    return mentioned or full or view.forms[high - 1] in view.lexicon.plural


def _by_pronoun(view: View, at: int, memory: Memory) -> Speaker:
    """Whom the pronoun stands for; itself where nobody was named before."""
    pronoun = _OBJECTS.get(view.forms[at]) or view.lexicon.pronouns[view.forms[at]]
    if pronoun == "they" and at > 0 and (many := _many_before(view, at)) is not None:
        return many
    found = _body_before(view, at, memory) if pronoun == "it" else None
    apart = view.speaking.name if view.speaking is not None else None  # who says "he" means somebody else
    if memory.last is not None and _was_told(view, at, pronoun):
        apart = memory.last.name
    found = found or _of_sentence(view, at, pronoun, memory) or memory.by_pronoun(pronoun, apart=apart)
    if found is not None:
        return found.standing(view.span(at, at + 1), _GENDERS.get(pronoun, ""))
    kind = _PRONOUN_KINDS[pronoun]
    return Speaker(view.text(at, at + 1), kind, view.span(at, at + 1), plural=pronoun == "they")


def _was_told(view: View, at: int, pronoun: str) -> bool:
    """Whether somebody told "her" before, who is not "she" then: "An officer told her it was shut, she said"."""
    told = view.first(_TOLD, 0, at)
    return told < at and _OBJECTS.get(view.form[told + 1]) == pronoun and view.form[at + 1] in _SAID


def _of_sentence(view: View, at: int, pronoun: str, memory: Memory) -> Speaker | None:
    """The person whom a sentence starts with and "she" of its side clause goes back to: "His wife wept as she said"."""
    if pronoun not in _GENDERS or at < _SHORT_PHRASE or view.form[at - 1] not in _WHILE:
        return None
    end = next((place for place in range(at) if view.forms[place] == "," or _is_verb(view, place)), 0)
    if view.form[end] == "," and view.is_capital[end + 1]:  # "The minister, Tom Hill, said it was so, though he"
        close = view.first(_COMMA, end + 1, at)
        end = close if close < at and _is_verb(view, close + 1) else end
    found = read_speaker(view, 0, end, memory) if end and view.quote[0] < 0 else None
    if found is None or found.plural or found.gender not in ("", _GENDERS[pronoun]):
        return None
    return found if found.kind is PERSON or (found.kind is ANONYMOUS and found.head) else None


def _is_verb(view: View, at: int) -> bool:
    return is_verb_like(view, at) or (view.verb_form(at) and not view.is_capital[at])


def _body_before(view: View, at: int, memory: Memory) -> Speaker | None:
    """The body that a sentence starts with and "it" goes back to: "The board issued a note: it says ...", "Tesco fell
    after it said ..."; a name that nothing tells to be a person's is a body's then.
    """
    if (
        is_thrown_in(view, at)
        or at > LONGEST_SUBJECT * 2
        or view.quote[0] >= 0
        or view.form[0] in view.lexicon.circumstances
    ):
        return None
    end = next((place for place in range(at) if view.forms[place] == "," or _is_verb(view, place)), 0)
    noun = view.first(view.lexicon.clauses["head_ends"], 1, end) - 1
    plain = 0 < end <= _FEW and (view.is_capital[noun] or view.form[noun] in view.lexicon.nouns)  # no "firm's shares"
    found = read_speaker(view, 0, end, memory) if plain else None
    if found is None or found.kind in (ORGANISATION, OUTLET):
        return found
    unknown_name = found.kind is PERSON and not (found.gender or found.head or found.plural or " " in found.name)
    return replace(found, kind=ORGANISATION) if unknown_name and memory.by_name(found.name) in (None, found) else None


def _many_before(view: View, at: int) -> Speaker | None:
    """Those with whom the sentence of a "they" starts: "Observers see it differently: they believe ..."."""
    for noun in range(min(at, _SHORT_PHRASE)):
        if view.forms[noun] in view.lexicon.plural or view.forms[noun].endswith(_MANY):
            low, _ = trimmed(view, 0, noun + 1)
            return Speaker(view.text(low, noun + 1), ANONYMOUS, view.span(at, at + 1), None,
                           view.forms[noun], plural=True)  # fmt: skip
    return None


def _joined(main: Speaker | None, beside: Speaker | None) -> Speaker | None:
    """As in "John Smith, the minister" and "the minister, John Smith": the name, with what the title tells of it."""
    if main is None or beside is None:
        return main
    one = not main.plural or main.name.lower().startswith("one of")  # "One of the residents, Musa Ali,"
    if main.kind is ANONYMOUS and beside.kind is PERSON and one:
        return replace(beside, head=main.head, gender=beside.gender or main.gender)
    unnamed = main.kind is ORGANISATION and main.name[1:].islower() and not main.plural
    if unnamed and not beside.head and beside.name[0].isupper():
        return replace(beside, head=main.head, kind=main.kind)  # "the chain's bank, Penrose Mutual"
    if beside.head and not main.head:
        kind = PERSON if beside.kind is ANONYMOUS else beside.kind
        known = main.entity_id is not None or beside.plural
        return replace(main, head=beside.head, gender=main.gender or beside.gender, kind=main.kind if known else kind)
    return main


def _one(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker of a noun phrase without commas."""
    if low >= high or view.forms[low] in _NOBODY:
        return None
    definite = view.form[low - 1] in ("the", "same", "that", "this")
    aged = memory.person() if definite and view.form[high - 1] == "old" else None  # "the 44-year-old"
    mentions = view.mentions(low, high)
    named = mentions[-1] if mentions and mentions[-1].span.end == view.tokens[high - 1].end else None
    head = head_of(view, low, high)
    of = person_of(view, low, high, mentions) if head is None and high - low > _SHORT_PHRASE else None
    if aged is not None or of is not None:
        return of if aged is None else aged.standing(view.span(low, high))
    if named is not None and (head is None or head < view.number(named.span.start)) and not belongs(view, head, named):
        return speaker_of(view, low, named)
    if head is None:
        return _without_who(view, low, high, memory, mentions)
    name = possessed(view, low, high)
    if name:
        return Speaker(view.text(name, high), PERSON, view.span(name, high), gender=gender_at(view, name))
    known = memory if definite and high - low <= _SHORT_PHRASE and not mentions else None
    found = _by_description(view, head, high) or headed(view, low, high, head, known)
    return cited_again(view, low, head, found, memory)


def _by_description(view: View, head: int, high: int) -> Speaker | None:
    """As in "union boss Frank Leary"."""
    name = described(view, head, high)
    if name <= head:
        return None
    span = view.span(name, high)
    return Speaker(view.text(name, high), PERSON, span, head=view.forms[name - 1], gender=gender_at(view, name))


def _without_who(view: View, low: int, high: int, memory: Memory, mentions: list[Mention]) -> Speaker | None:
    """A phrase without a known noun, as far as its relative clause: "a welder | who saw it"."""
    who = view.first(_RELATIVES, low + 1, high)
    return _one(view, low, who, memory) if who < high else unknown(view, low, high, memory=memory, mentions=mentions)
