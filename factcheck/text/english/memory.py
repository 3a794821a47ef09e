"""Who has spoken in an English text so far, and whom pronouns and "the spokesman" go back to."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from factcheck.domain.reading import Claimant, Hop
from factcheck.domain.spans import Span
from factcheck.domain.words import ClaimantKind, HopRole
from factcheck.text.english.lexicon import Noun
from factcheck.text.normalize import fold

PERSON, ORGANISATION, OUTLET, ANONYMOUS = ClaimantKind
_MOST_REMEMBERED = 24
_ANSWERS = frozenset({"a", "answer"})  # "A: We did." answers "Q: Did you?"
_NAMES = 4096  # of which the last one is known by heart: those of some hundred articles
# Endings of nouns for persons: "a senior appropriator".
PERSONS = ("er", "or", "ist", "ian", "ee", "man", "woman")
# Nouns that may stand for somebody who was named by another noun, or by a name alone.
_ANY_SOURCE = frozenset({"source", "insider", "official", "person", "people"})
# "They" found it: not the study.
_PAPERS = frozenset(
    {
        "study",
        "survey",
        "poll",
        "statement",
        "document",
        "lawsuit",
        "indictment",
        "audit",
        "letter",
        "memo",
        "investigation",
    }
)
_ASKING = frozenset({"interviewer", "moderator"})  # whoever only asks is not who "she" is then
_ANY_BODY = frozenset({"company", "firm", "group", "organisation", "organization", "club", "charity", "watchdog"})


@dataclass(slots=True)  # not frozen, which takes twice the time: nobody changes one
class Speaker:
    """Somebody who speaks. ``span`` is None where only a pronoun or nothing stands; ``head`` the noun that names him.

    ``gender`` is "m", "f" or empty; ``relay`` an outlet that this speaker is cited by ("a report citing officials").
    """

    name: str
    kind: ClaimantKind
    span: Span | None
    entity_id: int | None = None
    head: str = ""
    gender: str = ""
    plural: bool = False
    relay: "Speaker | None" = None

    def standing(self, span: Span | None, gender: str = "") -> "Speaker":
        """The same where other words stand for him."""
        return Speaker(self.name, self.kind, span, self.entity_id, self.head, gender or self.gender, self.plural,
                       self.relay)  # fmt: skip

    def through(self, relay: "Speaker | None") -> "Speaker":
        """The same, cited by ``relay``."""
        return Speaker(self.name, self.kind, self.span, self.entity_id, self.head, self.gender, self.plural, relay)

    def claimant(self) -> Claimant:
        """The speaker as a claimant."""
        return Claimant(self.name, self.kind, self.span, self.entity_id)

    def hop(self, role: HopRole, cue: str | None, cue_span: Span | None) -> Hop:
        """The speaker as a hop of a chain."""
        return Hop(self.name, role, cue, self.span, self.entity_id, cue_span)


class Memory:
    """Those whom a text has named so far, the last one at the end."""

    def __init__(self, guest: Speaker | None = None) -> None:
        self._known: deque[Speaker] = deque(maxlen=_MOST_REMEMBERED)
        self._outlets: deque[Speaker] = deque(maxlen=_MOST_REMEMBERED)
        self.last: Speaker | None = None
        self._guest = guest  # whose answers an interview gives

    def copy(self) -> "Memory":
        """The same, to go on with apart: whoever speaks inside a quotation is not spoken of outside."""
        apart = Memory(self._guest)
        apart._known, apart._outlets = self._known.copy(), self._outlets.copy()
        apart.last = self.last
        return apart

    def note(self, speaker: Speaker) -> None:
        """Remember that somebody spoke (again), and through which outlet."""
        self.last = speaker
        self.meet(speaker)
        outlet = speaker if speaker.kind is OUTLET else speaker.relay
        if outlet is not None:
            self._outlets.append(outlet)

    def meet(self, somebody: Speaker) -> None:
        """Remember somebody whom the text is about, though he did not speak."""
        if somebody.name.lower() not in _FITS and somebody.head not in _ASKING:
            self._known.append(somebody)

    def person(self) -> Speaker | None:
        """The person who was spoken of last by name."""
        return self._latest(lambda one: one.kind is PERSON and not one.plural)

    def outlet(self) -> Speaker | None:
        """The outlet that was spoken of last: whom "the newspaper" goes back to."""
        return self._outlets[-1] if self._outlets else None

    def called(self, label: str) -> Speaker | None:
        """The guest of an interview where the label before an answer is "A" or the guest's initials, else None."""
        if self._guest is None:
            return None
        initials = "".join(word[0] for word in self._guest.name.split())
        return self._guest if fold(label) in _ANSWERS or label.replace(".", "") == initials else None

    def by_pronoun(self, pronoun: str, *, apart: str | None = None) -> Speaker | None:
        """Whom he, she, they or it goes back to; never the one whose name is ``apart``."""
        fits = _FITS[pronoun]
        guest = self._guest
        if guest is not None and guest.name != apart and fits(guest):
            return guest
        likely = None
        for one in reversed(self._known):
            if fits(one) and one.name != apart:
                if pronoun not in _PERSONAL or _is_surely_one(one):
                    return one
                likely = likely or one
        return likely

    def by_head(
        self, head: str, kind: Noun | None, *, plural: bool = False, publisher: str | None = None
    ) -> Speaker | None:
        """Whom "the spokesman", "the ministry", "the sources" goes back to; "the insider" to a source of any name,
        "the company" to a body that was only named, or to the ``publisher`` of a press release.
        """
        singular = head.removesuffix("s")
        found = self._latest(lambda one: bool(one.head) and one.head.removesuffix("s") == singular)
        if found is not None and (singular not in _ANY_SOURCE or found.plural == plural):
            return found
        if kind is Noun.OUTLET:
            return self.outlet()
        if singular in _ANY_SOURCE:
            return self._latest(lambda one: one.kind is ANONYMOUS and one.plural == plural)
        if singular in _ANY_BODY:
            return self._latest(
                lambda one: (
                    (one.kind is ORGANISATION and _is_name(one.name) and one.head not in _PAPERS)
                    or (one.kind is OUTLET and fold(one.name) == fold(publisher or ""))
                )
            )
        return None

    def of_two(self, which: str) -> Speaker | None:
        """The "former" or the "latter" of the last two who spoke together."""
        both = self._latest(lambda one: one.plural and one.kind is PERSON and " and " in one.name)
        if both is None:
            return None
        former, _, latter = both.name.partition(" and ")
        return Speaker(former if which == "former" else latter, PERSON, None)

    def by_name(self, name: str) -> Speaker | None:
        """The person whose last name ``name`` is."""
        last = _last_name(name)
        for one in reversed(self._known):
            if one.kind is PERSON and _last_name(one.name) == last:
                return one
        return None

    def named(self, name: str) -> Speaker | None:
        """Whoever was spoken of by this very name, outlets among them."""
        wanted = folded(name)
        known = (one for many in (self._outlets, self._known) for one in reversed(many))
        return next((one for one in known if folded(one.name) == wanted), None)

    def _latest(self, fits: Callable[[Speaker], bool]) -> Speaker | None:
        return next((one for one in reversed(self._known) if fits(one)), None)


