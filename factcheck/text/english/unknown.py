"""English phrases that no known noun heads: names by their capitals, and people by their plural."""

from factcheck.domain.reading import Mention
from factcheck.domain.words import EntityKind
from factcheck.text.english.lexicon import ARTICLES
from factcheck.text.english.memory import ANONYMOUS, ORGANISATION, OUTLET, PERSON, PERSONS, Memory, Speaker
from factcheck.text.english.stance_words import stance_words
from factcheck.text.english.view import View

_KINDS = {
    EntityKind.PERSON: PERSON,
    EntityKind.ORGANISATION: ORGANISATION,
    EntityKind.PLACE: ORGANISATION,  # a state or capital that speaks
    EntityKind.OUTLET: OUTLET,
}
_SHORT_PLURAL = 6  # letters: "Williams" may be called anything, "Jones" hardly a crowd
_OF = frozenset({"of", "from", "at"})
_LONGEST_NAME = 3  # words of a person's name
_FULL_NAME = 2  # words
# Before a full name these are no description of whoever bears it.
_NO_DESCRIPTION = ARTICLES | {"and", "or", "al", "el", "de", "van", "von", "bin"}


def unknown(view: View, low: int, high: int, *, memory: Memory, mentions: list[Mention]) -> Speaker:
    """A phrase without a known noun: a name by its capitals, or whoever it is."""
    if _is_outlet(view, low) or _is_outlet(view, low - 1):
        return Speaker(view.text(low, high), OUTLET, view.span(low, high))
    if mentions and view.form[view.number(mentions[-1].span.end)] == "-":  # "New York-listed Pelagos Carriers"
        mentions = []
    if mentions and not _begins_small(view, low, high, mentions[-1]):
        return speaker_of(view, low, mentions[-1])
    capitals = [at for at in range(low, high) if view.is_capital[at] and not _opens_small(view, at, high)]
    if not capitals and high - low == 1 and (again := memory.by_name(view.forms[low])) is not None:
        return again.standing(view.span(low, high))  # "Sanders bristles", no crowd
    if not capitals or _begins_small(view, low, high, None) or _ends_in_person(view, low, high):
        return _anybody(view, low, high)
    return _by_capitals(view, low, high, memory=memory, alone=len(capitals) == 1)


def person_of(view: View, low: int, high: int, mentions: list[Mention]) -> Speaker | None:
    """As in "Ann Black of the Road Workers Union": the person, whatever body is named behind; None where no person is,
    or one known name goes on over the preposition.
    """
    of = _person_end(view, low, high)
    if of == high or not view.lexicon.nouns.keys().isdisjoint(view.forms[low:of]):
        return None
    end = view.tokens[of].start
    if any(one.span.start < end < one.span.end or (one.kind is not EntityKind.PERSON and one.span.end <= end)
           for one in mentions):  # fmt: skip
        return None
    return Speaker(view.text(low, of), PERSON, view.span(low, of), gender=gender_at(view, low))


def speaker_of(view: View, low: int, mention: Mention) -> Speaker:
    """A known name as a speaker, with what stands before it."""
    name, titles = view.number(mention.span.start), view.lexicon.titles
    before = [form for form in view.forms[low:name] if form in titles]
    told = [titles[form] for form in before if titles[form] != "any"]
    gender = told[0] if told else gender_at(view, name)
    return Speaker(mention.name, _KINDS[mention.kind], mention.span, mention.entity_id,
                   before[-1] if before else "", gender)  # fmt: skip


def _by_capitals(view: View, low: int, high: int, *, memory: Memory, alone: bool) -> Speaker:
    """A name that capitals show; ``alone``: there is but one."""
    low = _name_start(view, low, high)
    high = _name_end(view, low, high)
    of = _person_end(view, low, high)
    if of < high:  # "Ann Black of Midland Securities"
        return Speaker(view.text(low, of), PERSON, view.span(low, of), gender=gender_at(view, low))
    name, span = view.text(low, high), view.span(low, high)
    before = memory.by_name(name)
    if before is not None:
        return Speaker(name, before.kind, span, before.entity_id, before.head, before.gender, before.plural)
    if view.forms[high - 1] in view.lexicon.outlet_words:
        return Speaker(name, OUTLET, span)
    body = (
        view.form[low - 1] in ARTICLES
        or view.forms[high - 1] in view.lexicon.body_endings
        or (alone and name.isupper())
    )
    kind = ORGANISATION if body else PERSON
    return Speaker(name, kind, span, gender="" if body else gender_at(view, low))


