"""Outlets to which something was given: "in an interview with the Kyiv Courant", "in comments carried by Kliker"."""

from bisect import bisect_right
from itertools import takewhile

from factcheck.text.english.lexicon import ARTICLES, SUBJECT_ENDS, Noun
from factcheck.text.english.memory import ANONYMOUS, OUTLET, Memory, Speaker
from factcheck.text.english.outlets import outlet_in
from factcheck.text.english.told_outlets import CROWDS
from factcheck.text.english.view import View

# What is given to an outlet, and the words between it and the outlet: "comments to", "remarks carried by".
_GIVEN = frozenset(
    {
        "interview",
        "interviews",
        "comments",
        "comment",
        "remarks",
        "conversation",
    }
)
_ANY_GIVEN = _GIVEN | {
    "statement",
    "letter",
    "speech",
    "recording",
    "recordings",
    "video",
    "audio",
    "address",
    "column",
}
_IN = frozenset({"in", "during"})
_BEFORE_OUTLET = frozenset({"with", "to", "for", "on", "by", "in"})
_OF_THE, _OWNED = 2, 3  # words before a noun: "of the sources", "agency's source"
_BEHIND_WITHIN = 60  # words behind what was said: a sentence is seldom longer, and a long one is not gone through again
_GIVEN_WITHIN = 6  # words between what was given and the outlet's name
_INNER = frozenset("-'’.")
_PARTICLES = frozenset({"della", "del", "di", "da", "de", "do", "of", "en", "für", "und", "et", "e", "i"})
# "told Congress", "told the Lok Sabha": who hears, and is no outlet.
_NO_OUTLETS = frozenset({"congress", "bailey", "sabha", "house", "street", "commons", "lords", "bundestag", "knesset",
                         "duma", "majlis", "god", "mum", "mom", "dad", "labour", "allah", "mps"})  # fmt: skip
_DESCRIBED = frozenset({"who", "whose", "a", "an", "the", "his", "her", "their", "head", "leader", "chief"})


def given_to(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """As in "in an interview with Kicker", "in comments carried by the portal Kliker"."""
    given = view.first(_ANY_GIVEN, low, high)
    for at in range(given + 1, min(high, given + _GIVEN_WITHIN)):
        carried = view.forms[at] == "by" and view.form[at - 1] in view.lexicon.clauses["seen_by"]
        if carried or (view.forms[at] in _BEFORE_OUTLET and view.forms[given] in _GIVEN):
            end = view.first(SUBJECT_ENDS, at + 1, high)
            return outlet_in(view, at + 1, end) or unlisted(view, at + 1, end, memory) or _unnamed(view, at + 1, end)
    return None


def given_behind(view: View, low: int, memory: Memory) -> Speaker | None:
    """The same behind what was said: "said it would close | in an interview with Kicker", before any further cue."""
    high = min(view.size, low + _BEHIND_WITHIN)
    following = (view.cues[number] for number in range(bisect_right(view.cues, low), len(view.cues)))
    near = takewhile(high.__gt__, following)
    stop = next((at for at in near if view.quote[at] < 0 and _is_cue(view, at)), high)
    given = view.first(_ANY_GIVEN, low, stop)
    while given < stop and (
        view.quote[given] >= 0 or (view.form[given - 1] not in _IN and view.form[given - 2] not in _IN)
    ):
        given = view.first(_ANY_GIVEN, given + 1, stop)
    return None if given == stop else given_to(view, given, view.size, memory)


def _is_cue(view: View, at: int) -> bool:
    """Whether the word attributes something, and does not tell who carried it: "remarks reported by"."""
    verb = view.verb(at)
    return verb is not None and not verb.noun and view.form[at + 1] != "by"


def is_given(view: View, low: int, high: int) -> bool:
    """Whether the words say that something was given to somebody in public: "in an interview with"."""
    given = view.first(_ANY_GIVEN, low, high)
    return given < high and not _BEFORE_OUTLET.isdisjoint(view.forms[given + 1 : high])


def cited_again(view: View, low: int, head: int, found: Speaker | None, memory: Memory) -> Speaker | None:
    """As in "one of the sources", "the agency's source": of those whom an outlet cited before."""
    if found is None or found.kind is not ANONYMOUS or found.relay is not None or head - low < _OF_THE:
        return found
    noun = view.forms[head]
    owned = view.forms[head - 1] == "s" and view.lexicon.nouns.get(view.forms[head - _OWNED]) is Noun.OUTLET
    if not owned and (view.forms[head - 2], view.forms[head - 1]) != ("of", "the"):
        return found
    before = memory.by_head(noun, Noun.SOURCE, plural=noun in view.lexicon.plural)
    if before is None or before.relay is None:
        return found
    return before.standing(found.span) if owned else found.through(before.relay)


def unlisted(view: View, low: int, high: int, memory: Memory) -> Speaker | None:
    """The name at ``low`` where nothing tells that it is no outlet's: nobody bore it before, and no noun, title or
    first name stands in it.
    """
    article = view.form[low] in ARTICLES
    first = low + article
    end = _name_end(view, first, high)
    forms = view.forms[first:end]
    if (
        end == first
        or view.form[end] == "&"
        or view.form[first - 1] == "an"
        or not _NO_OUTLETS.isdisjoint(forms)
        or _is_told_of(view, end)
    ):
        return None
    words = [form for form in forms if form not in _INNER]
    if not _may_be_name(view, words, article=article) or view.mentions(first, end):
        return None
    name, span = view.text(first, end), view.span(first, end)
    before = memory.named(name)
    if before is not None:
        return before.standing(span) if before.kind is OUTLET else None
    if len(words) == 1 and memory.by_name(name) is not None:
        return None
    return Speaker(name, OUTLET, span) if view.document.text.find(name) >= span.start else None


def _unnamed(view: View, low: int, high: int) -> Speaker | None:
    """As in "carried by state media": an outlet that has no name."""
    for at in range(low, min(high, low + _GIVEN_WITHIN)):
        if view.lexicon.nouns.get(view.forms[at]) is Noun.OUTLET and view.form[low] not in ("the", "this"):
            return Speaker(view.text(low, at + 1), OUTLET, view.span(low, at + 1))
    return None


def _name_end(view: View, first: int, high: int) -> int:
    """Where the run of capitals ends; small words of foreign names and marks inside it belong to it."""
    end = at = first
    while at < high:
        if view.is_capital[at] or (at > first and view.forms[at].isdecimal()):
            end = at + 1
        elif at == first or (view.forms[at] not in _PARTICLES and view.forms[at] not in _INNER):
            break
        at += 1
    return end


def _may_be_name(view: View, words: list[str], *, article: bool) -> bool:
    """Whether the words may be an outlet's name: no noun for people or bodies, no first name, no crowd."""
    lexicon = view.lexicon
    if words[0] in lexicon.first_names or words[0] in lexicon.titles or words[-1] in lexicon.firms:
        return False
    if any(lexicon.nouns.get(word) in (Noun.SOURCE, Noun.BODY) for word in words):
        return False
    if article:
        return len(words) > 1 and words[-1] not in lexicon.body_endings
    return len(words) > 1 or not words[0].endswith(CROWDS)


def _is_told_of(view: View, end: int) -> bool:
    """Whether the text tells more of whoever bears the name: "told Ibtisam Qaid, who", "told Ann Black, a clerk"."""
    return view.form[end] in ("'", "’") or (view.form[end] == "," and view.form[end + 1] in _DESCRIBED)
