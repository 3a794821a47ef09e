"""Marked words of a text: nothing of the text is lost, and the words that clash are found."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.domain.days import DayRange
from factcheck.domain.links import Reason
from factcheck.domain.reading import Claim, Quantity, TimeReference
from factcheck.domain.records import ClaimRecord, SourceBrief
from factcheck.domain.refs import ClaimRef
from factcheck.domain.spans import Span
from factcheck.domain.words import Modality, Polarity, ReasonCode, SentenceKind, Voice
from factcheck.presenters.clashing import clashing_spans
from factcheck.presenters.pieces import Mark, pieces

AT = 100  # where the sentence begins in its capture
SENTENCE = "نفى المتحدث إبرام عقد بقيمة 4.2\nمليار دولار يوم الثلاثاء"

spans = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(*sorted(ends)))
marks = st.lists(
    st.builds(Mark, spans, st.sampled_from(["claim", "clash"]), st.sampled_from([None, "1.1"])), max_size=4
)


@given(st.text(max_size=40), marks, st.integers(0, 20))
def test_a_cut_text_is_the_text(text, marked, at):
    assert "".join(piece.text for piece in pieces(text, marked, at=at)) == text


@given(st.text(max_size=40), marks)
def test_each_mark_covers_its_words_and_no_others(text, marked):
    covered = "".join(piece.text for piece in pieces(text, marked) if "clash" in piece.kinds)

    assert covered == "".join(
        letter
        for place, letter in enumerate(text)
        if any(mark.kind == "clash" and mark.span.holds(Span(place, place + 1)) for mark in marked)
    )


@pytest.mark.parametrize(
    ("code", "detail", "words"),
    [
        (ReasonCode.DENIAL, "denies / affirms", ["نفى"]),
        (ReasonCode.QUANTITY, "4.2 مليار دولار / 2.9 مليار دولار", ["4.2\nمليار دولار"]),
        (ReasonCode.TIME, "2016-09-27 / 2016-09-26", ["الثلاثاء"]),
        (ReasonCode.TIME, "2016-09-26 / 2016-09-27", []),
        (ReasonCode.OPPOSITE, "إبرام دولار / sell", ["إبرام", "دولار"]),
        (ReasonCode.OPPOSITE, "برام / sell", []),
        (ReasonCode.PARTIAL, "عقد", ["عقد"]),
        (ReasonCode.ATTRIBUTION, "المتحدث / موسكو", []),
        (ReasonCode.WIRE_COPY, "", []),
        (ReasonCode.OPPOSITE, "", []),
    ],
)
def test_the_words_that_clash_are_found_in_the_sentence(code, detail, words):
    found = clashing_spans(_record(), [Reason(code, detail)], second=False)

    assert [(each, span.moved(-AT).of(SENTENCE)) for each, span in found] == [(code, word) for word in words]


def test_each_side_of_a_link_has_its_own_words():
    reason = Reason(ReasonCode.OPPOSITE, "sell / عقد")

    [(_, found)] = clashing_spans(_record(), [reason], second=True)

    assert found.moved(-AT).of(SENTENCE) == "عقد"


def test_a_cue_of_another_sentence_is_not_marked():
    record = _record()
    elsewhere = replace(record, claim=replace(record.claim, cue_span=Span(3, 6)))

    assert clashing_spans(elsewhere, [Reason(ReasonCode.DENIAL, "denies / affirms")], second=False) == []


def _span(words: str) -> Span:
    start = AT + SENTENCE.index(words)
    return Span(start, start + len(words))


def _record() -> ClaimRecord:
    claim = Claim(
        number=1,
        sentence=1,
        span=Span(_span("إبرام").start, AT + len(SENTENCE)),
        voice=Voice.ATTRIBUTED,
        claimant=None,
        chain=(),
        cue="نفى",
        cue_span=_span("نفى"),
        polarity=Polarity.DENIES,
        modality=Modality.CERTAIN,
        quoted=False,
        quantities=(Quantity(_span("4.2\nمليار دولار"), 4.2e9, None, "USD", approximate=False),),
        times=(TimeReference(_span("الثلاثاء"), DayRange.parse("2016-09-27")),),
        mentions=(),
    )
    source = SourceBrief(2, "uid", "a.txt", None, None, None, None, None, "ar")
    return ClaimRecord(
        ref=ClaimRef(2, 1),
        source=source,
        capture=1,
        current=True,
        claim=claim,
        text=claim.span.moved(-AT).of(SENTENCE),
        sentence=Span(AT, AT + len(SENTENCE)),
        sentence_kind=SentenceKind.BODY,
        sentence_text=SENTENCE,
        quantities_text=("4.2\nمليار دولار",),
        times_text=("الثلاثاء",),
    )
