"""What a check says of single deeds, and what only a head kept elsewhere can show."""

from dataclasses import replace

import orjson
import pytest
from sqlalchemy import text

from factcheck.domain.ledger import GENESIS, chained
from factcheck.domain.tampering import Head, Problem
from factcheck.services.ledger import Checked, head, verify

REPLACE = text("""
update factcheck.ledger set entry = cast(:entry as jsonb), recorded_at = cast(:recorded_at as timestamptz),
    entry_digest = :entry_digest, previous_digest = :previous, digest = :digest where seq = :seq
""")


@pytest.fixture
def rewrite(superuser):
    """Writes the whole chain anew from what its entries say now, consistently."""

    def rewritten() -> None:
        rows = superuser.execute(text("select seq, kind, entry::text, recorded_at from factcheck.ledger order by seq"))
        previous = GENESIS
        for seq, kind, entry, recorded_at in rows.all():
            link = chained(
                seq, kind, orjson.loads(entry), recorded_at=recorded_at.isoformat(), previous_digest=previous
            )
            digests = {"entry_digest": link.entry_digest, "previous": previous, "digest": link.digest}
            superuser.execute(REPLACE, {"seq": seq, "entry": entry, "recorded_at": link.recorded_at, **digests})
            previous = link.digest

    return rewritten


def _found(desk, *kept: Head):
    return list(verify(desk, Checked(), against=kept))


def test_a_changed_rationale_is_named_with_what_ledger_and_table_say(desk, superuser):
    superuser.execute(text("update factcheck.verdict set rationale = 'never' where claim_ref = '1.1' and number = 1"))

    [finding] = _found(desk)

    assert (finding.problem, finding.kind, finding.record) == (Problem.DIFFERS, "verdict", "1.1 verdict 1")
    assert (finding.field, finding.ledger, finding.table) == ("rationale", "Huda looked", "never")


def test_a_member_who_is_called_otherwise_is_named_and_so_is_all_that_bears_the_name(desk, superuser):
    superuser.execute(text("update factcheck.member set name = 'Hoda' where name = 'سلمى'"))

    found = _found(desk)

    assert {(one.kind, one.field, one.ledger, one.table) for one in found} == {
        ("member", "name", "سلمى", "Hoda"),
        ("verdict", "checker", "سلمى", "Hoda"),
        ("evidence_withdrawal", "member", "سلمى", "Hoda"),
    }


def test_a_verdict_that_was_put_in_has_no_entry_and_one_that_was_taken_out_no_row(desk, superuser):
    superuser.execute(text("set session_replication_role = replica"))
    superuser.execute(text("update factcheck.verdict set number = 9 where claim = 2 and number = 1"))

    problems = {(one.problem, one.record) for one in _found(desk)}

    assert {(Problem.NO_ROW, "1.2 verdict 1"), (Problem.NO_ENTRY, "1.2 verdict 9")} <= problems


def test_a_tail_that_was_cut_with_its_rows_shows_only_against_a_head_kept_elsewhere(desk, superuser):
    kept = head(desk)
    superuser.execute(text("delete from factcheck.verdict_look where number = 2"))
    superuser.execute(text(f"delete from factcheck.ledger where seq = {kept.seq}"))

    assert _found(desk) == []
    [finding] = _found(desk, kept)
    assert (finding.problem, finding.seq) == (Problem.CUT_OFF, kept.seq)


def test_a_chain_that_was_written_anew_shows_only_against_a_head_kept_elsewhere(desk, superuser, rewrite):
    kept = head(desk)
    superuser.execute(text("update factcheck.verdict_look set note = 'fell' where number = 1"))
    superuser.execute(
        text('update factcheck.ledger set entry = entry || \'{"note": "fell"}\' where seq = :seq'),
        {"seq": kept.seq - 1},
    )
    rewrite()

    assert _found(desk) == []
    [finding] = _found(desk, kept)
    assert (finding.problem, finding.seq) == (Problem.REWRITTEN, kept.seq)


def test_an_older_head_still_holds_when_more_was_recorded_since(desk):
    now = head(desk)
    older = [Head(one.seq, one.digest) for one in (replace(now, recorded_at=None), Head(0, GENESIS))]

    assert _found(desk, *older) == []


@pytest.mark.parametrize(
    "written", ["", "12", "12 abc", "x " + "0" * 64, "-1 " + "0" * 64, '{"seq": 1}', "1 " + "٠" * 64]
)
def test_what_is_no_head_is_refused(written):
    with pytest.raises(ValueError, match="head"):
        Head.parse(written)


def test_a_head_is_read_as_it_was_written_and_from_json():
    kept = Head(7, bytes(range(32)), "2026-11-23T22:00:00+00:00")

    assert Head.parse(kept.written()) == replace(kept, recorded_at=None)
    assert Head.parse(f'{{"seq": 7, "digest": "{kept.digest.hex()}"}}') == replace(kept, recorded_at=None)
