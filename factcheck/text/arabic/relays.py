"""Through whom the words came: outlets that were told, and those who only pass on what another said."""

from factcheck.domain.reading import Claimant
from factcheck.domain.words import ClaimantKind, EntityKind
from factcheck.text.arabic.claimants import speaker_of
from factcheck.text.arabic.clauses import is_finite
from factcheck.text.arabic.frames import Frame, Relay
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.prepositions import after_preposition, preposition_length
from factcheck.text.arabic.references import meant
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.speakers import Speakers
from factcheck.text.arabic.subject_borders import TELLING
from factcheck.text.arabic.view import COMMAS, View
from factcheck.text.arabic.vocabulary import OUTLET, QUOTES, SOURCE, TITLE, TOLD

_OUTLET = EntityKind.OUTLET
# Farther left than this from a cue nobody looks for where it was said.
_FAR = 16
_WHERE = frozenset({"في", "خلال", "عبر"})
# What papers do with what another has told them, besides «نقل».
_RETELLING = frozenset({"اورد", "روي", "حكي", "ذكر", "نشر", "كتب", "كشف", "بث"})
_STOPS = frozenset(":؛.!؟")
# What begins words that say whose words they are.
_PASSING_ON = frozenset({"علي", "نقلا", "استنادا", "عن", "من", "الي"})
_TEAM = frozenset({"فريق", "معدي", "معدو", "محرري", "صحفيي", "كاتب", "مراسل", "موفد"})
_TEAM |= frozenset(["ل" + word for word in _TEAM])
_OF_REPORT = frozenset({"التحقيق", "التقرير", "الصحيفه", "الوكاله", "الموقع", "القناه", "الشبكه", "المجله"})


def take_in_relays(view: View, frame: Frame, speakers: Speakers, start: int, end: int) -> None:
    """Reads between cue and content who spoke through whom, and puts it into the frame."""
    at, heard = start, False
    while at < end:
        words = _passing_on(view, frame, at) if not heard and view.forms[at] in _PASSING_ON else 0
        if words:
            heard = True
            at = _through(view, frame, speakers, at + words, end)
            continue
        said = _said_through(view, speakers, at, end) if view.words[at].prepositions else None
        relay = _relay_at(view, speakers, at, end) if said is None and _may_be_outlet(view, at) else None
        if said is not None:
            frame.relays.append(said)
        if relay is None and said is None and view.forms[at] in _TEAM:
            relay = _team_at(view, at)
        if relay is not None:
            frame.relays.append(Relay(relay))
            at = view.after_quote(at) if view.quotes[at] is not None else at + 1
        at += 1


def speaks_for_another(view: View, start: int, end: int) -> bool:
    """Whether words between cue and content say that the subject only passes on («على لسان», «نقلا عن»)."""
    return any(view.forms[at] in ("لسان", "نقلا") for at in range(start, end))


def _is_source(view: View, at: int) -> bool:
    noun = view.words[at].noun if at < view.size else None
    return noun is not None and noun.kind is SOURCE


def after_mouth(view: View, at: int) -> int:
    """Past «على لسان فلان» where it follows the verb or its subject directly."""
    if (view.forms[at], view.forms[at + 1]) != ("علي", "لسان"):
        return at
    phrase = phrase_at(view, at + 2, view.size, noun_content=True)
    return phrase.end if phrase is not None else at


def _from_source(view: View, frame: Frame, at: int) -> bool:
    """«نقلت ... عن X», «علمت ... من X»: whose words they are."""
    if frame.cue is not None and view.forms[at] == "عن" and _retells(view, frame.cue[0], at + 1):
        return True
    if frame.meaning is QUOTES:
        return view.forms[at] == ("الي" if frame.cue and "نسب" in view.forms[frame.cue[0]] else "عن")
    return view.forms[at] == "من" and frame.cue is not None and view.forms[frame.cue[0]].lstrip("و").startswith("علم")


