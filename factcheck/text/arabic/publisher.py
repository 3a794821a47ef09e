"""Whose article it is: that outlet is no relay of its own text, and nobody whom «الصحيفة» means."""

from collections.abc import Iterator

from factcheck.domain.reading import Claimant
from factcheck.text.arabic.namings import named_in
from factcheck.text.arabic.speaker import Speaker
from factcheck.text.arabic.view import View
from factcheck.text.normalize import fold_word
from factcheck.text.pack import Document

# Letters behind a claimant in which «حصلنا» may end.
_NEAR = 14
_OURS = frozenset({"لدينا", "عندنا"})
# «حصلنا عليها», «توصلنا إليها»
_GOT = frozenset({"عليها", "عليه", "اليها", "اليه", "بها"})


class Publisher:
    """The outlet that publishes; ``name`` is folded, empty where it is not known."""

    def __init__(self, document: Document) -> None:
        self.name = fold_word(document.outlet) if document.outlet is not None else ""
        self._entity_id = document.outlet_entity_id

    def employs(self, reporter: Speaker) -> bool:
        """Whether a reporter is the outlet's own: «مراسلنا», «مراسل النهار» in an-Nahar."""
        own = {word.removeprefix("ال") for word in self.name.split()}
        return reporter.noun_possessed or not own.isdisjoint(reporter.words)

    def is_named(self, claimant: Claimant) -> bool:
        """Whether the claimant is the outlet itself."""
        if claimant.entity_id is not None and claimant.entity_id == self._entity_id:
            return True
        return bool(self.name) and self.name == fold_word(claimant.name)


def others_named(view: View, publisher: Publisher) -> Iterator[Speaker]:
    """The persons, bodies and outlets that the sentence names, the publisher left out."""
    return (one for one in named_in(view) if not publisher.is_named(one.claimant))


def is_ours(view: View, speaker: Speaker) -> bool:
    """«فريق التحقق لدينا», «معلومات خاصة حصلنا عليها»: whom or what whoever writes calls their own."""
    span = speaker.claimant.span
    if span is None or speaker.named or "نا" not in view.text[span.start : span.end + _NEAR]:
        return False
    after = next((at for at, token in enumerate(view.tokens) if token.start >= span.end), view.size)
    if _OURS & {view.forms[after - 1], view.forms[after]}:
        return True
    return view.forms[after].endswith("نا") and view.forms[after + 1] in _GOT and not view.words[after].definite
