"""What a word is beside a name: what says, what goes on, and where a name can end."""

from factcheck.text.arabic.inflection import Shape
from factcheck.text.arabic.lexicon import lexicon
from factcheck.text.arabic.name_lists import NameLists
from factcheck.text.arabic.name_roles import Role
from factcheck.text.arabic.name_shapes import ACCUSATIVE, FEMININE_VERB, is_finite_cue, is_known
from factcheck.text.arabic.vocabulary import Word

# «بارزاني», «طالباني»: where a family is from, and no noun with a preposition.
_FROM = "اني"
_CLOSED = frozenset(
    ("prepositions", "connectors", "relatives", "negators", "times", "closes", "quantifiers", "before_that")
)
_BORDERS = _CLOSED | {"statements"}


def borders(word: Word, known: NameLists) -> int:
    """The roles of verbs, prepositions and whatever else a name or title ends before."""
    roles = Role.DEFINITE if word.definite else Role.NOTHING
    speaks = (word.verb or is_finite_cue(word)) and word.noun is None and not word.definite
    if speaks:
        roles |= Role.SPEAKS
        if not word.cues and not _is_listed_verb(word.form):
            roles |= Role.GUESSED_VERB
    if word.has("prepositions"):
        roles |= Role.PREPOSITION
    if word.that or word.kinds & _CLOSED or speaks:
        roles |= Role.STOPS
    if _is_border(word, known) or speaks:
        roles |= Role.BORDER
    return roles


def _is_border(word: Word, known: NameLists) -> bool:
    form = word.form
    return (
        word.that
        or form == "ل"
        or bool(word.kinds & _BORDERS)
        or word.cue(Shape.PARTICIPLE) is not None
        or bool(word.clitic)
        or form.startswith(("لل", "بال"))
        or ACCUSATIVE.fullmatch(form) is not None
        or (form in known.never and not word.definite)
        or (
            form[0] in "بل" and not form.endswith(_FROM) and (is_known(form[1:], known) or form[1:] in lexicon().manner)
        )
        or FEMININE_VERB.fullmatch(form) is not None
    )


def _is_listed_verb(form: str) -> bool:
    verbs = lexicon().verbs
    return form in verbs or form[1:] in verbs or form[2:] in verbs
