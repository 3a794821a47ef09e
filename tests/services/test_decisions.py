"""Deciding of links: what holds, what stays on record, and who stands against whom."""

import pytest
from sqlalchemy import func, select, update

from factcheck.domain.decisions import NewLinkDecision, in_order
from factcheck.domain.ledger import first_broken
from factcheck.domain.words import LinkState, ReasonCode, Relation
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.contradictions import list_links
from factcheck.services.deciding_all import Sweep, decide_all
from factcheck.services.decisions import decide, decisions_of, latest_decisions, links_of, relation_of, swapped
from factcheck.services.linking import link_new
from factcheck.services.selection import LinkSelection
from factcheck.storage.ledger import stream_entries
from factcheck.storage.rows import ClaimRow, LedgerRow, LinkRow

CONFIRMED, REJECTED, UNSURE = LinkState.CONFIRMED, LinkState.REJECTED, LinkState.UNSURE
DENIED = "نفى الناطق باسم الجيش توقيع عقد أسلحة مع روسيا في موسكو."
SAID = "وقع الجيش عقد أسلحة مع روسيا في موسكو."


@pytest.fixture
def pair(newsroom, say):
    """Two claims of two outlets that a run has found to contradict."""
    [a] = newsroom.publish(say(SAID), outlet="Al-Barq", key="a.txt")
    [b] = newsroom.publish(say(DENIED, by="الناطق باسم الجيش", cue="نفى"), outlet="Al-Raed", key="b.txt")
    newsroom.link(a, b)
    return a, b


def word(pair, state, editor="Huda", **more) -> NewLinkDecision:
    """An editor's word on the pair."""
    return NewLinkDecision(*in_order(*pair), state=state, editor=editor, **more)


def states(database, pair) -> dict[Relation, LinkState]:
    """How the pair stands."""
    return {link.relation: link.state for link in links_of(database, *pair)}


def shown(database, relation=Relation.CONTRADICTS, **wanted) -> list:
    """The list that editors open."""
    return list(list_links(database, relation, LinkSelection(**wanted)).links)


def test_the_newest_word_holds_and_both_stay_on_record(database, pair):
    decide(database, [word(pair, CONFIRMED, note="one contract")])
    decide(database, [word(pair, REJECTED)])

    history = [(one.number, one.state, one.editor, one.note) for one in decisions_of(database, *pair)]
    assert history == [(2, REJECTED, "Huda", None), (1, CONFIRMED, "Huda", "one contract")]
    assert states(database, pair) == {Relation.CONTRADICTS: REJECTED}


def test_the_order_in_which_the_claims_are_named_does_not_matter(database, pair):
    decide(database, [word(pair[::-1], CONFIRMED)])

    assert states(database, pair) == {Relation.CONTRADICTS: CONFIRMED}


def test_every_word_is_an_entry_of_the_ledger(database, pair):
    [decided] = decide(database, [word(pair, CONFIRMED, note="one contract")])

    with database.transaction(read_only=True) as session:
        entry = session.scalars(select(LedgerRow.entry).order_by(LedgerRow.seq.desc()).limit(1)).one()
        assert first_broken(stream_entries(session)) is None
    assert (entry["claim"], entry["other_claim"]) == (str(pair[0]), str(pair[1]))
    assert (entry["state"], entry["editor"], entry["note"]) == ("confirmed", "Huda", "one contract")
    assert entry["decided_at"] == decided.decision.decided_at.isoformat()


def test_two_editors_who_disagree_are_shown_as_such(database, pair):
    decide(database, [word(pair, CONFIRMED, editor="Huda")])
    [decided] = decide(database, [word(pair, REJECTED, editor="Omar")])

    [link] = links_of(database, *pair)
    assert [(one.editor, one.state) for one in decided.others] == [("Huda", CONFIRMED)]
    assert [(one.editor, one.state) for one in link.said] == [("Omar", REJECTED), ("Huda", CONFIRMED)]
    assert link.disputed


def test_who_comes_round_ends_the_disagreement(database, pair):
    decide(database, [word(pair, CONFIRMED, editor="Huda"), word(pair, REJECTED, editor="Omar")])
    decide(database, [word(pair, REJECTED, editor="Huda")])

    [link] = links_of(database, *pair)
    assert not link.disputed
    assert [one.editor for one in link.said] == ["Huda", "Omar"]


def test_being_unsure_contradicts_nobody(database, pair):
    decide(database, [word(pair, CONFIRMED, editor="Huda"), word(pair, UNSURE, editor="Omar")])

    [link] = links_of(database, *pair)
    assert (link.state, link.disputed) == (UNSURE, False)


def test_a_swapped_link_is_rejected_and_the_other_one_confirmed(database, pair):
    new = word(pair, REJECTED)

    decide(database, swapped(new, relation_of(database, new)))

    assert states(database, pair) == {Relation.AGREES: CONFIRMED, Relation.CONTRADICTS: REJECTED}


def test_an_editor_links_what_no_run_has_linked(database, newsroom, say):
    pair = [newsroom.publish(say(SAID), key=key)[0] for key in ("a.txt", "b.txt")]

    decide(database, [word(pair, CONFIRMED, relation=Relation.AGREES)])

    [link] = links_of(database, *pair)
    assert (link.relation, link.state, link.method) == (Relation.AGREES, CONFIRMED, "editor")