folded = lru_cache(_NAMES)(fold)


@lru_cache(_NAMES)
def _last_name(name: str) -> str:
    return " ".join(fold(name).split()[-1:])


def _is_name(name: str) -> bool:
    """Whether it is a name with its capital, no "The group" that only opened a sentence."""
    return name.removeprefix("The ").removeprefix("the ")[:1].isupper()


def _is_one_person(one: Speaker) -> bool:
    return not one.plural and one.kind in (PERSON, ANONYMOUS)


def _is_surely_one(one: Speaker) -> bool:
    """Whether it is a person by name or by a noun for persons: a "board" may be anything."""
    named = one.kind is PERSON or bool(one.head) or bool(one.gender)
    return named or one.name.endswith(PERSONS) or one.name.lower() in _ONE


_MANY = frozenset({"data", "figures", "results", "documents", "findings"})
_ONE = frozenset({"one", "another", "someone"})
_EITHER = frozenset({"operator", "contractor", "developer", "supplier", "manufacturer"})  # persons or bodies
_PERSONAL = frozenset({"he", "she"})
_FITS: dict[str, Callable[[Speaker], bool]] = {
    "he": lambda one: one.gender != "f" and _is_one_person(one),
    "she": lambda one: one.gender != "m" and _is_one_person(one),
    "they": lambda one: one.plural or (one.kind is ORGANISATION and one.head not in _PAPERS),
    "it": lambda one: (one.kind in (ORGANISATION, OUTLET) and one.head not in _MANY) or one.head in _EITHER,
}
