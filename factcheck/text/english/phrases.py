"""Noun phrases and clauses of English as far as marks and small words show them."""

from factcheck.text.english.circumstances import day_before
from factcheck.text.english.frame import COMMA
from factcheck.text.english.inflection import BASE, PAST, THIRD
from factcheck.text.english.lexicon import ARTICLES, ASKED, CONTRACTED, PERIODS, SUBJECT_ENDS
from factcheck.text.english.view import View

LONGEST_SUBJECT = 18  # words
_LONGEST_PHRASE = 40  # words; what is longer is no name
_LONGEST_BRACKETS = 16  # tokens: "(R-Okla.)", "(“NordLine” or the “Company”)"
# With these a noun phrase begins, wherever they stand.
_BEGINS = ARTICLES | {"both", "his", "her", "their", "its", "some", "most", "many", "not"}
_OWNERS = frozenset({"his", "her", "their", "its"})
_AT, _AT_FIRST = frozenset({"at", "in", "of"}), frozenset({"first", "once", "turn", "fact", "course"})
_NOT_ONE = frozenset({"one", "a", "all", "every", "even", "everyone"})
_TANKS = frozenset({"tank", "tanks"})  # "think tank"
HAVE = frozenset({"has", "have", "had"})
_PLACED_WITHIN = 4  # words between "had" and its verb
_SHORTEST_ADVERB = 5  # letters: "newly", not "only" or "rely"
_APOSTROPHES = frozenset("'’")
_NO_ADVERBS = frozenset({"family", "ally", "assembly", "reply", "supply", "monopoly", "italy", "july", "rally", "tally",
                         "bully", "anomaly", "belly", "fly", "elderly"})  # fmt: skip
_RELATIVE = frozenset({"who", "which", "that", "what", "whose", "where", ","})
_WITH_IS = frozenset({"he", "she", "who"})


def phrase_end(view: View, at: int) -> int:
    """Where a noun phrase ends that nothing closes but a mark, a relative or a new clause."""
    limit = min(view.size, at + _LONGEST_PHRASE)
    for place in range(at, limit):
        form = view.forms[place]
        if form == "." and view.ended(place):
            return place
        if form in SUBJECT_ENDS or view.opens_quote(place) or (place > at and form in view.lexicon.phrase_breaks):
            return place
    return limit


def has_finite(view: View, low: int, high: int) -> bool:
    """Whether a clause with a verb of its own begins there."""
    finite = view.lexicon.having
    if finite.isdisjoint(view.forms[low:high]):
        return False
    return any(view.forms[at] in finite and view.form[at - 1] != "to" for at in range(low, high))


def before_verb(view: View, at: int) -> tuple[int, bool]:
    """The last word before the verb and its auxiliaries, and whether it is negated."""
    clauses, around = view.lexicon.clauses, view.lexicon.around_verbs
    place, negated = at - 1, False
    while place >= 0 and view.quote[place] < 0:
        form = view.forms[place]
        if form not in around and (not form.endswith("ly") or form in _NO_ADVERBS or form in view.lexicon.nouns):
            break
        if form == COMMA and view.form[place - 2] == COMMA and _is_thrown_in(view, place - 1):
            place -= 2
        elif form == ")" and before_brackets(view, place) < place:
            place = before_brackets(view, place) + 1
        elif day := day_before(view, place):
            place = day
        elif form in _AT_FIRST and view.form[place - 1] in _AT:
            place -= 1
        elif form in clauses["negations"]:
            negated = True
        elif form in _APOSTROPHES or _is_contracted(view, place) or _is_since(view, place):
            pass
        elif not (form in clauses["auxiliaries"] or (form.endswith("ly") and len(form) > 4)):  # noqa: PLR2004 - "only", "early"
            break
        place -= 1
    helped = _far_auxiliary(view, place) if place == at - 1 else 0
    return before_verb(view, helped + 1) if helped else (place, negated)


