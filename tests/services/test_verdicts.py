"""Verdicts are logged with their evidence, superseded and never changed, and the ledger shows it when they are."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from factcheck.domain.evidence import Evidence
from factcheck.domain.ledger import first_broken
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import Stance
from factcheck.errors import Conflict, InvalidInput, NotFound, Unavailable
from factcheck.services.claims import show_claim
from factcheck.services.ratings import list_ratings, retire_rating, retire_scale
from factcheck.services.verdicts import add_verdict, list_verdicts, verdicts_of
from factcheck.storage.ledger import stream_entries

EVIDENCE = (
    Evidence(Stance.REFUTES, "https://un.org/en/s/res/1970"),
    Evidence(Stance.SUPPORTS, "1.1"),
    Evidence(Stance.CONTEXT, "ما قيل في المؤتمر"),
)


@pytest.fixture
def claim(seeded, newsroom, say) -> ClaimRef:
    assert list_ratings(seeded)
    [ref] = newsroom.publish(say("موسكو وعدت بالسلاح", by="الناطق"), outlet="عربي21")
    return ref


@pytest.fixture
def new(claim) -> NewVerdict:
    return NewVerdict(claim, "false", "لم يرفع مجلس الأمن الحظر", "سلمى", EVIDENCE)


def _ledger(database):
    with database.transaction(read_only=True) as session:
        return list(stream_entries(session))


def _verdicts_in(ledger):
    return [entry for entry in ledger if entry.kind == "verdict"]


def _execute(database, statement):
    with database.transaction() as session:
        session.execute(text(statement))


def test_a_verdict_is_logged_with_rating_rationale_checker_and_evidence(database, new):
    logged = add_verdict(database, new)

    assert (logged.claim, logged.number, logged.rating, logged.checker) == (new.claim, 1, "false", "سلمى")
    assert (logged.rationale, logged.evidence, logged.current) == (new.rationale, EVIDENCE, True)
    assert (logged.outlet, logged.claim_text) == ("عربي21", "موسكو وعدت بالسلاح")
    assert verdicts_of(database, new.claim) == [logged]


def test_a_claim_is_shown_with_its_verdicts(database, new):
    logged = add_verdict(database, new)

    assert show_claim(database, new.claim).verdicts == [logged]


def test_two_checkers_may_differ_and_both_verdicts_hold(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, rating="true", checker="يوسف"))

    held = list_verdicts(database)

    assert sorted((verdict.checker, verdict.rating) for verdict in held) == [("سلمى", "false"), ("يوسف", "true")]


def test_one_checker_holds_one_verdict_on_a_claim_at_a_time(database, new):
    add_verdict(database, new)

    with pytest.raises(Conflict, match="holds already") as refused:
        add_verdict(database, replace(new, rating="true"))

    assert refused.value.hint == "--supersedes 1"


@pytest.mark.parametrize("written", ["refuted: https://un.org/a", "bogus: x", "Supportsx:y", "supports:", " "])
def test_evidence_with_a_misspelt_stance_or_no_citation_is_refused(written):
    with pytest.raises(ValueError, match=r"stance|citation"):
        Evidence.parse(written)


def test_a_later_verdict_supersedes_an_earlier_one_which_stays_to_be_seen(database, new):
    add_verdict(database, new)

    later = add_verdict(database, replace(new, rating="mostly-false", supersedes=1, reason="وثيقة جديدة"))

    assert list_verdicts(database) == [later]
    assert [(verdict.number, verdict.current) for verdict in verdicts_of(database, new.claim)] == [
        (2, True),
        (1, False),
    ]


@pytest.mark.parametrize(("field", "value"), [("rating", "nonsense"), ("rationale", ""), ("rationale", " \n")])
def test_a_verdict_without_rating_or_rationale_is_refused(database, new, field, value):
    with pytest.raises(InvalidInput) as refused:
        add_verdict(database, replace(new, **{field: value}))

    assert refused.value.hint
    assert list_verdicts(database) == []
    assert _verdicts_in(_ledger(database)) == []


def test_an_unknown_rating_is_answered_with_those_that_there_are(database, new):
    with pytest.raises(InvalidInput) as refused:
        add_verdict(database, replace(new, rating="nonsense"))

    assert "'nonsense'" in refused.value.message
    assert all(rating.code in refused.value.hint for rating in list_ratings(database))


def test_a_retired_rating_stays_with_old_verdicts_and_is_refused_for_new_ones(database, new):
    logged = add_verdict(database, new)
    retire_rating(database, "false", by="هدى")

    with pytest.raises(InvalidInput, match="'false' is retired") as refused:
        add_verdict(database, replace(new, checker="يوسف"))

    assert refused.value.hint == "one of: true, mostly-true, half-true, mostly-false, unproven"
    assert list_verdicts(database, rating="false") == [logged]


def test_the_ratings_of_a_retired_scale_are_refused_and_those_of_the_others_named(database, new):
    retire_scale(database, "truth5", by="هدى")

    with pytest.raises(InvalidInput, match="'false' is retired") as refused:
        add_verdict(database, new)

    assert "review-false" in refused.value.hint
    assert "mostly-false" not in refused.value.hint


def test_a_verdict_on_no_claim_is_refused_by_name(database, new):
    absent = ClaimRef(new.claim.source_id, 99)

    with pytest.raises(NotFound, match=str(absent)):
        add_verdict(database, replace(new, claim=absent))


def test_a_verdict_cannot_supersede_one_that_is_not_there(database, new):
    with pytest.raises(NotFound, match="no verdict 1"):
        add_verdict(database, replace(new, supersedes=1, reason="وثيقة جديدة"))


def test_a_verdict_cannot_supersede_one_that_is_superseded_already(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, supersedes=1, reason="وثيقة جديدة"))

    with pytest.raises(Conflict, match="superseded already"):
        add_verdict(database, replace(new, supersedes=1, reason="وثيقة جديدة"))


def test_verdicts_are_listed_by_rating_and_by_checker(database, new):
    first = add_verdict(database, new)
    second = add_verdict(database, replace(new, rating="true", checker="يوسف"))

    assert list_verdicts(database, rating="false") == [first]
    assert list_verdicts(database, checker="يوسف") == [second]
    assert list_verdicts(database, checker="nobody") == []
    assert len(list_verdicts(database, limit=1)) == 1


def test_a_claim_without_verdicts_says_how_to_log_one(database, claim):
    with pytest.raises(NotFound) as absent:
        verdicts_of(database, claim)

    assert f"factcheck verdict add {claim}" in absent.value.hint


@pytest.mark.parametrize(
    "change",
    [
        "update factcheck.verdict set rationale = 'other'",
        "delete from factcheck.verdict",
        "truncate factcheck.evidence",
    ],
)
def test_a_logged_verdict_cannot_be_changed_or_taken_away(database, new, change):
    logged = add_verdict(database, new)

    with pytest.raises(Unavailable, match="permission denied"):
        _execute(database, change)

    assert verdicts_of(database, new.claim) == [logged]


def test_each_verdict_has_its_entry_in_the_ledger_and_the_chain_holds(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, supersedes=1, reason="وثيقة جديدة"))

    entries = _ledger(database)

    first, second = _verdicts_in(entries)
    assert (first.entry["number"], second.entry["number"], second.seq) == (1, 2, len(entries))
    assert first.entry["evidence"] == [[item.stance, item.citation] for item in EVIDENCE]
    assert first_broken(entries) is None


def test_an_entry_that_was_changed_later_shows_in_the_chain(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, supersedes=1, reason="وثيقة جديدة"))
    _execute(database, "grant update on factcheck.ledger to current_user")

    _execute(database, "update factcheck.ledger set entry = jsonb_set(entry, '{code}', '\"true\"') where seq = 3")

    assert first_broken(_ledger(database)) == 3


def test_an_entry_that_was_taken_out_shows_in_the_chain(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, supersedes=1, reason="وثيقة جديدة"))
    _execute(database, "grant delete on factcheck.ledger to current_user")

    _execute(database, "delete from factcheck.ledger where seq = 3")

    assert first_broken(_ledger(database)) == 3


def test_a_verdict_whose_entry_cannot_be_written_is_not_logged_either(database, new):
    _execute(database, "revoke insert on factcheck.ledger from current_user")

    with pytest.raises(Unavailable, match="permission denied"):
        add_verdict(database, new)

    assert list_verdicts(database) == []


def test_a_list_of_verdicts_takes_one_statement_however_many_there_are(database, new, statements):
    add_verdict(database, new)
    add_verdict(database, replace(new, checker="يوسف"))
    before = len(statements)

    assert len(list_verdicts(database)) == 2
    assert len(statements) - before == 1