def test_a_decided_pair_outlives_every_later_run(database, take_in, article):
    take_in(article(f"ذكرت الوكالة أن الجيش وقع عقد أسلحة مع روسيا.\n{SAID}", "a.txt", outlet="Al-Barq"))
    take_in(article(DENIED, "b.txt", outlet="Al-Raed"))
    link_new(database)
    pairs = [(link.a.ref, link.b.ref) for link in shown(database)]
    decide(database, [word(pair, REJECTED) for pair in pairs])

    take_in(article(f"{DENIED} أمس.", "b.txt", outlet="Al-Raed"))
    link_new(database)

    with database.transaction(read_only=True) as session:
        rejected = select(LinkRow.source_id, LinkRow.claim).where(LinkRow.state == "rejected")
        assert pairs
        assert len(session.execute(rejected).all()) == len(pairs)


def test_what_is_rejected_is_listed_only_when_asked_for(database, pair):
    decide(database, [word(pair, REJECTED)])

    assert shown(database) == []
    assert [link.state for link in shown(database, state=REJECTED)] == [REJECTED]


def test_a_dry_run_decides_nothing(database, pair):
    decide(database, [word(pair, CONFIRMED)], dry_run=True)

    assert states(database, pair) == {Relation.CONTRADICTS: LinkState.SUGGESTED}


def test_who_decides_after_another_is_told_what_that_one_said(database, pair):
    [link] = links_of(database, *pair)
    decide(database, [word(pair, CONFIRMED, editor="Huda", note="one contract")])

    with pytest.raises(Conflict, match=r"Huda decided meanwhile: contradicts confirmed \(one contract\)"):
        decide(database, [word(pair, REJECTED, editor="Omar", seen=link.seen)])

    assert states(database, pair) == {Relation.CONTRADICTS: CONFIRMED}


@pytest.mark.parametrize(
    ("wanted", "error", "said"),
    [
        ({"editor": " "}, InvalidInput, "somebody's"),
        ({}, Conflict, "Huda has confirmed already"),
    ],
)
def test_a_decision_that_says_nothing_is_refused(database, pair, wanted, error, said):
    decide(database, [word(pair, CONFIRMED)])

    with pytest.raises(error, match=said):
        decide(database, [word(pair, CONFIRMED, **wanted)])

    assert len(decisions_of(database, *pair)) == 1


def test_a_pair_without_a_link_wants_its_relation_said(database, newsroom, say):
    pair = [newsroom.publish(say(SAID), key=key)[0] for key in ("a.txt", "b.txt")]

    with pytest.raises(InvalidInput, match="are not linked"):
        decide(database, [word(pair, CONFIRMED)])


def test_a_claim_that_is_not_there_is_named(database, pair):
    with pytest.raises(NotFound, match=r"there is no claim 99\.1"):
        decide(database, [word((pair[0], type(pair[0])(99, 1)), CONFIRMED, relation=Relation.AGREES)])


def test_what_is_no_longer_read_is_not_linked_anew(database, newsroom, say):
    pair = [newsroom.publish(say(SAID), key=key)[0] for key in ("a.txt", "b.txt")]
    with database.transaction() as session:
        session.execute(update(ClaimRow).where(ClaimRow.source_id == pair[0].source_id).values(outdated_at=func.now()))

    with pytest.raises(Conflict, match=f"claim {pair[0]} is no longer read"):
        decide(database, [word(pair, CONFIRMED, relation=Relation.AGREES)])


def test_all_that_fit_are_decided_once_their_number_is_known(database, pair):
    sweep = {"relation": Relation.CONTRADICTS, "selection": LinkSelection(state=LinkState.SUGGESTED), "editor": "Huda"}

    meant = decide_all(database, Sweep(**sweep, state=REJECTED))
    after_dry_run = states(database, pair)
    decide_all(database, Sweep(**sweep, state=REJECTED, expected=len(meant)))

    assert (len(meant), after_dry_run) == (1, {Relation.CONTRADICTS: LinkState.SUGGESTED})
    assert states(database, pair) == {Relation.CONTRADICTS: REJECTED}


def test_another_number_than_expected_decides_nothing(database, pair):
    fitting = LinkSelection(state=LinkState.SUGGESTED, reason=ReasonCode.DENIAL)
    sweep = Sweep(relation=Relation.CONTRADICTS, selection=fitting, state=REJECTED, editor="Huda", expected=2)

    with pytest.raises(Conflict, match="2 links were meant, 1 fit now"):
        decide_all(database, sweep)

    assert states(database, pair) == {Relation.CONTRADICTS: LinkState.SUGGESTED}


def test_the_history_can_be_one_editors(database, pair):
    decide(database, [word(pair, CONFIRMED, editor="Huda"), word(pair, REJECTED, editor="Omar")])

    assert [one.editor for one in latest_decisions(database, limit=9)] == ["Omar", "Huda"]
    assert [one.editor for one in latest_decisions(database, editor="Huda", limit=9)] == ["Huda"]
