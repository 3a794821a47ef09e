"""All readings of one word: cue, speaker, particle. One dictionary lookup a word, answers remembered."""

from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import replace

from factcheck.text.arabic.action_nouns import is_action_noun
from factcheck.text.arabic.egyptian import is_egyptian_future
from factcheck.text.arabic.inflection import Shape, is_tenth_stem
from factcheck.text.arabic.kinship import kin
from factcheck.text.arabic.lexicon import Lexicon, lexicon
from factcheck.text.arabic.vocabulary import ODD, OUTLET, REPORT, SOURCE, CueWord, Noun, Phrasing, Word, is_told_in

OBJECT_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "ني", "نا", "كم", "ك")
_THAT_PRONOUNS = frozenset({"", "ه", "ها", "هم", "هن", "هما", "نا", "ني", "ي", "نه", "كم", "ك"})
_JOINING = ("و", "ف")
_NO_KINDS = frozenset({"not_article", "not_joined"})  # these say nothing of how a word is used
_SHORTEST_VERB = 4
_SHORTEST_IN_BA = 4  # «به», «بها» are no names
QUOTING_NOUNS = frozenset({"قوله", "قولها", "قولهم", "قولهما"})
_FINITE = (Shape.PAST, Shape.PRESENT)
_UNGOVERNING = frozenset({"connectors", "to_whom"})
_CLOSES_PHRASE = frozenset({"pronouns", "closes", "relatives", "negators", "connectors"})
_IN_NAMES = frozenset({"given_names", "never_present", "states", "not_article"})  # what names may look like
_SHORTEST_OWNED = 4
_OWNERS = tuple(one for one in OBJECT_PRONOUNS if one != "ني")  # «اليمني» is not «أليم» with a pronoun
_SHORT_BODIES = frozenset({"وفد", "حزب", "بنك", "جيش"})
_NOUN_ENDINGS = ("تين", "ات", "يين")  # no verb ends so: «سيارتين», «ستينات»
_SHORTEST_FUTURE = 5  # س, a prefix and the root
_NONE = frozenset[str]()  # one empty set for all words: memory
_REMEMBERED = 32_768  # the words of some hundred articles


class _Words(dict[str, Word]):
    """What each folded word can be, forgotten when they are too many."""

    def __missing__(self, form: str) -> Word:
        if len(self) >= _REMEMBERED:
            self.clear()
        word = self[form] = _read(form)
        return word


# All that a folded word can be: the dictionary's own method, as every word of every text is looked up.
look_up = _Words().__getitem__


