"""Two captures of an article: what changed, and which claims and verdicts that touches."""

import pytest

from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import ClaimChange, SentenceChange
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.changes import compare_captures
from factcheck.services.claims import list_claims
from factcheck.services.selection import Selection
from factcheck.services.verdicts import add_verdict

SAID = "قال الوزير إن قيمة الاتفاق 4.2 مليار دولار.\nقال السفير إن السفينة وصلت إلى الميناء."
CHANGED = "قال الوزير إن قيمة الاتفاق 2.4 مليار دولار.\nقال السفير إن السفينة وصلت إلى الميناء."
DENIED = "نفى الناطق أن تكون المحادثات قد توقفت."


@pytest.fixture
def captured(seeded, article, take_in):
    """Takes in texts as captures of one article, and gives the source's number."""

    def take(*texts):
        for text in texts:
            take_in(article(text, url="https://a.example/1"))
        [source_id] = {record.source.source_id for record in list_claims(seeded, Selection())}
        return source_id

    return take


def _claims(changes):
    return [(claim.change, claim.before and claim.before.ref.number, claim.after and claim.after.ref.number)
            for claim in changes.claims]  # fmt: skip


def test_a_figure_that_was_put_right_is_one_sentence_and_one_word(seeded, captured):
    changes = compare_captures(seeded, captured(SAID, CHANGED))

    reworded, kept = changes.sentences
    assert (reworded.change, kept.change) == (SentenceChange.REWORDED, SentenceChange.KEPT)
    assert [span.of(reworded.before.text) for span in reworded.before.changed] == ["4.2"]
    assert [span.of(reworded.after.text) for span in reworded.after.changed] == ["2.4"]
    assert (changes.older, changes.newer) == (1, 2)


def test_the_claim_in_it_was_reworded_and_the_other_is_as_it_was(seeded, captured):
    changes = compare_captures(seeded, captured(SAID, CHANGED))

    assert _claims(changes) == [(ClaimChange.REWORDED, 1, 3)]
    assert (changes.kept, changes.kept_judged) == (1, 0)


def test_verdicts_are_named_that_hold_on_words_which_have_changed(seeded, captured):
    source_id = captured(SAID)
    add_verdict(seeded, NewVerdict(ClaimRef(source_id, 1), "true", "seen in the archive", "Huda"))
    add_verdict(seeded, NewVerdict(ClaimRef(source_id, 2), "false", "the harbour was closed", "Huda"))

    changes = compare_captures(seeded, captured(CHANGED))

    assert [(verdict.claim.number, verdict.rating) for verdict in changes.verdicts] == [(1, "true")]
    assert changes.kept_judged == 1


def test_what_was_taken_out_and_what_was_put_in_is_named(seeded, captured):
    changes = compare_captures(seeded, captured(SAID, f"{DENIED}\n{SAID.splitlines()[1]}"))

    assert changes.counts == {
        SentenceChange.KEPT: 1,
        SentenceChange.REWORDED: 0,
        SentenceChange.MOVED: 0,
        SentenceChange.ADDED: 1,
        SentenceChange.REMOVED: 1,
    }
    assert [change for change, *_ in _claims(changes)] == [ClaimChange.GONE, ClaimChange.CAME]


def test_the_same_words_put_down_to_somebody_else_are_read_otherwise(seeded, captured):
    changes = compare_captures(seeded, captured(SAID, SAID.replace("السفير", "العقيد")))

    assert [change for change, *_ in _claims(changes)] == [ClaimChange.REREAD]


def test_any_two_captures_are_compared_the_earlier_first(seeded, captured):
    source_id = captured(SAID, CHANGED, f"{CHANGED}\n{DENIED}")

    changes = compare_captures(seeded, source_id, older=1, newer=3)

    assert (changes.older, changes.newer, changes.counts[SentenceChange.ADDED]) == (1, 3, 1)
    assert compare_captures(seeded, source_id).counts[SentenceChange.REWORDED] == 0


@pytest.mark.parametrize(
    ("asked", "error", "said"),
    [
        ({"older": 2, "newer": 1}, InvalidInput, "capture 2 is not before capture 1"),
        ({"older": 1, "newer": 1}, InvalidInput, "capture 1 is not before capture 1"),
        ({"newer": 1}, InvalidInput, "no capture before 1"),
        ({"older": 7}, NotFound, "has no capture 7"),
    ],
)
def test_what_cannot_be_compared_is_said(seeded, captured, asked, error, said):
    source_id = captured(SAID, CHANGED)

    with pytest.raises(error, match=said):
        compare_captures(seeded, source_id, **asked)


def test_a_source_that_is_not_there_is_asked_for_in_vain(database):
    with pytest.raises(NotFound, match="no source 7"):
        compare_captures(database, 7)
