"""A verdict is listed as stale, with the cause, from the moment something overtakes it until somebody has looked."""

import pytest
from sqlalchemy import insert, text

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.decisions import NewLinkDecision, in_order
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import Evidence, NewVerdict
from factcheck.domain.words import LinkState, Polarity, Relation, StaleCause, Stance
from factcheck.errors import Conflict, NotFound
from factcheck.services.corrections import correct
from factcheck.services.decisions import decide
from factcheck.services.ingest import ingest
from factcheck.services.reference import load_reference
from factcheck.services.staleness import look, stale_verdicts
from factcheck.services.verdicts import add_verdict
from factcheck.storage.database import Database
from factcheck.storage.rows import EvidenceRow

SAID = "قال الوزير إن الاتفاق وقع في موسكو.\nقال السفير إن السفينة وصلت."
CHANGED = "قال الوزير إن الاتفاق لم يوقع بعد.\nقال السفير إن السفينة وصلت."
DENIED = "نفى الناطق توقيع الاتفاق في موسكو."


@pytest.fixture
def desk(fresh_database):
    """A database in which each step is a transaction of its own, with a moment of its own."""
    database = Database(fresh_database)
    load_reference(database)
    yield database
    database.close()


@pytest.fixture
def judged(desk, article) -> ClaimRef:
    """The minister's claim, rated true."""
    ingest(desk, [article(SAID, "a.txt", outlet="عربي21"), article(DENIED, "b.txt", outlet="الوسط")])
    add_verdict(desk, NewVerdict(ClaimRef(1, 1), "true", "seen in the archive", "Huda"))
    return ClaimRef(1, 1)


def _causes(database: Database) -> list[StaleCause]:
    return [one.cause for one in stale_verdicts(database)]


def _cite(database: Database, of: ClaimRef, cited: ClaimRef) -> None:
    """Evidence of the claim's first verdict: another claim supports it."""
    key = {"source_id": of.source_id, "claim": of.number, "verdict": 1, "position": 1}
    said = {"stance": "supports", "citation": str(cited), "kind": "claim"}
    with database.transaction() as session:
        values = {**key, **said, "cited_source_id": cited.source_id, "cited_claim": cited.number}
        session.execute(insert(EvidenceRow).values(values))


def _decide(database: Database, state: LinkState) -> None:
    a, b = in_order(ClaimRef(1, 1), ClaimRef(2, 1))
    decide(database, [NewLinkDecision(a, b, state, "Omar", Relation.CONTRADICTS)])


def test_a_verdict_that_nothing_has_overtaken_is_not_stale(desk, judged):
    assert judged
    assert stale_verdicts(desk) == []


def test_a_new_capture_that_changes_the_words_makes_the_verdict_stale(desk, judged, article):
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])

    [stale] = stale_verdicts(desk)

    assert (stale.claim, stale.verdict, stale.cause) == (judged, 1, StaleCause.WORDS_CHANGED)
    assert (stale.checker, stale.detail) == ("Huda", "capture 2")


def test_a_new_capture_that_keeps_the_words_does_not(desk, judged, article):
    assert judged
    ingest(desk, [article(SAID + "\nقال العمدة إن الطريق مفتوح.", "a.txt", outlet="عربي21")])

    assert stale_verdicts(desk) == []


def test_a_contradiction_confirmed_since_makes_the_verdict_stale(desk, judged):
    assert judged
    _decide(desk, LinkState.CONFIRMED)

    assert [(one.cause, one.detail) for one in stale_verdicts(desk)] == [(StaleCause.CONTRADICTED, "2.1")]


def test_a_contradiction_that_was_confirmed_and_then_rejected_does_not(desk, judged):
    assert judged
    _decide(desk, LinkState.CONFIRMED)
    _decide(desk, LinkState.REJECTED)

    assert stale_verdicts(desk) == []


def test_a_contradiction_confirmed_before_the_verdict_was_known_to_the_checker(desk, judged):
    _decide(desk, LinkState.CONFIRMED)

    add_verdict(desk, NewVerdict(judged, "false", "denied by name", "Huda", supersedes=1, reason="news"))

    assert stale_verdicts(desk) == []