def _read(form: str) -> Word:
    known = lexicon()
    noun = _noun(form, known)
    owned = noun is not None and noun.possessed and not noun.clitic  # «وفده», «وزيرها»
    clitic, bare = ("", form) if owned else _conjunction(form, known)
    kinds = ((known.small.get(form, _NONE) | known.small.get(bare, _NONE)) - _NO_KINDS) or _NONE
    that, pronoun = _that(bare)
    verb = _is_verb(bare, known)
    definite = _is_definite(bare, known) and "prepositions" not in kinds  # «إلى» only looks so
    cues = tuple(_cues(form, known))
    prepositions, closing, impersonal = [_starting(one, form) for one in known.phrasings]
    hedges = known.hedges.get(form) or known.hedges.get(form.lstrip("وف")) or _NONE
    future = _is_future(bare, known, noun=noun, verb=verb)
    leads = "in_view" in kinds or "gists" in kinds
    opens = leads or bool(cues or prepositions or closing or impersonal)
    feminine = None if noun else _feminine(form, known)
    introduces = that or form in QUOTING_NOUNS
    acts = not noun and "states" not in kinds and (verb or _is_told(cues))
    return Word(
        form=form,
        cues=cues,
        noun=noun,
        feminine=feminine,
        meaning=known.same_as.get(speaking.lemma, speaking.lemma) if (speaking := noun or feminine) else None,
        that=that,
        that_pronoun=pronoun,
        definite=definite,
        clitic=clitic,
        verb=verb,
        kinds=kinds,
        hedges=hedges,
        future=future,
        prepositions=prepositions,
        closing=closing,
        impersonal=impersonal,
        opens=opens,
        hedged=bool(hedges or future),
        told_in="statements" in kinds or is_told_in(form),
        announces=noun is not None and not noun.plural and (noun.kind is OUTLET or noun.takes_name),
        begins=leads or bool(cues) or _needs_no_second((*prepositions, *closing, *impersonal)),
        seconds=_seconds(prepositions, closing, impersonal),
        finite_cue=_first(cues, Shape.PAST, Shape.PRESENT),
        present_cue=_first(cues, Shape.PRESENT),
        participle=_first(cues, Shape.PARTICIPLE),
        noun_cue=_first(cues, Shape.NOUN),
        mine=next((cue for cue in cues if cue.form.person == 1 and cue.form.shape is Shape.PRESENT), None),
        joined=cues[0].clitic[:1] in _JOINING if cues else bool(clitic) and not _is_first_word(form, prepositions),
        finite=not (noun or definite or "prepositions" in kinds) and (verb or _reports(cues)),
        governs="prepositions" in kinds and kinds.isdisjoint(_UNGOVERNING),
        introduces=introduces,
        marked=opens or introduces or bool(hedges) or future or form in ODD,
        closes_phrase=that or form in ("ل", "ب") or bool(kinds & _CLOSES_PHRASE) or acts,
        listed=any(cue.pronoun and not cue.homograph for cue in cues if cue.form.shape in _FINITE)
        or bool(noun)
        or len(form) <= 1
        or that
        or bool(kinds - _IN_NAMES)
        or _is_no_name(form, kinds, verb=verb),
    )


def _is_told(cues: Iterable[CueWord]) -> bool:
    """Whether it is a finite verb of which somebody else than the writer is the subject."""
    finite = _first(cues, Shape.PAST, Shape.PRESENT)
    return finite is not None and finite.form.person != 1


def _is_no_name(form: str, kinds: AbstractSet[str], *, verb: bool) -> bool:
    """Whether the word is a figure, a verb, or has a preposition written onto it."""
    if form[0].isdigit() or (verb and "states" not in kinds) or form.startswith(("لل", "بال")):
        return True
    known = lexicon()
    if form in known.light:
        return True
    _, bare = _conjunction(form, known)
    if bare[0] != "ب" or "given_names" in kinds or _is_definite(bare, known):
        return False
    if bare != form:  # «وباستنطاقه»
        return is_action_noun(bare[1:])
    return len(form) < _SHORTEST_IN_BA or is_action_noun(form[1:]) or form.endswith(("ات", "ه", "ها", "هم"))


def _needs_no_second(phrasings: Iterable[Phrasing]) -> bool:
    return any(len(phrasing.words) == 1 or phrasing.words[1] == "ل" for phrasing in phrasings)


def _seconds(
    prepositions: Iterable[Phrasing], closing: Iterable[Phrasing], impersonal: Iterable[Phrasing]
) -> frozenset[str]:
    """The words one of which follows where a phrase begins; the last one may be a complementiser in any form."""
    found = {phrasing.words[1] for phrasing in prepositions if len(phrasing.words) > 1}
    found.update(("فيه", "فيها") if "في" in found else ())  # «بيانا جاء فيه»
    for phrasing in closing:
        second = phrasing.words[1]
        found.add(second)
        found.update(second + pronoun for pronoun in OBJECT_PRONOUNS)
    for phrasing in impersonal:
        second = phrasing.words[1] if len(phrasing.words) > 1 else ""
        found.update(second + pronoun for pronoun in _THAT_PRONOUNS)
        found.update("ب" + second + pronoun for pronoun in _THAT_PRONOUNS)
    return frozenset(found) if found else _NONE