def _far_auxiliary(view: View, last: int) -> int:
    """The auxiliary that words of place and time part from its verb: "had at plenary alleged"; 0 where none does."""
    for at in range(last - 1, max(0, last - _PLACED_WITHIN), -1):
        if view.forms[at] in HAVE:
            return at if view.forms[at + 1] in view.lexicon.clauses["adverbial"] else 0
    return 0


def _is_thrown_in(view: View, at: int) -> bool:
    """Whether a single word between commas only joins or colours: ", however,", ", naturally,"."""
    return view.form[at] in view.lexicon.clauses["thrown_in"] or view.form[at].endswith("ly")


def _is_since(view: View, at: int) -> bool:
    """As in "has since denied"."""
    return view.forms[at] == "since" and view.form[at - 1] in HAVE


def _is_contracted(view: View, at: int) -> bool:
    """Whether an auxiliary stands there behind an apostrophe: "didn't", "I'd", "she's", no "the mayor's"."""
    if view.form[at - 1] not in _APOSTROPHES:
        return False
    form = view.forms[at]
    return form == "t" or (form in CONTRACTED and (form != "s" or view.form[at - 2] in _WITH_IS))


def before_brackets(view: View, last: int) -> int:
    """The last word before brackets that end at ``last``: "Sen. Ann Black | (R-Ohio)"; ``last`` where none do."""
    if view.form[last] != ")":
        return last
    reach = range(last - 1, max(0, last - _LONGEST_BRACKETS), -1)
    return next((at - 1 for at in reach if view.forms[at] == "("), last)


def is_hyphened(view: View, at: int) -> bool:
    """Whether the word is the second half of one: "pre-announced"."""
    return (
        view.form[at - 1] == "-"
        and at > 0
        and view.tokens[at - 1].end == view.tokens[at].start
        and view.is_word[at - 2]
    )


def is_subject_end(view: View, at: int) -> bool:
    """Whether a subject may end at ``at`` before a word that is a noun as well ("Haftar claims", not "the claims")."""
    form = view.form[at]
    return (
        (view.is_capital[at] and form not in view.lexicon.clauses["determiners"])
        or form in view.lexicon.pronouns
        or form in view.lexicon.nouns
        or form in view.lexicon.clauses["relatives"]
    )


def subject_start(view: View, last: int) -> int:
    """Going left from the subject's last word: its first."""
    clauses, stops = view.lexicon.clauses, view.lexicon.subject_stops
    at = last
    while at >= 0 and last - at < LONGEST_SUBJECT and view.quote[at] < 0:
        form = view.forms[at]
        if form not in stops or (form == COMMA and is_thousands(view, at)):
            if form in _BEGINS and _is_second(view, at):
                return at
            at -= 1
            continue
        if form == ")" and (before := before_brackets(view, at)) < at:  # "Ann Black (24) of Leeds"
            at = before
            continue
        if (
            form in SUBJECT_ENDS
            or form in ASKED
            or (at < last and form in view.lexicon.said_forms and _is_said(view, at))
            or (form in view.lexicon.phrase_breaks and not _is_bound_relative(view, at))
        ):
            break
        if form in ("-", "to") and _ends_opening(view, at):
            break
        if form in clauses["joins"] and not _joins_names(view, at):
            break
        if (
            at < last and form in view.lexicon.claim_nouns and view.form[at - 2] == COMMA
        ):  # "..., a claim Moscow denies"
            break
        at -= 1
    return at + 1


def _is_second(view: View, at: int) -> bool:
    """Whether an article or the like opens a noun phrase right behind another: "a race | the mayor calls a joke"."""
    before = view.form[at - 1]
    if view.forms[at] == "not" and view.form[at + 1] not in _NOT_ONE:
        return False
    return (
        view.is_word[at - 1]
        and not (view.is_capital[at - 1] and view.forms[at] not in _OWNERS)  # "told Reuters | his client"
        and before not in view.lexicon.before_articles
        and not before.endswith("ing")
    )


