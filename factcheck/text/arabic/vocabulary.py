"""What a word of Arabic can be, as types."""

from dataclasses import dataclass, field, replace
from enum import StrEnum

from factcheck.text.arabic.inflection import Form, Shape


class CueClass(StrEnum):
    """What a cue says of the content."""

    SAYS = "says"
    CLAIMS = "claims"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES = "declines"
    SUPPOSES = "supposes"
    PREDICTS = "predicts"
    DEMANDS = "demands"
    REVEALS = "reveals"
    QUOTES = "quotes"


# As names of the module: read from its class a member costs ten times as much, and these are asked of every verb.
SAYS, CLAIMS, CONFIRMS, DENIES, DECLINES, SUPPOSES, PREDICTS, DEMANDS, REVEALS, QUOTES = CueClass


@dataclass(frozen=True, slots=True)
class Lemma:
    """One verb of attribution. ``takes``: see cues.toml."""

    name: str
    meaning: CueClass
    takes: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueWord:
    """One reading of a word as a cue. ``clitic`` is what is written before it, ``pronoun`` what hangs on it."""

    lemma: Lemma
    form: Form
    clitic: str = ""
    pronoun: str = ""
    homograph: bool = False


_NEVER_NAMED = frozenset(
    {"مصدر", "مراقب", "متابع", "تقارير", "تسريبات", "معلومات", "انباء", "اوساط", "دوائر", "جهات", "وسائل"}
)


# What is said in these was told somebody: «في حديث إلى».
TOLD = frozenset({"تصريح", "تصريحات", "حديث", "مقابله", "حوار"})
TOLD_IN = TOLD | {"مقال", "مقاله", "بيان", "تدوينه", "تغريده", "كلمه", "خطاب"}
# What is somebody's own where they say something: «في كلمته», «خلال مؤتمرها الصحفي».
_SAID_IN = (
    "كلمت",
    "خطاب",
    "بيان",
    "موتمر",
    "رسالت",
    "مداخلت",
    "لقاي",
    "لقاء",
    "شهادت",
    "تغريدت",
    "منشور",
    "رد",
    "تقرير",
)
_PRONOUNS = ("ه", "ها", "هم", "هما")


def is_told_in(form: str) -> bool:
    """Whether somebody may have said something in what the folded word means."""
    bare = form.lstrip("وف")
    if bare.removeprefix("ال") in TOLD or form == "عبر":
        return True
    return bare.startswith((*_SAID_IN, *TOLD)) and any(
        bare == stem + owner for stem in (*_SAID_IN, *TOLD) for owner in _PRONOUNS
    )


class NounKind(StrEnum):
    """How a noun speaks: for nobody by name, as a person's title, as an outlet, a report or a body."""

    SOURCE = "source"
    TITLE = "title"
    OUTLET = "outlet"
    REPORT = "report"
    BODY = "body"


SOURCE, TITLE, OUTLET, REPORT, BODY = NounKind


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that can speak, as it stands in a text: «للمتحدث» is متحدث, definite, with the clitic ل."""

    lemma: str
    kind: NounKind
    gender: str
    plural: bool
    definite: bool = False
    clitic: str = ""
    possessed: bool = False

    @property
    def takes_name(self) -> bool:
        """Whether a person's name may follow it: «الوزير فلان», «الخبير فلان», not «المصدر»."""
        return self.kind is TITLE or (self.kind is SOURCE and self.lemma not in _NEVER_NAMED)


@dataclass(frozen=True, slots=True)
class Phrasing:
    """A cue of several words, folded; ``modality`` is what an impersonal one says of its content."""

    words: tuple[str, ...]
    modality: str = "certain"


@dataclass(frozen=True, slots=True)
class Word:
    """All readings of one folded word."""

    form: str
    cues: tuple[CueWord, ...] = ()
    noun: Noun | None = None
    # Where it is no speaking noun itself: the feminine of one («دبلوماسية»), which is an adjective as often.
    feminine: Noun | None = None
    # The lemma of either, one for all nouns that mean the same.
    meaning: str | None = None
    that: bool = False
    that_pronoun: bool = False
    definite: bool = False
    clitic: str = ""
    verb: bool = False
    kinds: frozenset[str] = field(default_factory=frozenset)
    hedges: frozenset[str] = frozenset()
    future: bool = False
    prepositions: tuple[Phrasing, ...] = ()
    closing: tuple[Phrasing, ...] = ()
    impersonal: tuple[Phrasing, ...] = ()
    # A cue of some sort may begin here; it may make a content less than certain; a name may follow.
    opens: bool = False
    hedged: bool = False
    # It may be what something was said in.
    told_in: bool = False
    announces: bool = False
    # The first reading as a cue of each shape; finite is past or present.
    finite_cue: CueWord | None = None
    present_cue: CueWord | None = None
    participle: CueWord | None = None
    noun_cue: CueWord | None = None
    # Its first reading as a cue in which whoever writes speaks («أرى»).
    mine: CueWord | None = None
    # A cue may begin here whatever follows; else only where one of these follows.
    begins: bool = False
    seconds: frozenset[str] = frozenset()
    # A conjunction is written onto it, and «و» is no letter of its own.
    joined: bool = False
    # It may be a finite verb, as far as the word alone can tell.
    finite: bool = False
    # A preposition that governs the next word; «منه» has its own.
    governs: bool = False
    # What somebody says may begin after it, whatever the cue: a complementiser, «قوله».
    introduces: bool = False
    # It ends a noun phrase before it; it is of some list and so begins none with a name of no list.
    closes_phrase: bool = False
    listed: bool = False
    # It opens a cue, hedges, or introduces; or is spelt like GOVERNOR.
    marked: bool = False

    def has(self, kind: str) -> bool:
        """Whether it is one of the small words of that kind (words.toml, [small])."""
        return kind in self.kinds

    def cue(self, *shapes: Shape) -> CueWord | None:
        """Its first reading as a cue of one of these shapes."""
        for cue in self.cues:
            if cue.form.shape in shapes:
                return cue
        return None


# «والي» (a governor), which the lists cannot hold: folded it is «وإلى» far more often.
COMMANDER = Word(form="امر", noun=Noun("آمر", TITLE, "m", plural=False), meaning="آمر", listed=True)
GOVERNOR = Word(form="والي", noun=Noun("والي", TITLE, "m", plural=False), meaning="والي", listed=True)
# «ألا» ("that not"), folded one with «إلا».
THAT_NOT = Word(form="الا", that=True, that_pronoun=True, introduces=True, marked=True, closes_phrase=True, listed=True)
WITH_THAT_NOT = replace(THAT_NOT, form="بالا")
# The folded words that may be one of these.
ODD = frozenset({COMMANDER.form, GOVERNOR.form, THAT_NOT.form, WITH_THAT_NOT.form})
