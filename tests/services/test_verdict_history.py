"""Verdicts are superseded and withdrawn, never changed: who may, what stays to be seen, what is kept out of sight."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from factcheck.domain.articles import Article
from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdict_history import Act, Change, Piece
from factcheck.domain.verdicts import NewVerdict, Review, Withdrawal
from factcheck.domain.words import MemberRole
from factcheck.errors import Conflict, Forbidden, InvalidInput, NotFound
from factcheck.services.claims import show_claim
from factcheck.services.drafting import begin_verdict
from factcheck.services.ingest import ingest
from factcheck.services.ledger import Checked, verify
from factcheck.services.membership import add_member
from factcheck.services.outlets import OutletNames
from factcheck.services.reference import load_reference
from factcheck.services.verdict_history import diff_verdicts, history_of, withdraw_evidence, withdraw_verdict
from factcheck.services.verdicts import add_verdict, list_verdicts, verdicts_of
from factcheck.storage.database import Database

HUDA, OMAR, SALMA = "هدى", "عمر", "سلمى"


@pytest.fixture
def claim(seeded, newsroom, say) -> ClaimRef:
    """A claim, two checkers (Huda, Omar), and Salma who checks and edits."""
    add_member(seeded, HUDA, roles=[MemberRole.CHECKER])
    add_member(seeded, OMAR, roles=[MemberRole.CHECKER])
    add_member(seeded, SALMA, roles=[MemberRole.CHECKER, MemberRole.EDITOR])
    [ref] = newsroom.publish(say("موسكو وعدت بالسلاح", by="الناطق"), outlet="عربي21")
    return ref


@pytest.fixture
def new(claim) -> NewVerdict:
    cited = (Evidence.parse("refutes:https://un.org/a"), Evidence.parse("context:قرار 1970"))
    return NewVerdict(claim, "false", "no document was shown", HUDA, cited)


@pytest.fixture
def theirs(database, new):
    """A verdict of another desk on the claim."""
    with database.transaction() as session:
        outlet_id = OutletNames(session).find_or_add("فتبينوا")
    return add_verdict(database, replace(new, checker="import", review=Review(outlet_id, "https://desk.example/1")))


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_whoever_supersedes_a_verdict_says_why(database, new, reason):
    add_verdict(database, new)

    with pytest.raises(InvalidInput, match="why") as refused:
        add_verdict(database, replace(new, supersedes=1, reason=reason))

    assert "--reason" in refused.value.hint


def test_another_checkers_verdict_is_superseded_by_an_editor_alone(database, new):
    add_verdict(database, new)
    wish = replace(new, rating="true", supersedes=1, reason="the register says so")

    with pytest.raises(Forbidden, match="no editor"):
        add_verdict(database, replace(wish, checker=OMAR))
    later = add_verdict(database, replace(wish, checker=SALMA))

    assert list_verdicts(database) == [later]
    assert verdicts_of(database, new.claim)[1].ended.by == SALMA


def test_superseding_anothers_verdict_leaves_nobody_with_two(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, checker=SALMA))

    with pytest.raises(Conflict, match=f"verdict 2 of {SALMA}"):
        add_verdict(database, replace(new, checker=SALMA, supersedes=1, reason="wrong"))


def test_a_withdrawn_verdict_holds_no_more_and_stays_to_be_seen(database, new):
    add_verdict(database, new)

    withdrawn = withdraw_verdict(database, Withdrawal(new.claim, HUDA, "الوثيقة مزورة"))

    assert (withdrawn.current, withdrawn.ended.withdrawn, withdrawn.ended.reason) == (False, True, "الوثيقة مزورة")
    assert list_verdicts(database) == []
    assert list_verdicts(database, current_only=False) == [withdrawn] == verdicts_of(database, new.claim)


def test_after_a_withdrawal_the_checker_logs_anew_under_the_next_number(database, new):
    add_verdict(database, new)
    withdraw_verdict(database, Withdrawal(new.claim, HUDA, "forged"))

    assert add_verdict(database, new).number == 3


@pytest.mark.parametrize(
    ("wish", "error"),
    [
        ({"member": OMAR}, NotFound),
        ({"member": OMAR, "verdict": 1}, Forbidden),
        ({"member": HUDA, "verdict": 7}, NotFound),
        ({"member": HUDA, "reason": " "}, InvalidInput),
    ],
)
def test_a_verdict_is_not_withdrawn_by_others_or_without_a_reason(database, new, wish, error):
    logged = add_verdict(database, new)

    with pytest.raises(error):
        withdraw_verdict(database, replace(Withdrawal(new.claim, HUDA, "forged"), **wish))

    assert list_verdicts(database) == [logged]


def test_what_is_withdrawn_is_neither_withdrawn_nor_superseded_again(database, new):
    add_verdict(database, new)
    wish = Withdrawal(new.claim, HUDA, "forged", verdict=1)
    withdraw_verdict(database, wish)

    with pytest.raises(Conflict, match="withdrawn already"):
        withdraw_verdict(database, wish)
    with pytest.raises(Conflict, match="withdrawn already"):
        add_verdict(database, replace(new, supersedes=1, reason="again"))


def test_one_piece_of_evidence_is_withdrawn_and_the_verdict_holds_on(database, new):
    add_verdict(database, new)

    left = withdraw_evidence(database, Withdrawal(new.claim, HUDA, "taken down"), 1)

    assert left.current
    assert [item.withdrawn and item.withdrawn.reason for item in left.evidence] == ["taken down", None]
    with pytest.raises(Conflict, match="withdrawn"):
        withdraw_evidence(database, Withdrawal(new.claim, HUDA, "again"), 1)
    with pytest.raises(NotFound, match="no evidence 3"):
        withdraw_evidence(database, Withdrawal(new.claim, HUDA, "no such"), 3)


def test_a_dry_run_withdraws_nothing(database, new):
    logged = add_verdict(database, new)

    assert not withdraw_verdict(database, Withdrawal(new.claim, HUDA, "x"), dry_run=True).current
    assert withdraw_evidence(database, Withdrawal(new.claim, HUDA, "x"), 1, dry_run=True).evidence[0].withdrawn
    assert list_verdicts(database) == [logged]
    assert len(history_of(database, new.claim)) == 1


def test_history_tells_in_order_who_did_what_and_why(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, rating="true", supersedes=1, reason="a register came to light"))
    withdraw_evidence(database, Withdrawal(new.claim, SALMA, "taken down", verdict=2), 1)
    withdraw_verdict(database, Withdrawal(new.claim, SALMA, "the register is forged", verdict=2))

    told = [(event.act, event.verdict, event.who, event.why) for event in history_of(database, new.claim)]

    assert told[:2] == [
        (Act.LOGGED, 1, HUDA, "no document was shown"),
        (Act.LOGGED, 2, HUDA, "a register came to light"),
    ]
    assert sorted(told[2:]) == [
        (Act.EVIDENCE_WITHDRAWN, 2, SALMA, "taken down"),
        (Act.WITHDRAWN, 2, SALMA, "the register is forged"),
    ]


def test_a_difference_shows_words_and_evidence_that_went_and_came(database, new):
    add_verdict(database, new)
    cited = (new.evidence[1], Evidence.parse("supports:https://un.org/b"))
    add_verdict(database, replace(new, rationale="one document was shown", evidence=cited, supersedes=1, reason="x"))

    diff = diff_verdicts(database, new.claim)

    assert diff.rationale == (
        Piece(Change.REMOVED, "no"),
        Piece(Change.ADDED, "one"),
        Piece(Change.SAME, " document was shown"),
    )
    assert [item.citation for item in diff.removed] == ["https://un.org/a"]
    assert [item.citation for item in diff.added] == ["https://un.org/b"]


def test_two_verdicts_are_needed_for_a_difference(database, new):
    add_verdict(database, new)

    with pytest.raises(NotFound):
        diff_verdicts(database, new.claim)
    with pytest.raises(NotFound, match="no verdict 5"):
        diff_verdicts(database, new.claim, (1, 5))


def test_another_desks_verdict_stands_apart_and_is_nobodys_to_end(database, new, theirs):
    assert (theirs.desk, theirs.current, theirs.ended) == ("فتبينوا", False, None)
    assert list_verdicts(database) == []
    with pytest.raises(Conflict, match="another desk's"):
        withdraw_verdict(database, Withdrawal(new.claim, SALMA, "x", verdict=1))
    with pytest.raises(Conflict, match="another desk's"):
        add_verdict(database, replace(new, checker=SALMA, supersedes=1, reason="x"))

    own = add_verdict(database, replace(new, checker="import"))

    assert list_verdicts(database) == [own]


def test_a_blind_checker_sees_no_verdict_before_logging_one(database, new, theirs):  # noqa: ARG001  # it is there
    add_verdict(database, new)

    dossier = show_claim(database, new.claim, blind_to=OMAR)

    assert (dossier.verdicts, dossier.hidden) == ([], True)
    assert verdicts_of(database, new.claim, blind_to=OMAR) == []
    assert history_of(database, new.claim, blind_to=OMAR) == []
    assert begin_verdict(database, replace(new, checker=OMAR, blind=True)).dossier.verdicts == []


def test_a_blind_checker_is_not_told_that_there_is_no_verdict_either(database, claim):
    assert show_claim(database, claim, blind_to=OMAR).hidden
    assert verdicts_of(database, claim, blind_to=OMAR) == []
    assert history_of(database, claim, blind_to=OMAR) == []


def test_once_logged_blind_a_verdict_says_so_and_the_others_are_seen(database, new):
    add_verdict(database, new)

    logged = add_verdict(database, replace(new, checker=OMAR, blind=True))

    assert logged.blind
    assert {each.checker for each in verdicts_of(database, new.claim, blind_to=OMAR)} == {HUDA, OMAR}
    assert not show_claim(database, new.claim, blind_to=OMAR).hidden
    assert len(history_of(database, new.claim, blind_to=OMAR)) == 2


def test_a_verdict_is_not_blind_once_its_checker_has_seen_the_others(database, new):
    add_verdict(database, new)
    withdraw_verdict(database, Withdrawal(new.claim, HUDA, "forged"))

    with pytest.raises(Conflict, match="before"):
        add_verdict(database, replace(new, blind=True))


def test_a_verdict_is_not_superseded_unseen(database, new):
    add_verdict(database, new)

    with pytest.raises(InvalidInput, match="unseen"):
        add_verdict(database, replace(new, checker=SALMA, supersedes=1, reason="x", blind=True))


@pytest.fixture
def open_desk(fresh_database):
    """Opens a database of one claim once more; what is written there stays."""
    opened: list[Database] = []

    def open_desk() -> Database:
        opened.append(Database(fresh_database))
        return opened[-1]

    words = "قال الوزير إن الاتفاق وقع."
    load_reference(open_desk())
    ingest(opened[0], [Article(key="a.txt", text=words, raw=words.encode(), media_type="text/plain")])
    yield open_desk
    [database.close() for database in opened]


@pytest.fixture
def first() -> NewVerdict:
    return NewVerdict(ClaimRef(1, 1), "false", "seen", HUDA, (Evidence.parse("4.2 per cent"),))


def test_verdicts_and_withdrawals_are_in_the_ledger_which_agrees_with_the_tables(open_desk, first):
    database, checked = open_desk(), Checked()
    list(verify(database, checked))
    before, checked = checked.entries, Checked()

    add_verdict(database, replace(first, blind=True))
    withdraw_evidence(database, Withdrawal(first.claim, HUDA, "taken down"), 1)
    withdraw_verdict(database, Withdrawal(first.claim, HUDA, "forged"))

    assert list(verify(database, checked)) == []
    assert checked.entries - before == 4  # with Huda's own, as a member


def test_that_a_verdict_was_blind_is_not_changed_behind_the_ledger(database, new):
    add_verdict(database, replace(new, blind=True))
    with database.transaction() as session:
        session.execute(text("grant update on factcheck.verdict to current_user"))
        session.execute(text("update factcheck.verdict set blind = false"))

    found = [(finding.record, finding.field) for finding in verify(database, Checked())]

    assert (f"{new.claim} verdict 1", "blind") in found


def test_checkers_who_log_at_the_same_moment_lose_nothing(open_desk, first):
    desks = [open_desk() for _ in range(4)]
    wishes = [replace(first, checker=f"checker {number}") for number in range(12)]

    with ThreadPoolExecutor(len(desks)) as pool:
        logged = list(pool.map(lambda at: add_verdict(desks[at % len(desks)], wishes[at]).number, range(12)))

    assert sorted(logged) == list(range(1, 13))
    assert {each.checker for each in verdicts_of(desks[0], first.claim)} == {wish.checker for wish in wishes}
    assert list(verify(desks[0], Checked())) == []


def test_of_two_who_supersede_one_verdict_at_the_same_moment_one_does(open_desk, first):
    desks = [open_desk(), open_desk()]
    add_verdict(desks[0], first)
    later = replace(first, rating="true", supersedes=1, reason="news")

    with ThreadPoolExecutor(2) as pool:
        ended = list(pool.map(lambda desk: _outcome(desk, later), desks))

    assert sorted(ended) == ["Conflict", "logged"]
    assert len(list_verdicts(desks[0])) == 1


def _outcome(database: Database, new: NewVerdict) -> str:
    try:
        add_verdict(database, new)
    except Conflict as conflict:
        return type(conflict).__name__
    return "logged"
