"""What a verdict cites is looked up before anything is written, and kept with what was found."""

import hashlib

import pytest
from sqlalchemy import func, select

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef, SentenceRef
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import EvidenceKind
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.verdicts import add_verdict, verdicts_of
from factcheck.storage.rows import EvidenceRow, LedgerRow, MemberRow, VerdictRow


@pytest.fixture
def claims(seeded, newsroom, say):  # noqa: ARG001  # there are ratings
    return newsroom.publish(
        say("موسكو وعدت بالسلاح", by="الناطق"), say("لا عقد مع موسكو", by="الوزير"), outlet="عربي21"
    )


@pytest.fixture
def citing(database, claims):
    """Logs a verdict on the first claim that cites what is written."""

    def citing(*written: str, dry_run: bool = False):
        evidence = tuple(Evidence.parse(each.format(source=claims[0].source_id)) for each in written)
        new = NewVerdict(claims[0], "false", "لا وثيقة", "سلمى", evidence)
        return add_verdict(database, new, dry_run=dry_run)

    return citing


def _counts(database):
    with database.transaction(read_only=True) as session:
        rows = (VerdictRow, EvidenceRow, MemberRow, LedgerRow)
        return [session.scalar(select(func.count()).select_from(row)) for row in rows]


def test_a_cited_file_is_kept_by_name_and_hash_as_it_was(database, claims, citing, tmp_path):
    letter = tmp_path / "رسالة.pdf"
    letter.write_bytes(b"signed" * 100_000)
    digest = hashlib.sha256(letter.read_bytes()).hexdigest()

    citing(f"refutes:file:{letter}", f"context:{letter}")
    letter.write_bytes(b"forged")

    [logged] = verdicts_of(database, claims[0])
    assert [(item.kind, item.citation, item.file_sha256) for item in logged.evidence] == [
        (EvidenceKind.FILE, str(letter), digest)
    ] * 2


def test_a_cited_claim_is_kept_as_that_claim(claims, citing):
    [item] = citing(f"refutes:{claims[1]}").evidence

    assert (item.kind, item.claim, item.citation) == (EvidenceKind.CLAIM, claims[1], str(claims[1]))


def test_a_cited_sentence_is_kept_with_the_capture_that_it_stands_in(claims, citing):
    source = claims[0].source_id

    [item] = citing(f"supports:{source}/s2").evidence

    assert (item.sentence, item.citation) == (SentenceRef(source, 2, capture=1), f"{source}/s2")


@pytest.mark.parametrize(
    ("written", "error", "named"),
    [
        ("refutes:99.1", NotFound, "99.1"),
        ("refutes:99/s1", NotFound, "99/s1"),
        ("refutes:{source}/s9", NotFound, "/s9"),
        ("refutes:{source}/c7/s1", NotFound, "/c7/s1"),
        ("refutes:{source}.1", InvalidInput, "cannot be evidence on itself"),
        ("refutes:file:/nowhere/at/all", NotFound, "/nowhere/at/all"),
        ("refutes:file:/dev/zero", NotFound, "/dev/zero"),
        ("refutes:file:/", NotFound, "'/'"),
    ],
)
def test_evidence_that_is_not_there_is_refused_and_nothing_is_written(database, citing, written, error, named):
    before = _counts(database)

    with pytest.raises(error, match=named) as refused:
        citing("context:something", written)

    assert refused.value.hint
    assert _counts(database) == before


@pytest.mark.parametrize("written", ["x" * 5000, "ص" * 300, "/nowhere/at/all", "."])
def test_words_that_are_no_path_stay_a_reference(citing, written):
    [item] = citing(f"context:{written}").evidence

    assert (item.kind, item.file_sha256) == (EvidenceKind.REFERENCE, None)


def test_a_dry_run_shows_the_verdict_and_leaves_nothing_not_even_a_member(database, claims, citing):
    before = _counts(database)

    shown = citing(f"refutes:{claims[1]}", dry_run=True)

    assert (shown.number, shown.checker, shown.evidence[0].claim) == (1, "سلمى", claims[1])
    assert _counts(database) == before


def test_a_claim_of_another_source_may_be_cited(claims, citing, newsroom, say):
    [other] = newsroom.publish(say("كلام آخر", by="الناطق"), key="b.txt", outlet="رويترز")

    assert citing(f"supports:{other}").evidence[0].claim == ClaimRef(other.source_id, 1)
    assert claims[0].source_id != other.source_id
