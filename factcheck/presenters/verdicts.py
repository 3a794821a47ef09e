"""Verdicts for people (cards) and for programs (rows)."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from factcheck.domain.evidence import Evidence, EvidenceEnd
from factcheck.domain.records import VerdictEnd, VerdictRecord
from factcheck.domain.words import EvidenceKind
from factcheck.presenters.exports import Out
from factcheck.presenters.words import field, one_line, outlet_name


class EvidenceEndOut(Out):
    """Who withdrew a piece of evidence, why and when."""

    by: str
    reason: str
    at: datetime


class EvidenceOut(Out):
    """What a verdict cites. ``cited``: the claim or sentence of this database, as 4.12 or 4/c1/s3."""

    stance: str
    citation: str
    kind: str
    file_sha256: str | None
    cited: str | None
    withdrawn: EvidenceEndOut | None


class VerdictEndOut(Out):
    """What took a verdict's place: the later number, whether it withdraws, who, why and when."""

    number: int
    withdrawn: bool
    by: str
    reason: str | None
    at: datetime


class VerdictOut(Out):
    """A logged verdict. ``current`` is false once it is superseded or withdrawn, and for another desk's (``desk``)."""

    claim_id: str
    number: int
    rating: str
    current: bool
    checker: str
    logged_at: datetime
    rationale: str
    evidence: tuple[EvidenceOut, ...]
    supersedes: int | None
    reason: str | None
    blind: bool
    ended: VerdictEndOut | None
    desk: str | None
    review_url: str | None
    reviewed_on: date | None
    outlet: str | None
    text: str


def verdict_cards(verdicts: Iterable[VerdictRecord]) -> Iterator[list[str]]:
    """A card a verdict: rating, who and when; rationale; evidence; the claim's words. Other desks' come last."""
    own_first = sorted(verdicts, key=lambda verdict: verdict.desk is not None)
    for verdict in own_first:
        yield [
            _heading(verdict),
            *(f"  {line}" for line in why_lines(verdict)),
            f"  {one_line(verdict.rationale)}",
            *(f"  {line}" for line in evidence_lines(verdict.evidence)),
            f"  {outlet_name(verdict.outlet)}",
            f"  {one_line(verdict.claim_text)}",
        ]


def why_lines(verdict: VerdictRecord) -> Iterator[str]:
    """Whose it is where it is another desk's, why it replaces another, and what took its own place."""
    if verdict.desk is not None:
        when = f", {verdict.reviewed_on}" if verdict.reviewed_on else ""
        yield f"another desk's: {field(verdict.desk)}{when}"
        if verdict.review_url:
            yield one_line(verdict.review_url)
    if verdict.reason is not None:
        yield f"supersedes {verdict.supersedes}: {one_line(verdict.reason)}"
    end = verdict.ended
    if end is not None:
        done = "withdrawn" if end.withdrawn else f"superseded by verdict {end.number}"
        yield f"{done} by {field(end.by)} on {end.at:%Y-%m-%d}: {one_line(end.reason or 'no reason given')}"


def evidence_lines(evidence: Iterable[Evidence]) -> Iterator[str]:
    """A line a piece of evidence, the citation last; below it the hash of a file, and who withdrew it."""
    for number, item in enumerate(evidence, 1):
        kind = "" if item.kind in (EvidenceKind.REFERENCE, EvidenceKind.URL) else f"{item.kind} "
        yield f"{item.stance}: {kind}{one_line(item.citation)}"
        if item.file_sha256:
            yield f"  sha256 {item.file_sha256}"
        if item.sentence is not None and item.sentence.capture is not None:
            yield f"  as it stands in capture {item.sentence.capture}"
        end = item.withdrawn
        if end is not None:
            yield f"  evidence {number} withdrawn by {field(end.by)} on {end.at:%Y-%m-%d}: {one_line(end.reason)}"


def verdict_rows(verdicts: Iterable[VerdictRecord]) -> Iterator[VerdictOut]:
    """A row a verdict."""
    return map(verdict_out, verdicts)


def verdict_out(verdict: VerdictRecord) -> VerdictOut:
    """The outward shape of a verdict."""
    return VerdictOut(
        claim_id=str(verdict.claim),
        number=verdict.number,
        rating=verdict.rating,
        current=verdict.current,
        checker=verdict.checker,
        logged_at=verdict.logged_at,
        rationale=verdict.rationale,
        evidence=tuple(map(evidence_out, verdict.evidence)),
        supersedes=verdict.supersedes,
        reason=verdict.reason,
        blind=verdict.blind,
        ended=_end_out(verdict.ended),
        desk=verdict.desk,
        review_url=verdict.review_url,
        reviewed_on=verdict.reviewed_on,
        outlet=verdict.outlet,
        text=verdict.claim_text,
    )


def evidence_out(item: Evidence) -> EvidenceOut:
    """The outward shape of a piece of evidence."""
    cited = item.claim or item.sentence
    return EvidenceOut(
        stance=item.stance,
        citation=item.citation,
        kind=item.kind,
        file_sha256=item.file_sha256,
        cited=str(cited) if cited else None,
        withdrawn=_evidence_end_out(item.withdrawn),
    )


def _heading(verdict: VerdictRecord) -> str:
    label = field(verdict.rating_label.get("en", verdict.rating))
    notes = [f"verdict {verdict.number} on {verdict.claim}", label, f"{verdict.logged_at:%Y-%m-%d %H:%M} UTC"]
    notes.append(f"by {field(verdict.checker)}")
    if verdict.blind:
        notes.append("blind")
    if verdict.supersedes and not verdict.reason:  # why_lines says it with the reason
        notes.append(f"supersedes {verdict.supersedes}")
    if verdict.ended is not None:
        notes.append("withdrawn" if verdict.ended.withdrawn else "superseded")
    return "  ".join(notes)


def _end_out(end: VerdictEnd | None) -> VerdictEndOut | None:
    if end is None:
        return None
    return VerdictEndOut(number=end.number, withdrawn=end.withdrawn, by=end.by, reason=end.reason, at=end.at)


def _evidence_end_out(end: EvidenceEnd | None) -> EvidenceEndOut | None:
    return None if end is None else EvidenceEndOut(by=end.by, reason=end.reason, at=end.at)
