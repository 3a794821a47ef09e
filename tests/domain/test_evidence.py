"""What a verdict cites, as people write it."""

import pytest

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef, SentenceRef
from factcheck.domain.words import EvidenceKind, Stance

URL, FILE, CLAIM, SENTENCE, REFERENCE = EvidenceKind


@pytest.mark.parametrize(
    ("written", "stance", "kind", "citation"),
    [
        ("refutes: https://un.org/ar/s/res/1970?x=1#٣", Stance.REFUTES, URL, "https://un.org/ar/s/res/1970?x=1#٣"),
        ("HTTP://UN.org", Stance.CONTEXT, URL, "HTTP://UN.org"),
        ("supports:file:/tmp/رسالة رسمية.pdf", Stance.SUPPORTS, FILE, "/tmp/رسالة رسمية.pdf"),
        ("file:letter.pdf", Stance.CONTEXT, FILE, "letter.pdf"),
        ("refutes:4.12", Stance.REFUTES, CLAIM, "4.12"),
        ("supports:4/s3", Stance.SUPPORTS, SENTENCE, "4/s3"),
        ("4/c1/s3", Stance.CONTEXT, SENTENCE, "4/c1/s3"),
        ("context:reference:4.12", Stance.CONTEXT, REFERENCE, "4.12"),
        ("context:4.12 of the annex", Stance.CONTEXT, REFERENCE, "4.12 of the annex"),
        ("Supports: UN resolution 1970: part two", Stance.SUPPORTS, REFERENCE, "UN resolution 1970: part two"),
        ("context:javascript:alert(1)", Stance.CONTEXT, REFERENCE, "javascript:alert(1)"),
    ],
)
def test_evidence_is_told_by_how_it_is_written(written, stance, kind, citation):
    evidence = Evidence.parse(written)

    assert (evidence.stance, evidence.kind, evidence.citation) == (stance, kind, citation)
    assert Evidence.parse(evidence.written()) == evidence


def test_a_cited_claim_and_sentence_are_known_by_their_names():
    assert Evidence.parse("refutes:4.12").claim == ClaimRef(4, 12)
    assert Evidence.parse("refutes:4/s3").sentence == SentenceRef(4, 3)
    assert Evidence.parse("refutes:4/c2/s3").sentence == SentenceRef(4, 3, capture=2)


@pytest.mark.parametrize(
    "written",
    [
        "https://",
        "supports:http:/un.org",
        "https:un.org",
        "context:https://un.org/a b",
        "https://un.org:99999",
        "https://[::1",
        "https://un.org/\u202eexe",
        "https://un.org/\x1b[31m",
        "http://:80/",
    ],
)
def test_what_is_no_whole_address_is_refused(written):
    with pytest.raises(ValueError, match="no address of the web"):
        Evidence.parse(written)


@pytest.mark.parametrize("written", ["4/s0", "0/s1", "4/3", "4.1/s2", "4/c0/s1", "9999999999999999999/s1"])
def test_what_names_no_sentence_is_a_reference(written):
    assert Evidence.parse(f"context:{written}").kind is REFERENCE


@pytest.mark.parametrize("written", ["supports:file:", "reference:", "context:", "file: "])
def test_evidence_that_cites_nothing_is_refused(written):
    with pytest.raises(ValueError, match="without a citation"):
        Evidence.parse(written)
