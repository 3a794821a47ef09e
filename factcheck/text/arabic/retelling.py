"""Whose report is being retold: while one outlet is, those who speak in it come through that outlet."""

from collections import defaultdict
from collections.abc import Sequence

from factcheck.domain.words import ClaimantKind, Polarity
from factcheck.text.arabic.frames import IMPERSONAL, PARTICIPLE, POSTPOSED, RELATIVE, Frame, Relay
from factcheck.text.arabic.speaker import Speaker

# An outlet cited in one sentence is a source; in two it is being retold.
_SENTENCES_OF_REPORT = 2
_DENIES = Polarity.DENIES
_ANONYMOUS, _ORGANISATION, _OUTLET = ClaimantKind.ANONYMOUS, ClaimantKind.ORGANISATION, ClaimantKind.OUTLET
# Whom no paper asked: they are many, and whoever writes may know them.
_OF_NO_PAPER = frozenset(
    {
        "مراقب",
        "محلل",
        "متابع",
        "ناشط",
        "تقارير",
        "معلومات",
        "انباء",
        "تسريبات",
        "وسايل",
        "اوساط",
        "دواير",
        "جهات",
        "شاهد",
        "سكان",
    }
    | {
        "اهالي",
        "معلق",
        "منتقد",
        "مصدر",
        "مصادر",
        "مغرد",
        "مستخدم",
        "محتج",
        "متظاهر",
        "حقوقي",
        "خبير",
        "باحث",
        "البعض",
        "كثيرون",
    }
)


class Retelling:
    """Goes through the sentences and remembers which outlet spoke in which."""

    def __init__(self) -> None:
        self._retold: Speaker | None = None
        self._spoke_in: defaultdict[str, set[int]] = defaultdict(set)

    def go_on(self, sentence: int, frames: Sequence[Frame]) -> None:
        """Reads the next sentence's frames; puts the retold outlet where somebody comes through it."""
        if not frames or any(frame.kind is IMPERSONAL for frame in frames):
            self._retold = None
        for frame in frames:
            judges = frame.kind is POSTPOSED and frame.polarity is _DENIES  # «وهو ما نفاه فلان»: no words of the report
            if frame.speaker is None or frame.kind is RELATIVE or judges:
                continue
            if frame.speaker.claimant.kind is _OUTLET:
                self._retold = frame.speaker
                self._spoke_in[frame.speaker.claimant.name].add(sentence)
            elif self._retold is not None:
                self._hear(sentence, frame, frame.speaker, self._retold)

    def _hear(self, sentence: int, frame: Frame, speaker: Speaker, retold: Speaker) -> None:
        name = retold.claimant.name
        here = sentence in self._spoke_in[name]
        if _leaves_report(speaker) and not here and frame.kind is not PARTICIPLE:
            self._retold = None
        elif (here or len(self._spoke_in[name]) >= _SENTENCES_OF_REPORT) and not _has_relay(frame, name):
            frame.relays.append(Relay(retold.carried()))


def _has_relay(frame: Frame, name: str) -> bool:
    return any(one.speaker.claimant.name == name for one in frame.relays)


def _leaves_report(speaker: Speaker) -> bool:
    """«مراقبون», «تقارير», a body that speaks for itself: nobody whom the retold outlet would have asked."""
    kind = speaker.claimant.kind
    return kind is _ORGANISATION or (kind is _ANONYMOUS and speaker.plural and speaker.noun in _OF_NO_PAPER)
