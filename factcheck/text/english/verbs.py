"""English cue verbs with their subject, before them or behind them."""

from factcheck.domain.words import SentenceKind
from factcheck.text.english.asides import aside_end, is_aside
from factcheck.text.english.following import Following, after_verb
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.given_outlets import given_behind
from factcheck.text.english.inflection import BASE, PARTICIPLE, PAST, THIRD
from factcheck.text.english.lexicon import ARTICLES, DECLINES, QUOTES, CueVerb
from factcheck.text.english.making import made, polarity_of
from factcheck.text.english.memory import ORGANISATION, OUTLET, Speaker
from factcheck.text.english.minds import are_many, has_mind
from factcheck.text.english.outlets import outlet_in
from factcheck.text.english.phrases import HAVE, before_verb, has_finite, is_subject_end, phrase_end, subject_start
from factcheck.text.english.quoting import quoted_as_saying, quotes
from factcheck.text.english.silence import silent, undenied
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.spoken import after_speech, circumstances_end, ends_speech
from factcheck.text.english.subjects import Subject, subject
from factcheck.text.english.view import View

_PAST_TOO = frozenset(
    {"read", "put it", "put it to", "hit back", "let slip", "cut in"}
)  # cues with a quotation of which the past is written as the base
_TOLD = frozenset({"that", "to"})
# Whoever "is understood to believe" something believes it, by hearsay.
_HEDGED = frozenset({"understood", "believed", "thought", "said", "known", "reported", "alleged", "reputed"})
_TOLD_WITHIN = 16  # words between "told by" and "that"
_SAYING = frozenset({"that", "whom"})
# Before them somebody speaks; they say nothing themselves.
_HEARERS = frozenset({"court", "jury", "jurors", "inquest", "hearing", "inquiry", "tribunal", "trial", "panel"})
_HEARD = "words that credit nobody"
_MANY = ("ers", "ors", "ists", "ians", "men", "women")
_SPOKEN = frozenset({"bare", "quote", "whom"})
_MANNER = frozenset({"quote"})
_HELPING = frozenset({"will", "would", "could", "can", "may", "might", "must", "should", "do", "did", "does", "to"})
_AHEAD = frozenset({"will", "would", "could", "might", "may", "should"})
_OF_MANY = frozenset({"we", "i", "you", "they", "who", "and", ",", "which"})
_FINITE = frozenset(
    {"is", "are", "was", "were", "has", "had", "have", "will", "would", "could", "can", "might", "must", "should"}
)
_COMPARED = frozenset({"to", "than", "as"})  # "to say", "lower than expected", "as agreed"
_SET_APART = frozenset(",—–-:;?!…")
_BEFORE_NOUN = ARTICLES | {"his", "her", "its", "their", "this", "that", "my", "our", "your", "no", "any"}
_INVERTED_AFTER = frozenset(",?!…")


def finite(passage: Passage, at: int, verb: CueVerb) -> Frame | None:
    """A verb with its subject, before it or behind it."""
    view = passage.view
    raised = _raised(view, at)
    last, negated = before_verb(view, raised or at)
    passive = not view.lexicon.clauses["passive"].isdisjoint(view.forms[last + 1 : at])
    passive = passive and not (raised and view.form[raised] in _HEDGED)
    if passive and verb.form in (PAST, PARTICIPLE):
        return _passive(passage, at, last, verb, negated=negated)
    if verb.meaning is QUOTES:
        return quotes(passage, at, last)
    if not negated and not raised and _is_no_verb(view, at, last, verb):
        return None
    if negated or verb.meaning is DECLINES:
        return (negated and undenied(passage, at, last, verb)) or silent(passage, at, last, verb)
    behind = view.form[last] in _INVERTED_AFTER or (last >= 0 and view.quote[last] >= 0)
    return (behind and _inverted(passage, at, last, verb)) or _with_subject(passage, at, last, verb)


def _raised(view: View, at: int) -> int:
    """The verb that raises the one at ``at``: "used to say", "went | on to claim", "is understood to have told"; 0
    where none does.
    """
    to = at - 1 - (view.form[at - 1] == "have")
    if view.form[to] != "to":
        return 0
    hedged = view.form[to - 1] in _HEDGED and view.form[to - 2] in view.lexicon.clauses["passive"]
    if hedged or (to == at - 1 and view.form[to - 1] in view.lexicon.raising):
        return to - 1 - (view.form[to - 1] == "on")
    return 0


def _passive(passage: Passage, at: int, last: int, verb: CueVerb, *, negated: bool) -> Frame | None:
    """As in "was quoted as saying", "would not be drawn on"; any other passive credits nobody."""
    if verb.meaning is QUOTES:
        return quoted_as_saying(passage, at, last)
    if passage.view.form[at + 1] == "by":
        return None if negated else _by(passage, at, last, verb)
    return silent(passage, at, last, verb) if negated and verb.lemma == "draw" else None


