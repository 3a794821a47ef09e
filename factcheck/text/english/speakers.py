"""Who speaks in English: a noun phrase as a claimant."""

from dataclasses import replace

from factcheck.domain.reading import Mention
from factcheck.text.english.circumstances import day_before
from factcheck.text.english.headed import headed
from factcheck.text.english.lexicon import ARTICLES, CITING, SPEAKING, THROUGH
from factcheck.text.english.memory import ANONYMOUS, ORGANISATION, OUTLET, PERSON, Memory, Speaker
from factcheck.text.english.phrases import LONGEST_SUBJECT, before_brackets, is_verb_like
from factcheck.text.english.unknown import gender_at, person_of, speaker_of, unknown
from factcheck.text.english.view import View

_APOSTROPHES = frozenset("'’")
_COMMA = frozenset({","})
_MANY = ("ers", "ors", "ists", "ians")
_NO_NAME = frozenset({"for", "in", "at", "on", "during", "with", "as"})  # ", for their part,": nobody is named
_OWNERS = frozenset({"his", "her", "their"})
_NOBODY = frozenset(
    {
        "there",
        "this",
        "that",
        "which",
        "what",
        "it",
        "nobody",
        "nothing",
        "no",
        "none",
        "these",
        "those",
        "neither",
        "i",
        "we",
        "you",
    }  # outside quotation marks a writer speaks of herself
)
_PRONOUN_KINDS = {
    "he": PERSON,
    "she": PERSON,
    "they": ANONYMOUS,
    "it": ORGANISATION,
}
_GENDERS = {"he": "m", "she": "f"}
_OBJECTS = {"him": "he", "her": "she", "them": "they"}
_OF_TWO = frozenset({"former", "latter"})
# Behind these a clause tells more of whom the sentence starts with: "The mayor wept as she told".
_WHILE = frozenset({"as", "while", "when", "after", "before", "because", "once", "until", "though", "although"})
_FULL_NAME = range(2, 4)  # words
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
    low, high = _trimmed(view, low, high)
    if low >= high:
        return None
    if view.speaking is not None and view.forms[high - 1] in ("i", "we"):
        return replace(view.speaking, span=view.span(high - 1, high), plural=view.forms[high - 1] == "we", relay=None)
    if high - low == 1 and view.forms[low] in _OBJECTS:  # "according to him"
        return _by_pronoun(view, low, memory)
    if view.forms[high - 1] in words.pronouns:  # also "In October he"
        return _by_pronoun(view, high - 1, memory)
    one = memory.of_two(view.forms[low]) if high - low == 1 and view.forms[low] in _OF_TWO else None
    return one.standing(view.span(low, high)) if one is not None else _named(view, low, high, memory)


