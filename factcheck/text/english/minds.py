"""Who can have an attitude in English: people and bodies, not things; papers and polls only find and show."""

from factcheck.text.english.lexicon import SAYS
from factcheck.text.english.memory import ANONYMOUS, ORGANISATION, PERSON, Speaker
from factcheck.text.english.stance_contents import number_at
from factcheck.text.english.stance_words import StanceWord, stance_words
from factcheck.text.english.view import View

_FOUND = frozenset(
    {"no", "little", "insufficient", "evidence", "fault", "none", "nothing", "need"}
)  # a court finds no fault
_SHORTEST_DOER = 5  # letters: "rower"
_HEAD_WITHIN = 5  # words of a phrase in which its noun stands


def may_have(view: View, speaker: Speaker, last: int, word: StanceWord, at: int) -> bool:
    """Whether the speaker whose words end with ``last`` may have what the word at ``at`` says."""
    paper = is_paper(view, speaker, last)
    if word.bodies and speaker.kind is PERSON and number_at(view, at + 1):  # "estimated the loss at €2 million"
        return True
    if word.lemma == "value" and not (has_mind(view, speaker, last) or speaker.kind is ORGANISATION):
        return False  # "the deal values the firm at £2 million"
    if word.reports and not (view.form[last] in view.lexicon.pronouns and word.lemma == "have"):
        finding = word.lemma in ("find", "see") and view.form[at + 1] in _FOUND
        minded = speaker.kind is not PERSON or (finding and word.lemma == "see")
        return paper or ((word.bodies or finding) and minded)
    if paper and word.meaning is SAYS:
        return True
    return not word.reports and not paper and has_mind(view, speaker, last)


def has_mind(view: View, speaker: Speaker, last: int) -> bool:
    """Whether the speaker is somebody who can want and think."""
    if is_paper(view, speaker, last):
        return False
    if view.form[last] in ("i", "we"):
        return True
    if view.form[last] == "it":
        return speaker.kind is not ANONYMOUS or bool(speaker.head)
    if speaker.kind is not ANONYMOUS:
        return True
    return (
        bool(speaker.head) or view.form[last] in view.lexicon.pronouns or _is_somebody(speaker) or _is_doer(view, last)
    )


def are_many(view: View, last: int, speaker: Speaker) -> bool:
    """Whether several speak, so that a verb without -s may follow: "the mayors want", not "the mayor want"."""
    form = view.form[last]
    many = (
        speaker.plural
        or (form == "," and speaker.name.endswith("s"))
        or form in ("they", "who", "we", "i", "you")
        or " and " in speaker.name
    )
    return many or (form.endswith("s") and len(form) > 1) or form in stance_words().minds


def is_paper(view: View, speaker: Speaker, last: int) -> bool:
    """Whether the noun that the phrase is about names a paper: "a log | provided by the sheriff"."""
    words = stance_words().papers
    parts = speaker.name.lower().split()[:_HEAD_WITHIN]
    for part in () if words.isdisjoint(parts) else parts:
        if part in words:
            return True
        if part in view.lexicon.clauses["head_ends"] or part.endswith("ed"):
            break
    return speaker.head in words or view.form[last] in words


def _is_doer(view: View, last: int) -> bool:
    """Whether the noun tells what somebody does: "the winger", no "the water"."""
    minds, form = stance_words(), view.form[last]
    return form.endswith(minds.doers) and len(form) >= _SHORTEST_DOER and form not in minds.no_doers


def _is_somebody(speaker: Speaker) -> bool:
    minds = stance_words()
    words = speaker.name.lower().replace("’", "'").split()
    return any(word in minds.minds or word.endswith(minds.mind_endings) for word in words)