def _first(cues: Iterable[CueWord], *shapes: Shape) -> CueWord | None:
    return next((cue for cue in cues if cue.form.shape in shapes), None)


def _is_first_word(form: str, phrasings: Iterable[Phrasing]) -> bool:
    return any(phrasing.words[0] == form for phrasing in phrasings)


def _reports(cues: Iterable[CueWord]) -> bool:
    """Whether the first finite reading as a cue is more than another word's spelling."""
    finite = _first(cues, *_FINITE)
    return finite is not None and not finite.homograph


def _is_definite(bare: str, known: Lexicon) -> bool:
    """Whether the word carries the article («ألمح» only looks so), or is definite by what hangs on it."""
    if bare.startswith(("ال", "لل")):
        return bare not in known.cues and bare not in known.verbs and not _only_looks_definite(bare, known)
    return bare.startswith(("بال", "كال", "باسمه", "باسمها"))


def _only_looks_definite(bare: str, known: Lexicon) -> bool:
    """«إلغاء», «التزامها»: «ال» belongs to the word."""
    stems = (bare, *(bare[: -len(pronoun)] for pronoun in _OWNERS if bare.endswith(pronoun)))
    return any("not_article" in known.small.get(stem, ()) for stem in stems)


def _starting(table: Mapping[str, tuple[Phrasing, ...]], form: str) -> tuple[Phrasing, ...]:
    """The phrasings that the word begins, «و» before them or not."""
    return table.get(form) or (table.get(form[1:]) if form[:1] in ("و", "ف") else None) or ()


def _conjunction(form: str, known: Lexicon) -> tuple[str, str]:
    """(و or ف, the rest) where the word carries a conjunction and is none of the words that merely begin so."""
    if form in known.small or form in known.nouns or len(form) < 3:  # noqa: PLR2004 - a clitic and a two-letter word
        return "", form
    if form[0] in "وف":
        return form[0], form[1:]
    return "", form


def _that(bare: str) -> tuple[bool, bool]:
    stem = bare[1:] if bare.startswith("بان") else bare
    if not stem.startswith("ان") or stem[2:] not in _THAT_PRONOUNS:
        return False, False
    return True, stem != "ان"


def _cues(form: str, known: Lexicon) -> Iterable[CueWord]:
    """The readings of ``form`` as a cue, the one with the fewest clitics first."""
    for clitic in ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل", "ا"):
        if not form.startswith(clitic):
            continue
        rest = form[len(clitic) :]
        for pronoun in ("", *OBJECT_PRONOUNS):
            if pronoun and not rest.endswith(pronoun):
                continue
            stem = rest[: len(rest) - len(pronoun)] if pronoun else rest
            weak = stem[:-1] + "ي" if pronoun and stem.endswith("ا") else stem  # «رواه» is of روى
            weak = stem + "ا" if pronoun and stem.endswith("و") else weak  # «أبلغوه» is of أبلغوا
            for lemma, cue_form in known.cues.get(stem, ()) or known.cues.get(weak, ()):
                if _fits(cue_form.shape, clitic, pronoun):
                    yield CueWord(lemma, cue_form, clitic, pronoun, not known.homographs.isdisjoint((stem, lemma.name)))


def _fits(shape: Shape, clitic: str, pronoun: str) -> bool:
    if clitic.endswith(("س", "ل", "ا")) and clitic:
        return shape is Shape.PRESENT and clitic != "ا"
    return not (pronoun and shape is Shape.PARTICIPLE)


