"""English cues that quote: "citing officials", "quoted X as saying", "was quoted by Y as saying"."""

from factcheck.text.english.circumstances import day_before
from factcheck.text.english.frame import COMMA, Frame, Passage
from factcheck.text.english.lexicon import SAYS
from factcheck.text.english.memory import ANONYMOUS
from factcheck.text.english.minds import is_paper
from factcheck.text.english.phrases import LONGEST_SUBJECT, phrase_end
from factcheck.text.english.speakers import read_speaker
from factcheck.text.english.spoken import circumstances_end, ends_speech
from factcheck.text.english.subjects import subject

_QUOTED = "quoted as saying"
CITED = "cited by somebody else"


def citing(passage: Passage, at: int, low: int) -> Frame | None:
    """As in "Reuters reported, citing officials, that ...": the officials say it, Reuters relays."""
    view, memory, frames = passage.view, passage.memory, passage.frames
    end = phrase_end(view, at + 1)
    cited = read_speaker(view, at + 1, end, memory)
    if cited is None or not (cited.kind is not ANONYMOUS or cited.head or is_paper(view, cited, end - 1)):
        return None  # "citing safety concerns"
    relay = frames[-1].speaker if frames else None
    verb = (day_before(view, low - 1) or low) - 1  # "reported on Friday, citing"
    if not frames and (reported := subject(passage, verb - 1) if view.verb(verb) else None) is not None:
        low, relay, _ = reported
    elif not frames and cited.kind is not ANONYMOUS:
        return None
    right = view.form[end] == COMMA and view.form[end + 1] == "that"
    return Frame(low, end + 2 if right else end, at, at + 1, cited, right=right, rule=CITED,
                 meaning=SAYS, relay=relay)  # fmt: skip


def quotes(passage: Passage, at: int, last: int) -> Frame | None:
    """As in "Reuters quoted officials as saying that ..."."""
    view, memory = passage.view, passage.memory
    end = next(
        (
            place
            for place in range(at + 1, min(view.size, at + 2 * LONGEST_SUBJECT))
            if view.form[place] == "as" and view.verb(place + 1)
        ),
        None,
    )
    whose = None if end is None else subject(passage, last)
    if end is None or whose is None:
        return None
    low, relay, _ = whose
    cited = read_speaker(view, at + 1, end, memory)
    if cited is None:
        return None
    high = end + 2 + (view.form[end + 2] == "that")
    right = not (view.ended(high) and view.form[low - 1] == COMMA)  # "..., Interfax quoted the minister as saying"
    return Frame(low, high, at, at + 1, cited, right=right, rule=_QUOTED, meaning=SAYS, relay=relay)


def quoted_as_saying(passage: Passage, at: int, last: int) -> Frame | None:
    """As in "X was quoted by Reuters as saying", "..., X was quoted as saying by Reuters"."""
    view, memory = passage.view, passage.memory
    whose = subject(passage, last)
    if whose is None:
        return None
    low, speaker, _ = whose
    if view.form[at + 1] not in ("by", "as"):  # "was quoted at $400 a ton"
        return None
    high, relay = at + 1, None
    for _ in range(2):
        if view.form[high] == "by":
            end = next((at for at in range(high + 1, phrase_end(view, high + 1)) if view.form[at] == "as"), None)
            end = phrase_end(view, high + 1) if end is None else end
            relay, high = read_speaker(view, high + 1, end, memory), end
        elif view.form[high] == "as" and view.form[high + 1].endswith("ing"):
            high += 2
    right = not view.ended(high) and view.form[high] != COMMA and not ends_speech(view, low)
    high = circumstances_end(view, high) if ends_speech(view, low) else high + (view.form[high] == "that")
    return Frame(low, high, at, at + 1, speaker, right=right, rule=_QUOTED, meaning=SAYS, relay=relay)
