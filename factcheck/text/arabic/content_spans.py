"""Where a content stands in the text: without stops and quotation marks at its borders, an assertion at a time."""

from factcheck.domain.spans import Span
from factcheck.text.arabic.view import View

_TRIMMED = frozenset(".،,؛;:!؟?-–—•*●■▪…")
_MARKS = frozenset('"«»“”‹›')
_OPENING = frozenset('"«“‹„')
_QUOTED_SHARE = 0.5
# A content shorter than this is not divided.
_SHORTEST_PART = 3


def content_span(view: View, start: int, end: int) -> Span | None:
    """The stretch of the tokens without stops at its borders, and without quotation marks that hold all of it."""
    forms = view.forms
    while start < end and not forms[start] and view.tokens[start].text in _TRIMMED:
        start += 1
    while start < end and not forms[end - 1] and _is_loose(view, end - 1):
        end -= 1
    if start < end and view.quotes[start] is not None and view.tokens[start].text in _OPENING:
        quote = view.quotes[start]
        if view.quotes[end - 1] is quote:
            start, end = (
                start + 1,
                end
                - (
                    not view.tokens[end - 1].form
                    and quote is not None
                    and view.tokens[end - 1].start >= quote.inside.end
                ),
            )
    while start < end and not forms[end - 1] and _is_loose(view, end - 1):
        end -= 1
    if start >= end or not any(forms[start:end]):
        return None
    return view.span(start, end)


def _is_loose(view: View, at: int) -> bool:
    """A stop, or a quotation mark that belongs to no quotation."""
    text, quote = view.tokens[at].text, view.quotes[at]
    if text not in _MARKS:
        return text in _TRIMMED
    return quote is None or (quote.span.start < view.sentence.span.start and view.tokens[at].end == quote.span.end)


def is_quoted(view: View, start: int, end: int) -> bool:
    """Whether the content begins with a quotation (or a complementiser before one) that is most of it."""
    if not view.has_quotes or not any(view.quotes[start:end]):
        return False
    first = next((at for at in range(start, end) if view.words[at].form and not view.words[at].that), None)
    if first is None:
        return False
    if view.quotes[first] is None:
        return _ends_in_speech(view, start, end)
    tokens = zip(view.forms[start:end], view.quotes[start:end], strict=True)
    held = [quote is not None for form, quote in tokens if form]
    return sum(held) > _QUOTED_SHARE * len(held)


def parts_of(view: View, start: int, end: int) -> list[tuple[int, int]]:
    """«أن ...، وأن ...» under one cue: each is an assertion of its own."""
    opener = _opener(view, start)
    if opener is None:
        return [(start, end)]
    last = end - _SHORTEST_PART
    thats = [at for at in view.marked if start + _SHORTEST_PART <= at <= last and view.words[at].that]
    by_verb = bool(thats) and _is_before_verb(view, opener)
    first, parts = start, []
    for at in thats:
        if at - first >= _SHORTEST_PART and _coordinates(view, at, opener, by_verb=by_verb):
            parts.append((first, at))
            first = at if view.words[at].that_pronoun or by_verb else at + 1
    return [*parts, (first, end)]


def _opener(view: View, start: int) -> int | None:
    """The complementiser that opens the content."""
    if start < view.size and view.words[start].that:
        return start
    return start - 1 if start and view.words[start - 1].that else None


def _coordinates(view: View, at: int, opener: int, *, by_verb: bool) -> bool:
    word = view.words[at]
    if not word.that or word.clitic != "و" or view.in_speech(at):
        return False
    if "إ" in view.tokens[at].text and "إ" not in view.tokens[opener].text:  # «وإن»: and if
        return False
    if view.forms[at + 1] in ("لم", "كان", "كانت"):
        return word.that_pronoun
    return by_verb or not _is_before_verb(view, at)


def _is_before_verb(view: View, that: int) -> bool:
    """«أن يكون», not «أن الوزير»."""
    if view.words[that].that_pronoun or that + 1 >= view.size or view.mentions[that + 1] is not None:
        return False
    word = view.words[that + 1]
    return word.noun is None and not word.definite and word.form[:1] in "يتن" and (word.verb or word.finite)


def _ends_in_speech(view: View, start: int, end: int) -> bool:
    """«الاتهامات بأنها "قصة مختلقة هدفها ..."»: what is said of something is all quotation."""
    for at in view.marked:
        if start <= at < end - 1 and view.words[at].that and view.opens_speech(at + 1):
            after = view.after_quote(at + 1)
            return not any(view.words[rest].form for rest in range(after, end))
    return False
