"""Nobody passes over what another logged meanwhile; and a desk elsewhere never reads files of this machine."""

from dataclasses import replace

import pytest

from factcheck.domain.corrections import NewCorrection
from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdicts import NewVerdict, Withdrawal
from factcheck.domain.words import EvidenceKind, Polarity, Stance
from factcheck.errors import Conflict, InvalidInput, NotFound
from factcheck.services.claim_page import claim_page
from factcheck.services.claims import show_claim
from factcheck.services.corrections import correct
from factcheck.services.evidence import problems
from factcheck.services.verdict_history import withdraw_evidence, withdraw_verdict
from factcheck.services.verdicts import add_verdict, verdicts_of


@pytest.fixture
def claim(seeded, newsroom, say) -> ClaimRef:
    assert seeded
    [ref, *others] = newsroom.publish(*(say(words, by="الناطق") for words in ("وعدت موسكو", "نعم", "لا", "ربما")))
    newsroom.link_all([(ref, other) for other in others])
    return ref


@pytest.fixture
def new(claim) -> NewVerdict:
    return NewVerdict(claim, "false", "لا وثيقة", "سلمى", (Evidence.parse("refutes: https://un.org/a"),))


def test_what_was_logged_since_one_looked_is_told_with_who_and_what(database, new):
    seen = show_claim(database, new.claim).seen
    add_verdict(database, replace(new, checker="عمر", rating="true"))

    with pytest.raises(Conflict, match=r"عمر logged verdict 1 meanwhile: true"):
        add_verdict(database, replace(new, seen=seen))


def test_so_is_a_withdrawal_and_whoever_has_seen_it_may_go_on(database, new):
    add_verdict(database, replace(new, checker="عمر"))
    withdraw_verdict(database, Withdrawal(new.claim, "عمر", "خطأ"))

    with pytest.raises(Conflict, match=r"عمر withdrew verdict 1 meanwhile: خطأ"):
        add_verdict(database, replace(new, seen=1))
    assert add_verdict(database, replace(new, seen=show_claim(database, new.claim).seen)).number == 3


def test_nothing_is_withdrawn_over_what_came_in_meanwhile(database, new):
    add_verdict(database, new)
    add_verdict(database, replace(new, checker="عمر"))
    wish = Withdrawal(new.claim, "سلمى", "خطأ", seen=1)

    with pytest.raises(Conflict, match="meanwhile"):
        withdraw_verdict(database, wish)
    with pytest.raises(Conflict, match="meanwhile"):
        withdraw_evidence(database, wish, 1)


def test_a_correction_that_came_in_meanwhile_is_told(database, claim):
    first = NewCorrection(claim=claim, reason="ينفي", corrected_by="عمر", polarity=Polarity.DENIES, seen=0)
    correct(database, first)

    with pytest.raises(Conflict, match="عمر corrected claim"):
        correct(database, replace(first, corrected_by="سلمى", polarity=Polarity.DECLINES))


def test_from_elsewhere_a_path_is_words_and_a_file_comes_with_its_hash(database, new, tmp_path):
    file = tmp_path / "letter.txt"
    file.write_text("letter", encoding="utf-8")
    cited = (Evidence(Stance.CONTEXT, str(file)), Evidence(Stance.CONTEXT, "letter.txt", EvidenceKind.FILE, "ab" * 32))

    logged = add_verdict(database, replace(new, evidence=cited), files_here=False)

    assert [(item.kind, item.file_sha256) for item in logged.evidence] == [("reference", None), ("file", "ab" * 32)]


@pytest.mark.parametrize("sha256", [None, "", "ab", "AB" * 32, "zz" * 32])
def test_from_elsewhere_a_file_without_its_hash_is_refused(database, new, sha256):
    cited = Evidence(Stance.CONTEXT, "/etc/hostname", EvidenceKind.FILE, sha256)

    with pytest.raises(InvalidInput, match="is not here"):
        add_verdict(database, replace(new, evidence=(cited,)), files_here=False)


def test_what_is_wrong_with_each_piece_of_evidence_is_told_by_itself(database, claim):
    cited = [Evidence.parse(written) for written in ("https://un.org/a", "99.1", "99/s1", str(claim), "file:/nowhere")]

    found = problems(database, claim, cited)

    assert [type(each) for each in found] == [type(None), NotFound, NotFound, InvalidInput, NotFound]


def test_a_page_has_the_best_links_and_says_that_there_are_more(database, claim):
    few, all_of_them = (claim_page(database, claim, most_links=most).dossier for most in (2, 3))

    assert (len(few.links), few.more_links) == (2, True)
    assert (len(all_of_them.links), all_of_them.more_links) == (3, False)


def test_a_page_tells_a_blind_checker_nothing_of_verdicts(database, new):
    add_verdict(database, new)

    hidden, shown = (claim_page(database, new.claim, blind_to=checker) for checker in ("عمر", "سلمى"))

    assert (hidden.dossier.hidden, hidden.dossier.verdicts, hidden.history, hidden.stale) == (True, [], (), ())
    assert [event.who for event in shown.history] == ["سلمى"]
    assert shown.dossier.verdicts == verdicts_of(database, new.claim)