def _named(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker of a noun phrase, with what stands beside him behind a comma."""
    forms = view.forms[low:high]
    commas = [at for at, form in enumerate(forms, low) if form == "," and not _is_thousands(view, at)]
    if not commas:
        return ("and" in forms and _together(view, low, high, memory)) or _one(view, low, high, memory)
    comma = commas[0]
    last = _trimmed(view, low, comma)[1]
    main = _together(view, low, last, memory) or _one(view, low, last, memory)
    opens = view.form[comma + 1]
    said_of = comma + 1 < high and opens not in _RELATIVES and opens not in _NO_NAME
    done = opens.endswith("ed") or opens in view.lexicon.clauses["beside"]  # "The study, led by X"
    said_of = said_of and (view.is_capital[comma + 1] or not done)
    beside = _one(view, *_trimmed(view, comma + 1, high), memory) if said_of else None
    owned = not view.is_capital[last - 1] and not _APOSTROPHES.isdisjoint(forms[: comma - low])
    if main is not None and owned and beside is not None and beside.kind is PERSON:  # "Black's son-in-law, Tom Hill"
        return replace(beside, head=main.head)
    return _joined(main, beside)


def _is_thousands(view: View, comma: int) -> bool:
    """Whether the comma stands inside a number: "a survey of 2,014 adults"."""
    return view.form[comma + 1][:1].isdecimal() and view.tokens[comma].end == view.tokens[comma + 1].start


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
        if by or (view.forms[at] in SPEAKING and view.forms[at + 1] == "to"):
            outlet = read_speaker(view, at + 2, high, memory)
            main = read_speaker(view, low, at - (view.forms[at - 1] == "who"), memory)
            named = outlet is not None and (by or outlet.kind is OUTLET)
            if main is not None and outlet is not None and named and outlet.kind is not ANONYMOUS:
                return replace(main, relay=replace(outlet, kind=OUTLET))
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
    found = _before_colon(view, at, memory) if pronoun == "it" else None
    apart = view.speaking.name if view.speaking is not None else None  # who says "he" means somebody else
    found = found or _of_sentence(view, at, pronoun, memory) or memory.by_pronoun(pronoun, apart=apart)
    if found is not None:
        return found.standing(view.span(at, at + 1), _GENDERS.get(pronoun, ""))
    kind = _PRONOUN_KINDS[pronoun]
    return Speaker(view.text(at, at + 1), kind, view.span(at, at + 1), plural=pronoun == "they")


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


def _before_colon(view: View, at: int, memory: Memory) -> Speaker | None:
    """The body that a sentence starts with and "it" goes back to: "The board issued a note: it says ..."."""
    if at > LONGEST_SUBJECT * 2 or ":" not in view.forms[:at]:
        return None
    end = next((place for place in range(at) if is_verb_like(view, place)), 0)
    found = read_speaker(view, 0, end, memory) if end else None
    return found if found is not None and found.kind is ORGANISATION else None


def _many_before(view: View, at: int) -> Speaker | None:
    """Those with whom the sentence of a "they" starts: "Observers see it differently: they believe ..."."""
    for noun in range(min(at, _SHORT_PHRASE)):
        if view.forms[noun] in view.lexicon.plural or view.forms[noun].endswith(_MANY):
            low, _ = _trimmed(view, 0, noun + 1)
            return Speaker(view.text(low, noun + 1), ANONYMOUS, view.span(at, at + 1), None,
                           view.forms[noun], plural=True)  # fmt: skip
    return None


def _joined(main: Speaker | None, beside: Speaker | None) -> Speaker | None:
    """As in "John Smith, the minister" and "the minister, John Smith": the name, with what the title tells of it."""
    if main is None or beside is None:
        return main
    if main.kind is ANONYMOUS and beside.kind is PERSON and not main.plural:
        return replace(beside, head=main.head, gender=beside.gender or main.gender)
    unnamed = main.kind is ORGANISATION and main.name[1:].islower() and not main.plural
    if unnamed and not beside.head and beside.name[0].isupper():
        return replace(beside, head=main.head, kind=main.kind)  # "the chain's bank, Penrose Mutual"
    if beside.head and not main.head:
        kind = PERSON if beside.kind is ANONYMOUS else beside.kind
        known = main.entity_id is not None or beside.plural
        return replace(main, head=beside.head, gender=main.gender or beside.gender, kind=main.kind if known else kind)
    return main


def _trimmed(view: View, low: int, high: int) -> tuple[int, int]:
    """Without openers ("However, ..."), articles and marks at both ends."""
    leading, days = view.lexicon.leading, view.lexicon.day_words
    while low < high and (not view.is_word[low] or view.forms[low] in leading):
        low += 1
    while high > low:
        form = view.forms[high - 1]
        if form == ")":
            high = min(high - 1, before_brackets(view, high - 1) + 1)
        elif not view.is_word[high - 1]:
            high -= 1
        elif form in days and (day := day_before(view, high - 1)) > low:
            high = day
        else:
            break
    return low, high


def _one(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The speaker of a noun phrase without commas."""
    if low >= high or view.forms[low] in _NOBODY:
        return None
    definite = view.form[low - 1] in ("the", "same", "that", "this")
    mentions = view.mentions(low, high)
    named = mentions[-1] if mentions and mentions[-1].span.end == view.tokens[high - 1].end else None
    head = _head(view, low, high)
    if head is None and high - low > _SHORT_PHRASE and (person := person_of(view, low, high, mentions)) is not None:
        return person
    if named is not None and (head is None or head < view.number(named.span.start)) and not _belongs(view, head, named):
        return speaker_of(view, low, named)
    if head is None:
        return _without_who(view, low, high, memory, mentions)
    name = _described(view, head, high)
    if name > head:
        return Speaker(view.text(name, high), PERSON, view.span(name, high), head=view.forms[name - 1],
                       gender=gender_at(view, name))  # fmt: skip
    return headed(view, low, high, head, memory if definite and high - low <= _SHORT_PHRASE and not mentions else None)


def _described(view: View, head: int, high: int) -> int:
    """Where a full name starts behind the small word that says who bears it: "union boss | Frank Leary"; 0 where none
    ends the phrase.
    """
    name = high
    while name > head + 1 and view.is_capital[name - 1]:
        name -= 1
    full = high - name in _FULL_NAME and name > head + 1
    before = view.forms[name - 1]
    small = full and view.is_word[name - 1] and before not in view.lexicon.before_articles and before not in ARTICLES
    described = small and before.isalpha() and len(before) > 1 and not before.endswith("ed")
    return name if described and view.lexicon.clauses["head_ends"].isdisjoint(view.forms[head:name]) else 0


def _belongs(view: View, head: int | None, named: Mention) -> bool:
    """Whether the name only says whose the head is: "a spokesman for Haftar"."""
    return head is not None and any(
        view.forms[at] in view.lexicon.clauses["head_ends"] for at in range(head + 1, view.number(named.span.start))
    )


def _head(view: View, low: int, high: int) -> int | None:
    """The noun that the phrase is about: the last known one before its first preposition."""
    found, words = None, view.lexicon
    ends, heads = words.clauses["head_ends"], words.heads
    for at, form in enumerate(view.forms[low:high], low):
        ended = form in ends and at > low and view.forms[at - 1] != "-"  # no "London-based fund manager"
        if ended and (found is not None or view.form[at - 1] not in words.clauses["parts"]):
            break
        if form in heads:
            found = at
    return found


def _without_who(view: View, low: int, high: int, memory: Memory, mentions: list[Mention]) -> Speaker | None:
    """A phrase without a known noun, as far as its relative clause: "a welder | who saw it"."""
    who = view.first(_RELATIVES, low + 1, high)
    return _one(view, low, who, memory) if who < high else unknown(view, low, high, memory=memory, mentions=mentions)