def _person_end(view: View, low: int, high: int) -> int:
    """Where a full name ends of which a preposition tells more; ``high`` where none does, or a body may bear it."""
    end = view.first(_OF, low, high)
    words = view.forms[low:end]
    whole = _FULL_NAME <= len(words) <= _LONGEST_NAME and all(view.is_capital[low:end])
    if not whole or view.form[low - 1] in ARTICLES or not view.lexicon.body_endings.isdisjoint(words):
        return high
    return end


def _begins_small(view: View, low: int, high: int, named: Mention | None) -> bool:
    """Whether a noun of many comes first and a name only says of which: "shoppers in Leeds"."""
    reach = range(low + 1, high if named is None else view.number(named.span.start) + 1)
    ends = next((at for at in reach if view.forms[at] in view.lexicon.clauses["head_ends"]), None)
    if ends is None or not view.forms[ends - 1].endswith("s"):
        return False
    return not any(view.is_capital[at] and view.words(0, at) for at in range(low, ends))


def _is_outlet(view: View, at: int) -> bool:
    """Whether a known outlet's name begins there, with its capital: no "the independent"."""
    taken = view.phrase(at, view.lexicon.outlets) if at >= 0 else 0
    return taken > 0 and view.is_capital[at + taken - 1]


def _ends_in_person(view: View, low: int, high: int) -> bool:
    """Whether a small noun for a person ends the phrase, and a name only says of which: "a senior GOP appropriator"."""
    end = view.first(view.lexicon.clauses["head_ends"], low + 1, high)
    return not view.is_capital[end - 1] and view.forms[end - 1].endswith(PERSONS)


def _anybody(view: View, low: int, high: int) -> Speaker:
    """Whoever is meant, under the words that stand there."""
    ends = view.first(view.lexicon.clauses["head_ends"], low + 1, high)
    if ends - low > 1 and (
        view.forms[ends - 1].endswith("ed") or view.forms[ends - 1] in view.lexicon.clauses["seen_by"]
    ):
        ends -= 1  # "Records | recovered by police"
    return Speaker(view.text(low, high), ANONYMOUS, view.span(low, high),
                   plural=view.forms[ends - 1].endswith("s"))  # fmt: skip


def _opens_small(view: View, at: int, high: int) -> bool:
    """Whether the capital only opens the sentence: "Campaigners said", "Shoppers in Leeds said"."""
    if view.words(0, at) == 0 and view.forms[at] in view.lexicon.clauses["determiners"]:
        return True
    opens = view.words(0, at) == 0 and view.is_word[at + 1] and not view.is_capital[at + 1]
    if opens and high > at + 1 and not stance_words().papers.isdisjoint(view.forms[at + 1 : high]):
        return True  # "Planning papers"
    alone = view.words(0, at) == 0 and view.forms[at].endswith("s") and not view.is_capital[at + 1]
    return alone and len(view.forms[at]) > _SHORT_PLURAL and (at + 1 == high or view.is_word[at + 1])


def _name_start(view: View, low: int, high: int) -> int:
    """Where the name itself starts: "defence solicitor | Ann Black"; ``low`` where it is all name."""
    at = high
    while at > low and view.is_capital[at - 1]:
        at -= 1
    if at == low or high - at < _FULL_NAME or not view.is_word[at - 1]:
        return low
    before = view.forms[at - 1]
    return low if before in _NO_DESCRIPTION or before in view.lexicon.clauses["head_ends"] else at


def _name_end(view: View, low: int, high: int) -> int:
    """Where a name ends that circumstances follow: "Tanaka | in the journal", but "Bank of England"."""
    for at in range(low + 1, high - 1):
        if (
            view.forms[at] in view.lexicon.clauses["head_ends"]
            and not view.is_capital[at + 1]
            and view.is_capital[at - 1]
        ):
            return at
    return high


def gender_at(view: View, at: int) -> str:
    """What the first name at ``at`` tells: "m", "f" or nothing."""
    return view.lexicon.first_names.get(view.form[at], "")