def _retells(view: View, cue: int, at: int) -> bool:
    """«تورد الصحيفة عن قانوني أن», «روت المجلة عن سجين أن»: somebody who can speak stands behind «عن»."""
    verb, noun = view.words[cue].finite_cue, view.words[at].noun if at < view.size else None
    if verb is None or verb.lemma.name not in _RETELLING or noun is None:
        return False
    return noun.kind in (SOURCE, TITLE) and not noun.definite


def _passing_on(view: View, frame: Frame, at: int) -> int:
    """How many words say here that the subject only passes on what another said, whose words follow."""
    pair = (view.forms[at], view.forms[at + 1])
    if pair in (("علي", "لسان"), ("نقلا", "عن")) or (pair == ("استنادا", "الي") and _is_source(view, at + 2)):
        return len(pair)
    if pair == ("نقلا", "عمن"):  # «نقلا عمن وصفته بمصدر مطلع»
        return len(pair) + 1
    return 1 if _from_source(view, frame, at) else 0


def _through(view: View, frame: Frame, speakers: Speakers, at: int, end: int) -> int:
    """«... على لسان X», «نقلا عن X», «نقلت ... عن X»: X speaks, the subject only passes it on."""
    phrase = phrase_at(view, at, end + 1, noun_content=True, clitic="ب")
    if phrase is None:
        return at
    source = meant(view, phrase, speakers)
    if frame.speaker is not None:
        frame.relays.insert(0, Relay(frame.speaker, frame.cue))
        if source.claimant.name == frame.speaker.claimant.name:  # «ونقلت الإذاعة عن المصدر»: not the radio itself
            source = speaker_of(view, phrase)
    frame.speaker = source
    return phrase.end


def _relay_at(view: View, speakers: Speakers, at: int, end: int) -> Speaker | None:
    """An outlet to which it was said («لرويترز», «اطلعت عليه "عربي21"», «مع قناة ...»)."""
    phrase = phrase_at(view, at, end, clitic="ل")
    if phrase is None:
        return None
    speaker = meant(view, phrase, speakers)
    if speaker.claimant.kind is not ClaimantKind.OUTLET or _is_network(view, at, phrase.end):
        return None
    return speaker if speaker.named or _is_told(view, at) else None


def _team_at(view: View, at: int) -> Speaker | None:
    """«أبلغوا فريق التحقيق», «تحدثا إلى معدي التقرير»: those who wrote the report were told."""
    if view.forms[at + 1] not in _OF_REPORT or at + 1 >= view.size:
        return None
    told = view.forms[at][0] == "ل" or view.forms[at - 1] == "الي" or view.words[at - 1].finite_cue is not None
    span = view.span(at, at + 2)
    name = " ".join(span.of(view.text).split())
    return Speaker(Claimant(name, ClaimantKind.ORGANISATION, span), "m", plural=True, named=True) if told else None


def _may_be_outlet(view: View, at: int) -> bool:
    """Whether an outlet's name, a noun of outlets or a quoted name that was addressed stands here."""
    noun = view.words[at].noun
    if noun is not None and noun.kind is OUTLET:
        return True
    mention = view.mentions[at]
    if mention is not None and mention.kind is _OUTLET and view.begins_mention(at) is not None:
        return True
    return (
        view.has_quotes
        and view.quotes[at] is not None
        and view.opens_name(at)
        and (_addressed(view, at - 1) or _is_after_source(view, at - 1))
    )


def _is_network(view: View, start: int, end: int) -> bool:
    """«على منصة "إكس"»: where anybody writes."""
    return any(view.words[at].has("networks") for at in range(start, end))


def _is_told(view: View, at: int) -> bool:
    """«للصحيفة», «مع القناة»: an outlet seen before that somebody spoke to."""
    noun = view.words[at].noun
    return noun is not None and (noun.clitic.endswith("ل") or view.forms[at - 1] in ("مع", "الي", "عبر", "علي"))


