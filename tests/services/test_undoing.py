"""Taking a word on a link back: what holds afterwards, and what stays on record."""

import pytest

from factcheck.domain.decisions import NewLinkDecision
from factcheck.domain.ledger import first_broken
from factcheck.domain.words import LinkState, MemberRole, Relation
from factcheck.errors import Conflict, Forbidden
from factcheck.services.contradictions import list_links
from factcheck.services.decisions import decide, decisions_of, links_of, swapped
from factcheck.services.membership import edit_member
from factcheck.services.selection import LinkSelection
from factcheck.services.undoing import Undo, undo
from factcheck.storage.ledger import stream_entries

CONFIRMED, REJECTED, SUGGESTED, UNSURE = LinkState.CONFIRMED, LinkState.REJECTED, LinkState.SUGGESTED, LinkState.UNSURE
AGREES, CONTRADICTS = Relation.AGREES, Relation.CONTRADICTS


@pytest.fixture
def pair(newsroom, say):
    """Two claims that a run has found to contradict."""
    a, b = newsroom.publish(say("وقع الجيش العقد"), say("لم يوقع الجيش العقد"))
    newsroom.link(a, b)
    return a, b


def word(pair, state, editor="Huda", **more) -> NewLinkDecision:
    """An editor's word on the pair."""
    return NewLinkDecision(*pair, state=state, editor=editor, **more)


def states(database, pair) -> dict[Relation, LinkState]:
    """How the pair stands."""
    return {link.relation: link.state for link in links_of(database, *pair)}


def test_a_word_taken_back_leaves_the_link_as_it_was_and_stays_on_record(database, pair):
    decide(database, [word(pair, REJECTED)])

    [taken] = undo(database, Undo(*pair, "Huda"))

    history = [(one.number, one.state, one.undoes) for one in decisions_of(database, *pair)]
    assert history == [(2, SUGGESTED, 1), (1, REJECTED, None)]
    assert (taken.number, taken.editor, states(database, pair)) == (2, "Huda", {CONTRADICTS: SUGGESTED})


def test_what_another_editor_said_before_holds_again_and_is_that_one_s_word(database, pair):
    decide(database, [word(pair, CONFIRMED, "Huda"), word(pair, REJECTED, "Omar")])

    undo(database, Undo(*pair, "Omar"))

    [link] = links_of(database, *pair)
    assert (link.state, link.disputed, link.seen) == (CONFIRMED, False, 3)
    assert [(one.editor, one.state) for one in link.said] == [("Huda", CONFIRMED)]


def test_an_editor_s_own_earlier_word_holds_again(database, pair):
    decide(database, [word(pair, UNSURE), word(pair, CONFIRMED)])

    undo(database, Undo(*pair, "Huda"))

    [link] = links_of(database, *pair)
    assert (link.state, [(one.number, one.state) for one in link.said]) == (UNSURE, [(1, UNSURE)])


def test_of_a_swap_both_halves_are_taken_back_and_what_it_linked_is_linked_no_more(database, pair):
    decide(database, swapped(word(pair, REJECTED), CONTRADICTS))

    taken = undo(database, Undo(*pair, "Huda"))

    assert {one.relation for one in taken} == {AGREES, CONTRADICTS}
    assert states(database, pair) == {AGREES: REJECTED, CONTRADICTS: SUGGESTED}
    assert list_links(database, AGREES, LinkSelection()).links == []


def test_every_undo_is_an_entry_of_the_ledger(database, pair):
    decide(database, [word(pair, REJECTED)])
    undo(database, Undo(*pair, "Huda"))

    with database.transaction(read_only=True) as session:
        entries = list(stream_entries(session))

    assert first_broken(iter(entries)) is None
    assert [entry.entry.get("undoes") for entry in entries if entry.kind == "link_decision"] == [None, 1]


def test_after_an_undo_the_same_may_be_said_again(database, pair):
    decide(database, [word(pair, REJECTED)])
    undo(database, Undo(*pair, "Huda"))

    [again] = decide(database, [word(pair, REJECTED, seen=2)])

    assert (again.decision.number, states(database, pair)) == (3, {CONTRADICTS: REJECTED})


def test_an_undo_counts_as_news_for_who_looked_before_it(database, pair):
    decide(database, [word(pair, REJECTED, "Huda")])
    undo(database, Undo(*pair, "Huda"))

    with pytest.raises(Conflict, match="Huda decided meanwhile"):
        decide(database, [word(pair, CONFIRMED, "Omar", seen=1)])


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        ({"editor": "Nobody"}, "has said nothing"),
        ({"editor": "Huda"}, "Omar decided meanwhile: contradicts rejected"),
        ({"editor": "Omar", "relation": AGREES}, "has said nothing"),
        ({"editor": "Omar", "relation": CONTRADICTS, "number": 1}, "has said otherwise meanwhile"),
    ],
)
def test_what_is_not_the_editor_s_newest_word_is_not_taken_back(database, pair, wanted, said):
    decide(database, [word(pair, CONFIRMED, "Huda"), word(pair, REJECTED, "Omar")])

    with pytest.raises(Conflict, match=said):
        undo(database, Undo(*pair, **wanted))

    assert states(database, pair) == {CONTRADICTS: REJECTED}


def test_a_word_is_taken_back_once(database, pair):
    decide(database, [word(pair, REJECTED)])
    undo(database, Undo(*pair, "Huda"))

    with pytest.raises(Conflict, match="has said nothing"):
        undo(database, Undo(*pair, "Huda"))


def test_a_dry_run_takes_nothing_back(database, pair):
    decide(database, [word(pair, REJECTED)])

    undo(database, Undo(*pair, "Huda"), dry_run=True)

    assert states(database, pair) == {CONTRADICTS: REJECTED}


def test_who_is_an_editor_no_more_takes_nothing_back(database, pair):
    decide(database, [word(pair, REJECTED, "Huda")])
    edit_member(database, "Huda", roles=[MemberRole.CHECKER])

    with pytest.raises(Forbidden, match="Huda may not"):
        undo(database, Undo(*pair, "Huda"))
