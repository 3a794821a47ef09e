"""Through whom the words came: outlets that were told, and those who only pass on what another said."""

from factcheck.domain.words import EntityKind
from factcheck.text.arabic.frames import Frame, Relay
from factcheck.text.arabic.phrases import phrase_at
from factcheck.text.arabic.speakers import Speaker, speaker_of
from factcheck.text.arabic.view import View
from factcheck.text.arabic.vocabulary import CueClass, NounKind


def take_in_relays(view: View, frame: Frame, start: int, end: int) -> None:
    """Reads between cue and content who spoke through whom, and puts it into the frame."""
    at, heard = start, False
    while at < end:
        pair = (view.form(at), view.form(at + 1))
        if not heard and (pair in (("علي", "لسان"), ("نقلا", "عن")) or _from_source(view, frame, at)):
            heard = True
            at = _through(view, frame, at, 2 if pair[1] in ("لسان", "عن") else 1, end)
            continue
        relay = _relay_at(view, at, end)
        if relay is not None:
            frame.relays.append(Relay(relay))
            at = view.after_quote(at) if view.quotes[at] is not None else at + 1
        at += 1


def speaks_for_another(view: View, start: int, end: int) -> bool:
    """Whether words between cue and content say that the subject only passes on («على لسان», «نقلا عن»)."""
    return any(view.form(at) in ("لسان", "نقلا") for at in range(start, end))


def after_mouth(view: View, at: int) -> int:
    """Past «على لسان فلان» where it follows the verb or its subject directly."""
    if (view.form(at), view.form(at + 1)) != ("علي", "لسان"):
        return at
    phrase = phrase_at(view, at + 2, len(view), noun_content=True)
    return phrase.end if phrase is not None else at


def _from_source(view: View, frame: Frame, at: int) -> bool:
    """«نقلت ... عن X», «علمت ... من X»: whose words they are."""
    if frame.meaning is CueClass.QUOTES:
        return view.form(at) == ("الي" if frame.cue and "نسب" in view.form(frame.cue[0]) else "عن")
    return view.form(at) == "من" and frame.cue is not None and view.form(frame.cue[0]).lstrip("و").startswith("علم")


def _through(view: View, frame: Frame, at: int, words: int, end: int) -> int:
    """«... على لسان X», «نقلا عن X», «نقلت ... عن X»: X speaks, the subject only passes it on."""
    phrase = phrase_at(view, at + words, end + 1, noun_content=True)
    if phrase is None:
        return at + words
    if frame.speaker is not None:
        frame.relays.insert(0, Relay(frame.speaker, frame.cue))
    frame.speaker = speaker_of(view, phrase)
    return phrase.end


def _relay_at(view: View, at: int, end: int) -> Speaker | None:
    """An outlet to which it was said («لرويترز», «اطلعت عليه "عربي21"», «مع قناة ...»)."""
    mention, word = view.begins_mention(at), view.words[at]
    outlet_noun = word.noun is not None and word.noun.kind is NounKind.OUTLET
    quoted = view.opens_name(at) and _addressed(view, at - 1)
    outlet = mention is not None and mention.kind is EntityKind.OUTLET
    if not (outlet or outlet_noun or quoted):
        return None
    phrase = phrase_at(view, at, end, clitic="ل")
    if phrase is None:
        return None
    speaker = speaker_of(view, phrase)
    return speaker if speaker.named else None


def _addressed(view: View, at: int) -> bool:
    """Whether the word before a quoted name says that it was told there."""
    form = view.form(at)
    word = view.words[at] if at >= 0 else None
    return form in ("ل", "عليه", "عليها", "به", "بها", "مع", "عبر") or (
        word is not None and word.noun is not None and word.noun.kind is NounKind.OUTLET
    )