def _is_said(view: View, at: int) -> bool:
    """Whether a cue verb stands there, so that a subject starts behind it: "and said | the government would"."""
    verb = view.lexicon.verbs[view.forms[at]]
    if view.is_capital[at] or view.form[at + 1] in _TANKS:
        return False
    if "bare" not in verb.takes:
        return verb.form is PAST and view.form[at + 1].isdecimal()  # "a poll found | 52 percent think"
    return verb.form is PAST or (not verb.noun and verb.form in (THIRD, BASE))


def _ends_opening(view: View, at: int) -> bool:
    """Whether a dash by hyphens ends a dateline there ("OSLO -- "), or "according to" stands there."""
    if view.forms[at] == "to":
        return view.form[at - 1] == "according"
    return view.form[at - 1] == "-" or (
        at > 0 and view.tokens[at - 1].end < view.tokens[at].start and not view.is_word[at + 1]
    )


def _is_bound_relative(view: View, at: int) -> bool:
    """Whether the relative belongs to the noun right before it: "an officer who asked not to be named said"."""
    if view.forms[at] == "that" and view.form[at + 1] in PERIODS | {"day", "night"}:  # "who worked nights that week"
        return True
    return view.forms[at] == "who" and view.is_word[at - 1] and not view.verb_form(at - 1)


def _joins_names(view: View, at: int) -> bool:
    """Whether "and" stands between two names or two nouns that speak together: no verb stands before it."""
    last = before_brackets(view, at - 1)  # "Tom Hill (D-Calif.) and Ann Black"
    if (view.is_capital[last] and view.is_capital[at + 1]) or view.form[last] in view.lexicon.plural:
        return True
    many = view.is_capital[at - 1] or view.form[at - 1] in view.lexicon.nouns or view.form[at - 1].endswith("s")
    if view.forms[at] != "and" or not many:
        return False
    return view.form[at + 1] in view.lexicon.named_starts and not has_verb(view, _clause_start(view, at), at)


def _clause_start(view: View, at: int) -> int:
    """Where the clause begins that ``at`` stands in, as far as marks show it."""
    first = max(0, at - 2 * LONGEST_SUBJECT)
    return next((place + 1 for place in range(at - 1, first - 1, -1) if view.forms[place] in SUBJECT_ENDS), first)


def has_verb(view: View, low: int, high: int) -> bool:
    """Whether a verb may stand somewhere in ``[low, high)``."""
    like = view.lexicon.verb_like
    for at, form in enumerate(view.forms[low:high], low):
        if (form in like or form.endswith("ed")) and not (at > 0 and view.is_capital[at]):
            return True
    return False


def is_verb_like(view: View, at: int) -> bool:
    """Whether a verb may stand there: an auxiliary, a cue, a verb with its ending, or one of the known ones."""
    form = view.forms[at]
    if view.is_capital[at] and at > 0:
        return False
    return form in view.lexicon.verb_like or form.endswith("ed")


def is_thousands(view: View, comma: int) -> bool:
    """Whether the comma stands inside a number: "a survey of 2,014 adults"."""
    return view.form[comma + 1][:1].isdecimal() and view.tokens[comma].end == view.tokens[comma + 1].start


def holds_verb(view: View, low: int, last: int) -> bool:
    """Whether a verb stands in what would be a subject, so that it is none: "The bank is likely to hold | rates"."""
    forms = view.forms[low : last + 1]
    if view.lexicon.clauses["passive"].isdisjoint(forms) or not _RELATIVE.isdisjoint(forms):
        return False
    return any(
        form in view.lexicon.clauses["passive"] and not view.is_capital[at] for at, form in enumerate(forms, low)
    )


def is_no_subject(view: View, last: int) -> bool:
    """Whether no noun ends there: "the plan", "takes credit"."""
    form = view.forms[last]
    return form in view.lexicon.no_subject or (form in view.lexicon.clauses["finite"] and not view.is_capital[last])
