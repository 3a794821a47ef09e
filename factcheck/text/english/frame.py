"""The unit of English attribution: attributive words, who speaks in them, and on which side the content stands."""

from dataclasses import dataclass

from factcheck.domain.words import Polarity
from factcheck.text.english.lexicon import Meaning
from factcheck.text.english.memory import Memory, Speaker
from factcheck.text.english.view import View

COMMA = ","


@dataclass(slots=True)  # not frozen, which takes twice the time: nobody changes one
class Frame:
    """Attributive words ``[low, high)`` with their cue ``[cue_low, cue_high)``.

    ``right``: the content follows; otherwise it came before. ``limit``: where a content to the right ends at last.
    ``named``: the content is something and what it is called.
    ``speaker`` None: nobody is credited ("it is worth noting that"). ``rule`` says in a few words what decided.
    """

    low: int
    high: int
    cue_low: int
    cue_high: int
    speaker: Speaker | None
    right: bool
    rule: str
    meaning: Meaning | None = None
    polarity: Polarity = Polarity.AFFIRMS
    relay: Speaker | None = None
    limit: int | None = None
    named: bool = False

    def source(self) -> Speaker:
        """Whoever speaks, with whom he is cited by here; somebody does."""
        assert self.speaker is not None
        if self.relay is None or self.relay is self.speaker.relay:
            return self.speaker
        return self.speaker.through(self.relay)


@dataclass(slots=True)
class Passage:
    """A sentence while its frames are found: those so far, and who spoke in the text before."""

    view: View
    memory: Memory
    frames: list[Frame]
