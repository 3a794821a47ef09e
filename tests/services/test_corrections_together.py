"""Several people at one claim at the same moment, and people with no rights but those of their work."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from factcheck.domain.articles import Article
from factcheck.domain.corrections import NewCorrection
from factcheck.domain.refs import ClaimRef
from factcheck.domain.words import ClaimantKind, Modality, Polarity
from factcheck.errors import Conflict, Unavailable
from factcheck.services.claims import show_claim
from factcheck.services.corrections import correct
from factcheck.services.ingest import ingest
from factcheck.services.linking import link_new
from factcheck.services.rereading import reread
from factcheck.storage.database import Database

SIGNED = "قال الوزير إن النقابة وقعت اتفاق الأجور مع إدارة الميناء."
NOT_SIGNED = "قال النقيب إن النقابة لم توقع اتفاق الأجور مع إدارة الميناء."
FIRST, SECOND = ClaimRef(1, 1), ClaimRef(2, 1)
NEW = NewCorrection(claim=FIRST, reason="هو ينفي", corrected_by="سلمى")


def _article(words: str, key: str) -> Article:
    return Article(key=key, text=words, raw=words.encode(), media_type="text/plain")


@pytest.fixture
def open_desk(fresh_database):
    """Opens the database of two linked claims once more, as ``role`` where one is named."""
    opened: list[Database] = []

    def open_desk(role: str | None = None) -> Database:
        options = {} if role is None else {"options": f"-c role={role}"}
        opened.append(Database(make_conninfo(fresh_database, **options)))
        return opened[-1]

    ingest(open_desk(), [_article(SIGNED, "a.txt"), _article(NOT_SIGNED, "b.txt")])
    link_new(open_desk())
    _as_owner(fresh_database, "grant factcheck_checker, factcheck_editor to current_user with set true, inherit false")
    yield open_desk
    _as_owner(fresh_database, "revoke factcheck_checker, factcheck_editor from current_user")  # roles are the cluster's
    [database.close() for database in opened]


def _as_owner(conninfo: str, statement: str) -> None:
    with psycopg.connect(conninfo) as connection:
        connection.execute(statement)


@pytest.mark.parametrize("role", ["factcheck_checker", "factcheck_editor"])
def test_whoever_checks_or_edits_may_correct_all_of_a_reading(open_desk, role):
    wanted = replace(
        NEW,
        claimant="فلان الفلاني",
        claimant_kind=ClaimantKind.PERSON,
        via=("رويترز",),
        polarity=Polarity.DENIES,
        modality=Modality.PROBABLE,
        quoted=True,
        words="اتفاق الأجور",
    )

    dossier = correct(open_desk(role), wanted)

    assert (dossier.claim.text, dossier.claim.claim.polarity) == ("اتفاق الأجور", Polarity.DENIES)
    assert show_claim(open_desk(), FIRST) == dossier


def test_a_checker_s_correction_makes_links_anew(open_desk):
    assert [link.relation for link in show_claim(open_desk(), FIRST).links] == ["contradicts"]

    dossier = correct(open_desk("factcheck_checker"), replace(NEW, polarity=Polarity.DENIES))

    assert [link.relation for link in dossier.links] == ["agrees"]


def test_a_checker_does_not_read_again(open_desk):
    with pytest.raises(Unavailable, match="permission denied"):
        list(reread(open_desk("factcheck_checker"), everything=True))


def test_two_corrections_of_one_claim_at_the_same_moment_follow_one_another(open_desk):
    wanted = [replace(NEW, modality=Modality.POSSIBLE), replace(NEW, quoted=True, corrected_by="يوسف")]

    with ThreadPoolExecutor(2) as people:
        list(people.map(correct, [open_desk(), open_desk()], wanted))

    dossier = show_claim(open_desk(), FIRST)
    assert [correction.number for correction in dossier.corrections] == [1, 2]
    assert (dossier.claim.claim.modality, dossier.claim.claim.quoted) == (Modality.POSSIBLE, True)


def test_of_two_people_who_say_the_same_one_is_told_that_it_is_read_so_already(open_desk):
    wanted = replace(NEW, modality=Modality.POSSIBLE)

    with ThreadPoolExecutor(2) as people:
        done = [people.submit(correct, open_desk(), each) for each in (wanted, wanted)]

    [refused] = [each.exception() for each in done if each.exception()]
    assert isinstance(refused, Conflict)


def test_corrections_while_others_link_and_read_again_are_not_lost(open_desk):
    def read_again(database: Database) -> None:
        list(reread(database, everything=True))
        link_new(database)

    with ThreadPoolExecutor(3) as people:
        reading = people.submit(read_again, open_desk())
        first = people.submit(correct, open_desk(), replace(NEW, polarity=Polarity.DENIES))
        second = people.submit(correct, open_desk(), replace(NEW, claim=SECOND, modality=Modality.POSSIBLE))
    [each.result() for each in (reading, first, second)]

    shown = show_claim(open_desk(), FIRST)
    assert (shown.claim.claim.polarity, [link.relation for link in shown.links]) == (Polarity.DENIES, ["agrees"])
    assert show_claim(open_desk(), SECOND).claim.corrected
