"""Whether an English clause without "that" begins somewhere, as far as its first words show it."""

from factcheck.text.english.view import View

LEAST_CLAUSE = 3  # words of a clause without "that"
_BESIDE = frozenset({"if", "when", "once", "who", "which", "though", "although", "unless"})
_MANY = frozenset({"many", "much", "few", "little"})
_ASIDE_WITHIN = 8  # words of a name between commas
_VERB_WITHIN = 14  # words in which a clause without "that" shows its verb
_COMMA = frozenset({","})


def opens_clause(view: View, place: int) -> bool:
    """Whether a clause with a subject and a verb begins at ``place``, as far as its first words show it."""
    least = LEAST_CLAUSE - (view.form[place] in view.lexicon.pronouns)
    if not view.is_word[place] or view.words(place, view.size) < least:
        return False
    form, clauses = view.form[place], view.lexicon.clauses
    if form in view.lexicon.pronouns or form in ("we", "i", "you", "there"):
        return True
    if form == "as" and view.form[place + 1] in _MANY:  # "as many as 300 fans were held"
        return True
    if form in clauses["breaks"] or (form in clauses["adverbial"] and form not in clauses["clause_starts"]):
        return False
    ends = view.lexicon.clause_marks
    reach = range(place + 1, min(view.size, place + _VERB_WITHIN))
    verb = next((at for at in reach if view.forms[at] in ends and not _is_inside(view, at)), place)
    beside = view.is_capital[verb + 1] or view.form[verb + 1] in _BESIDE
    if view.forms[verb] == "," and beside:  # "claimed its owner, Ann Black, had agreed", "the drug, if approved, will"
        verb = view.first(_COMMA, verb + 1, min(view.size, verb + _ASIDE_WITHIN)) + 1
        return view.form[verb] in clauses["finite"]
    return view.forms[verb] in clauses["finite"] and view.forms[verb - 1] not in clauses["joins"]


def tells_clause(view: View, place: int) -> bool:
    """As in "told Reuters | his client denied it": a subject and a verb in the past behind whoever was told."""
    starts = view.form[place] in view.lexicon.clause_opens or view.is_capital[place]
    reach = range(place + 1, min(view.size, place + LEAST_CLAUSE * 2))
    past = next((at for at in reach if view.forms[at].endswith("ed") and _goes_on(view, at + 1)), place)
    return starts and past > place and all(view.is_word[at] for at in range(place, past))


def _goes_on(view: View, at: int) -> bool:
    return view.is_word[at] or view.opens_quote(at) or view.ended(at)


def turns(view: View, place: int) -> bool:
    """Whether a thing comes first and then another clause: "found cracks in May | and the board has been roped off"."""
    joint = view.first(view.lexicon.clauses["joins"], place, min(view.size, place + _VERB_WITHIN))
    things = view.lexicon.clauses["finite"].isdisjoint(view.forms[place:joint])
    return things and view.form[joint + 1] in view.lexicon.clauses["determiners"]


def _is_inside(view: View, at: int) -> bool:
    """Whether the word is a name ("May"), or the comma stands inside a number ("90,000")."""
    return view.is_capital[at] or (
        view.forms[at] == "," and view.form[at - 1].isdecimal() and view.form[at + 1].isdecimal()
    )