def _said_through(view: View, speakers: Speakers, at: int, end: int) -> Relay | None:
    """«، بحسب ما روى فلان،», «، حسبما نقلت عنه رويترز،» between cue and content: one more through whom it came."""
    length = preposition_length(view, at)
    if length is None or at + length >= end:
        return None
    cited = after_preposition(view, at + length)
    return Relay(meant(view, cited.phrase, speakers), (at, cited.cue_end)) if cited is not None else None


def relays_before(view: View, frame: Frame, speakers: Speakers, floor: int) -> None:
    """«وفي حديث إلى فلانة، أكد ...»: an outlet to which it was said stands before the cue."""
    cue = frame.cue[0] if frame.cue is not None else frame.start
    first = max(floor, cue - _FAR)
    if first == cue or not any(word.told_in for word in view.words[first:cue]):
        return
    for at in range(cue - 1, first - 1, -1):
        word = view.words[at]
        if view.quotes[at] is not None:
            continue
        if word.that or is_finite(view, at) or view.mark(at, _STOPS):
            return
        stated = word.has("statements") and view.forms[at - 1].lstrip("وف") in ("في", "خلال")
        across = word.form == "عبر"
        if stated or across or word.form.lstrip("وف") in TOLD:
            opened = at - 1 if at > floor and view.words[at - 1].has("prepositions") else at
            known = len(frame.relays)
            _take_told(view, frame, speakers, at, cue)
            if len(frame.relays) > known:
                frame.start, frame.clean = min(frame.start, max(opened, floor)), True
            return


def keep_relays(frame: Frame, speakers: Speakers) -> None:
    """«وشدد نصر على أن ...» after «قال سامي نصر لإذاعة ...»: whoever goes on speaking is heard as before."""
    if frame.speaker is not None and not frame.relays and not frame.speaker.through:
        frame.relays.extend(map(Relay, speakers.way_of(frame.speaker)))


def told_at_end(view: View, frame: Frame, speakers: Speakers) -> None:
    """«...، في حوار مع قناة فلانة.»: an outlet to which it was said stands behind the content."""
    if frame.end is not None or frame.speaker is None:
        return
    places = range(view.size - 3, max(frame.content + 1, view.size - _FAR), -1)
    if _WHERE.isdisjoint(view.forms[places.stop + 1 : view.size]):
        return
    comma = next((at for at in places if not view.forms[at] and view.tokens[at].text in COMMAS), None)
    if comma is None or view.forms[comma + 1] not in _WHERE or not view.words[comma + 2].has("statements"):
        return
    if any(view.words[at].that or is_finite(view, at) for at in range(comma + 1, view.size)):
        return
    known = len(frame.relays)
    _take_told(view, frame, speakers, comma + 2, view.size)
    if len(frame.relays) > known:
        frame.end, frame.tail = comma, view.size


def _take_told(view: View, frame: Frame, speakers: Speakers, start: int, end: int) -> None:
    for at in range(start + 1, end):
        relay = _relay_at(view, speakers, at, end) if _may_be_outlet(view, at) else None
        if relay is not None:
            frame.relays.append(Relay(relay))
            return


def _is_after_source(view: View, at: int) -> bool:
    """«وأفادت مصادر محلية "النهار" بأن»: whoever the sources told."""
    return any(
        view.words[before].noun is not None and _is_source(view, before) for before in range(max(0, at - 4), at + 1)
    )


def _addressed(view: View, at: int) -> bool:
    """Whether the word before a quoted name says that it was told there."""
    form = view.forms[at]
    word = view.words[at] if at >= 0 else None
    noun = word.noun if word is not None else None
    if noun is not None and (noun.kind is OUTLET or noun.lemma == "برنامج"):
        return True
    if word is not None and word.finite_cue is not None and word.finite_cue.lemma.name in TELLING:
        return True  # «إذ أبلغ "النهار" بأن»
    return form in ("ل", "عليه", "عليها", "به", "بها", "مع", "عبر")