def test_a_reading_that_was_corrected_since_makes_the_verdict_stale(desk, judged):
    correct(desk, NewCorrection(claim=judged, reason="he denies it", corrected_by="Omar", polarity=Polarity.DENIES))

    assert [(one.cause, one.detail) for one in stale_verdicts(desk)] == [(StaleCause.CORRECTED, "he denies it")]


def test_evidence_that_the_desk_has_rated_false_makes_the_verdict_stale(desk, judged):
    add_verdict(desk, NewVerdict(ClaimRef(1, 2), "true", "so says the other", "Nour"))
    _cite(desk, ClaimRef(1, 2), judged)
    add_verdict(desk, NewVerdict(judged, "false", "forged", "Huda", supersedes=1, reason="news"))

    [stale] = stale_verdicts(desk)

    assert (stale.claim, stale.cause) == (ClaimRef(1, 2), StaleCause.EVIDENCE_REJECTED)


def test_evidence_whose_words_have_changed_makes_the_verdict_stale(desk, judged, article):
    add_verdict(desk, NewVerdict(ClaimRef(2, 1), "false", "the minister says otherwise", "Nour"))
    _cite(desk, ClaimRef(2, 1), judged)
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])

    assert StaleCause.EVIDENCE_CHANGED in [one.cause for one in stale_verdicts(desk, checker="Nour")]


def test_evidence_that_was_withdrawn_makes_the_verdict_stale(desk, judged):
    cited = (Evidence(Stance.SUPPORTS, "the port's log"),)
    add_verdict(desk, NewVerdict(judged, "true", "seen", "Nour", cited))
    withdrawn = "insert into factcheck.evidence_withdrawal (source_id, claim, verdict, position, member_id, reason)"
    with desk.transaction() as session:
        session.execute(text(f"{withdrawn} select 1, 1, 2, 1, member_id, 'forged' from factcheck.verdict limit 1"))

    assert [(one.checker, one.cause) for one in stale_verdicts(desk)] == [("Nour", StaleCause.EVIDENCE_WITHDRAWN)]


def test_a_stale_verdict_leaves_the_list_once_somebody_has_looked(desk, judged, article):
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])

    seen = look(desk, judged, by="Omar", note="the date alone")

    assert [one.cause for one in seen] == [StaleCause.WORDS_CHANGED]
    assert stale_verdicts(desk) == []


def test_what_comes_about_after_the_look_brings_it_back(desk, judged, article):
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])
    look(desk, judged, by="Omar")

    ingest(desk, [article("قال الوزير إن لا اتفاق.", "a.txt", outlet="عربي21")])

    assert [(one.cause, one.detail) for one in stale_verdicts(desk)] == [(StaleCause.WORDS_CHANGED, "capture 3")]


def test_a_superseded_verdict_is_not_stale(desk, judged, article):
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])
    assert _causes(desk) == [StaleCause.WORDS_CHANGED]

    add_verdict(desk, NewVerdict(judged, "false", "they took it back", "Huda", supersedes=1, reason="news"))

    assert _causes(desk) == []


def test_there_is_nothing_to_look_at_where_nothing_is_stale(desk, judged):
    with pytest.raises(Conflict, match=f"claim {judged} has no stale verdict"):
        look(desk, judged, by="Omar")
    with pytest.raises(Conflict, match=r"claim 1\.2 has no verdict"):
        look(desk, ClaimRef(1, 2), by="Omar")
    with pytest.raises(NotFound, match=r"no claim 9\.9"):
        look(desk, ClaimRef(9, 9), by="Omar")


def test_a_look_may_be_at_one_verdict_alone(desk, judged, article):
    add_verdict(desk, NewVerdict(judged, "false", "seen in another archive", "Omar"))
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])

    looked_at = look(desk, judged, by="Nour", verdict=2)

    assert [one.verdict for one in looked_at] == [2]
    assert [one.verdict for one in stale_verdicts(desk)] == [1]
    with pytest.raises(Conflict, match=r"verdict 2 of claim 1\.1 is not stale"):
        look(desk, judged, by="Nour", verdict=2)


def test_a_look_that_misses_a_cause_is_told_so(desk, judged, article):
    ingest(desk, [article(CHANGED, "a.txt", outlet="عربي21")])

    with pytest.raises(Conflict, match="more has overtaken"):
        look(desk, judged, by="Nour", seen=0)
    assert len(look(desk, judged, by="Nour", seen=1)) == 1