def _noun(form: str, known: Lexicon) -> Noun | None:
    for clitic in ("", "و", "ف", "ل", "ب", "ك", "ول", "وب", "فل"):
        if not form.startswith(clitic):
            continue
        rest = form[len(clitic) :]
        definite = rest.startswith("ال") or (clitic.endswith("ل") and rest.startswith("ل"))
        stem = rest.removeprefix("ال") if rest.startswith("ال") else (rest[1:] if definite else rest)
        noun = known.nouns.get(stem)
        if noun is None and stem != rest and rest in known.nouns:  # «للجنة», «للواء»
            noun, definite = known.nouns[rest], False
        if noun is not None and not (clitic[-1:] in ("ب", "ل", "ك") and noun.plural and stem.endswith("ون")):
            return replace(noun, definite=definite, clitic=clitic)
        owned = None if definite else _possessed(stem, known)
        if owned is not None:
            return replace(owned, definite=True, clitic=clitic, possessed=True)
    return None


def _feminine(form: str, known: Lexicon) -> Noun | None:
    """«دبلوماسية»: the woman among those whose noun is known for men; «متحدثا»: the noun in the accusative."""
    if form.endswith("ا") and form in known.cues:  # «متحدثا»: a participle or, as a subject, the noun
        return known.nouns.get(form[:-1])
    bare = form.removeprefix("و").removeprefix("ال")
    noun = known.nouns.get(bare[:-1]) if bare.endswith("ه") else None
    if noun is None or noun.plural or noun.kind is not SOURCE or noun.lemma != bare[:-1]:
        return None
    definite = form.removeprefix("و").startswith("ال")
    return replace(noun, lemma=bare, gender="f", definite=definite, clitic="و" if form[0] == "و" != bare[0] else "")


def _possessed(stem: str, known: Lexicon) -> Noun | None:
    """«محاميه», «حكومتها»: a noun with a pronoun on it."""
    for pronoun in ("هما", "هم", "ها", "ه", "نا"):
        bare = stem.removesuffix(pronoun)
        if bare != stem and (relative := kin().get(bare)) is not None:
            return relative
        if bare != stem and len(bare) >= _SHORTEST_OWNED - (bare in _SHORT_BODIES):
            found = known.nouns.get(bare) or (known.nouns.get(bare[:-1] + "ه") if bare[-1] == "ت" else None)
            feminine = pronoun == "ه" and bare[-1] == "ي" and found is not None and found.kind is SOURCE
            if found is not None and found.kind is not REPORT and not feminine:
                return found
    return None


def _is_future(bare: str, known: Lexicon, *, noun: Noun | None, verb: bool) -> bool:
    if bare in ("سوف", "لن", "رح", "هيكون", "هتكون"):
        return True
    if bare[:1] == "ه" and noun is None:
        return is_egyptian_future(bare, known)
    if (
        noun is not None
        or not bare.startswith(("سي", "ست", "سن"))
        or bare in known.verbs
        or bare.endswith(_NOUN_ENDINGS)
    ):
        return False
    return (verb and len(bare) >= _SHORTEST_FUTURE) or bare[1:] in known.verbs or bare[1:] in known.cues


def _is_verb(bare: str, known: Lexicon) -> bool:
    kinds = known.small.get(bare, frozenset())
    if bare in known.nouns or "given_names" in kinds or "never_future" in kinds or "never_present" in kinds:
        return False
    future = bare[:2] in ("سي", "ست", "سن", "سا") and not bare.endswith(_NOUN_ENDINGS)
    stems = [bare[1:] if future else bare]
    stems += [stems[0][: -len(pronoun)] for pronoun in OBJECT_PRONOUNS if bare.endswith(pronoun)]
    if any(stem in known.verbs or is_tenth_stem(stem) for stem in stems):
        return True
    # A verb of no list: ي (after س) and three root letters at least, or the feminine past in ت.
    if (future and bare[1] in "يت") or bare[:1] == "ي":
        return len(stems[0]) >= _SHORTEST_VERB
    return (
        len(bare) >= _SHORTEST_VERB
        and bare[-1] == "ت"
        and bare[-2:] != "ات"
        and bare[0] not in "تم"
        and not bare.startswith("ال")
        and not kinds
    )