def _by(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    """As in "The jury was told by the judge to ignore it", "was reported by the paper to have met them"."""
    view = passage.view
    stop = view.first(_TOLD, at + 2, min(view.size, at + _TOLD_WITHIN))
    if view.form[stop] not in _TOLD or verb.takes.isdisjoint(_SAYING):
        return None
    speaker = read_speaker(view, at + 2, stop, passage.memory)
    if speaker is None or not view.is_word[stop + 1] or not has_mind(view, speaker, stop - 1):
        return None
    high, low = stop + (view.form[stop] == "that"), min(at, subject_start(view, last))
    told = outlet_in(view, low, last + 1) if verb.lemma == "tell" else None  # "Reuters was told by two officials that"
    return Frame(low, high, at, at + 1, speaker, right=True, rule="said by somebody",
                 meaning=verb.meaning, polarity=polarity_of(verb), relay=told or speaker.relay)  # fmt: skip


def _is_no_verb(view: View, at: int, last: int, verb: CueVerb) -> bool:
    """Whether the word is an infinitive or a noun: "to say", "the claims were filed"."""
    if view.form[at - 1] in _COMPARED or (verb.form is BASE and view.form[last] in _BEFORE_NOUN):
        return True
    if verb.form is BASE and view.form[at - 1] in HAVE and verb.lemma not in _PAST_TOO:  # "have long argued"
        return True
    if view.form[at - 1] == "s" and view.form[at - 2] in ("'", "’"):  # "the bank's forecasts"
        return True
    if view.is_capital[at] and view.is_capital[at - 1] and view.sentence.kind is SentenceKind.BODY:  # "Omar Said"
        return True
    return verb.lemma == "draw" or (verb.noun and _is_noun(view, at, last, verb))


def _is_noun(view: View, at: int, last: int, verb: CueVerb) -> bool:
    """Whether the word that may be both is a noun: "weighed reports", "burglary suspects had fled"."""
    present = verb.form in (BASE, THIRD)
    if present and view.form[at + 1] in view.lexicon.having:
        return True
    if last >= 0 and view.forms[last].endswith("ed") and not view.is_capital[last]:
        return True
    if view.form[at - 1] == COMMA and view.is_capital[at + 1] and verb.form is THIRD:  # "..., notes Ann Black"
        return False
    return present and view.form[at + 1] not in ("that", ",") and (last != at - 1 or not is_subject_end(view, last))


def _with_subject(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    view = passage.view
    bare = view.form[at + 1] in _FINITE and "bare" in verb.takes
    follows = after_verb(view, at, verb)
    whose = subject(passage, last) if follows is not None or bare or view.quotes else None
    if whose is None or _is_no_subject(view, at, last, whose, verb):
        return None
    low, speaker, limit = whose
    if verb.lemma == "hear" and follows is not None and view.forms[last] in _HEARERS:
        return Frame(low, follows.high, at, at + 1, None, right=follows.right, rule=_HEARD, limit=limit)
    if bare:
        return _bare_relative(passage, at, low, last)
    joined = view.form[low] in view.lexicon.clauses["joins"]  # "accepted it was "blunt", but denied the rest"
    spoken = bool(verb.takes & _SPOKEN) and ends_speech(view, low) and not joined
    follows = after_speech(view, at, follows) if spoken else follows
    if follows is not None and _closes_with_colon(view, low, follows):
        follows = Following(at + 1, right=False, told=follows.told)
    if follows is None or not (spoken or _is_trusted(view, low, verb, follows)):
        return None
    rule = "verb of the subject before" if joined else "verb after its subject"
    return made(passage, at, verb, low=low, speaker=speaker, rule=rule, follows=follows, limit=limit)


def _closes_with_colon(view: View, low: int, follows: Following) -> bool:
    """As in "Sinking land explains it, she believes: satellites show it sinking"."""
    colon = follows.right and view.form[follows.high - 1] == ":" and not view.opens_quote(follows.high)
    return colon and view.form[low - 1] == COMMA


def _is_no_subject(view: View, at: int, last: int, whose: Subject, verb: CueVerb) -> bool:
    """Whether the verb is not one that this subject could have: "what he called", "a boat called", "the man say"."""
    low, speaker, _ = whose
    ahead = verb.form is BASE and not _AHEAD.isdisjoint(view.forms[last + 1 : at])
    if ahead and view.form[low] in view.lexicon.clauses["joins"]:  # "and would respond "in kind""
        return True
    if view.form[at + 1] == "not" and view.form[at + 2] == "to":  # "the owner, who asked not to be named, told"
        return True
    if _is_named_by(view, low, at, verb) or (verb.takes & {"named", "as"} and not has_mind(view, speaker, last)):
        return True
    return (
        verb.form is BASE
        and not (verb.particles and verb.lemma in _PAST_TOO)
        and _is_one(view, at, last, speaker, verb)
    )


def _is_named_by(view: View, low: int, at: int, verb: CueVerb) -> bool:
    """As in "what he called a stunt would end": a part of a clause, and no clause of its own."""
    what = "what" in (view.form[low], view.form[low - 1])
    return what and bool(verb.takes & {"as", "named"}) and view.form[at + 1] != COMMA


def _is_one(view: View, at: int, last: int, speaker: Speaker, verb: CueVerb) -> bool:
    """Whether the verb at ``at`` would have to end in -s, since a single person or thing would speak."""
    helped = not _HELPING.isdisjoint(view.forms[last + 1 : at])
    sure = not verb.noun or view.form[at + 1] == "that"
    body = speaker.kind in (ORGANISATION, OUTLET) and sure  # "the government say", "a team report that"
    many = (body and view.form[last] not in view.lexicon.clauses["joins"]) or speaker.plural or " and " in speaker.name
    return not helped and not many and not are_many(view, last, speaker) and view.form[last] not in _OF_MANY


def _bare_relative(passage: Passage, at: int, low: int, last: int) -> Frame | None:
    """As in "a move analysts said would fail": who said it are the last words, the content goes on behind the verb."""
    view, verb = passage.view, passage.view.verb(at)
    first = last
    while first > low and view.is_capital[last] and view.is_capital[first - 1]:
        first -= 1
    speaker = read_speaker(view, first, last + 1, passage.memory)
    return (
        None
        if speaker is None or verb is None
        else Frame(
            first,
            at + 1,
            at,
            at + 1,
            speaker,
            right=True,
            rule="verb in a relative clause",
            meaning=verb.meaning,
            polarity=polarity_of(verb),
            relay=speaker.relay,
        )
    )


def _is_trusted(view: View, low: int, verb: CueVerb, follows: Following) -> bool:
    """Whether the verb attributes there: with something before it that it can close, or with what it takes behind it;
    verbs of manner ("laughed") with words in quotation marks alone.
    """
    if not follows.right:
        certain = verb.takes != _MANNER or view.form[low - 1] == "as"  # "as she puts it"
        return view.words(0, low) > 0 and certain and _is_set_apart(view, low)
    return verb.takes != _MANNER or view.opens_quote(follows.high)


def _is_set_apart(view: View, low: int) -> bool:
    """Whether a mark or a joining word stands before the words that attribute: "A, she said", "A and, she said, B"."""
    last = low - 1 - (view.form[low - 1] == "as")  # "Such tonnage, as she puts it, could"
    before = view.form[last]
    return before in _SET_APART or view.quote[last] >= 0 or before in view.lexicon.clauses["joins"]


def _are_many(view: View, low: int) -> bool:
    """Whether several speak behind a verb: ", say road contractors"."""
    end = phrase_end(view, low)
    last = view.form[end - 1]
    return end > low and (last in view.lexicon.plural or last.endswith(_MANY))


def _inverted(passage: Passage, at: int, last: int, verb: CueVerb) -> Frame | None:
    """As in "...," said X."""
    view, memory = passage.view, passage.memory
    speech = ends_speech(view, at)
    told = verb.form in (PAST, THIRD) or verb.lemma in _PAST_TOO or (verb.lemma == "say" and _are_many(view, at + 1))
    if not told or not ("bare" in verb.takes or ("quote" in verb.takes and speech)):
        return None
    end = phrase_end(view, at + 1)
    if (view.form[end] == COMMA and speech) or (view.form[end] == COMMA and not view.ended(end + 1)):
        end = aside_end(view, end)
    named = speech and any(view.is_capital[place] for place in range(at + 1, min(end, at + 5)))  # "says geologist Ann"
    starts = named or view.is_capital[at + 1] or view.form[at + 1] in view.lexicon.noun_starts or verb.form is BASE
    if end <= at + 1 or not (starts or view.form[at + 1] in view.lexicon.pronouns) or has_finite(view, at + 1, end):
        return None
    if view.form[last] == COMMA and view.quote[last] < 0 and view.quote[last - 1] < 0 and is_aside(view, last):
        return None
    speaker = read_speaker(view, at + 1, end, memory)
    if speaker is None:
        return None
    spoken = given_behind(view, at, memory) or speaker.relay
    if speech and view.form[end] in view.lexicon.circumstances:
        end = circumstances_end(view, end)
    return Frame(
        at,
        end,
        at,
        at + 1,
        speaker,
        right=False,
        rule="verb before its subject",
        meaning=verb.meaning,
        polarity=polarity_of(verb),
        relay=spoken,
    )
