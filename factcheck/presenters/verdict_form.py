"""The form that an editor program opens for a verdict, with the claim and all that hangs on it as remarks.

Every stranger's text stands on one line of its own that begins with ``# ``, so none of it can be taken for an answer,
and nothing in it is live (``safe``). It is written in logical order without isolates, which editors show as boxes. The
first and last lines are always the form's own: some editors obey commands in the first and last five lines of a file.
"""

from collections.abc import Iterable, Iterator, Sequence

from factcheck.domain.ratings import Rating
from factcheck.domain.records import ClaimBrief, ClaimRecord, LinkRecord, VerdictRecord
from factcheck.domain.verdict_form import VerdictForm
from factcheck.presenters.queue import held_lines
from factcheck.presenters.safe import FSI, PDI, has_rtl
from factcheck.presenters.verdicts import evidence_lines
from factcheck.presenters.words import UNKNOWN_OUTLET, day, marked, one_line, stance
from factcheck.services.claims import ClaimDossier

_HELP = (
    "Lines that begin like this one are remarks and left out.",
    "The first line takes a rating's code, from the list at the end. The rationale follows, in as many",
    "paragraphs as it takes. Below the line evidence: stands one piece a line, as",
    "  supports: https://...   refutes: file:/path/of/a/file   context: 4.12 (a claim)   supports: 4/s3 (a sentence)",
    "  or any reference in words. Nothing is logged of a form that is left as it is, or emptied.",
)
_MEND_BELOW = "# Mend it below and save; left as it is, it is given up.\n\n"


def verdict_form(
    dossier: ClaimDossier,
    ratings: Sequence[Rating],
    form: VerdictForm,
    *,
    supersedes: int | None = None,
) -> str:
    """The text to open: the form as far as it is filled in, then the remarks."""
    remarks = [*_HELP, "", *_claim(dossier.claim), *_held(dossier), *_links(dossier), *_verdicts(dossier)]
    if supersedes is not None:
        remarks += ["", f"This verdict supersedes verdict {supersedes}: the line reason: says why."]
    remarks += ["", "RATINGS", *_ratings(ratings)]
    return form.written(reason=supersedes is not None) + "\n" + _remarked([*remarks, "", "The end of the form.", ""])


def with_problems(written: str, problems: Iterable[str]) -> str:
    """A form that was filled in wrongly, with what is wrong above it in place of what was said there before."""
    below = written.rpartition(_MEND_BELOW)[2]
    return _remarked(["NOTHING IS LOGGED YET", *map(one_line, problems)]) + _MEND_BELOW + below


def _claim(record: ClaimRecord) -> Iterator[str]:
    said = stance(record.claim.polarity, record.claim.modality, record.claim.voice)
    yield f"CLAIM {record.ref}  {day(record.source.published)}  {said}"
    yield f"  {one_line(record.text)}"
    yield f"its sentence, {record.source.source_id}/s{record.claim.sentence}"
    yield f"  {marked(record.sentence_text, record.sentence, record.claim.span)}"
    yield "said by, and through"
    yield from (f"  {one_line(hop.name)}" for hop in record.claim.chain)
    yield f"  {one_line(record.source.outlet or UNKNOWN_OUTLET)}"


def _held(dossier: ClaimDossier) -> Iterator[str]:
    lines = list(held_lines(dossier.held))
    if lines:
        yield from ("", *lines)


def _links(dossier: ClaimDossier) -> Iterator[str]:
    if dossier.links:
        yield ""
        yield "LINKS"
    for link in dossier.links:
        other = link.b if link.a.ref == dossier.claim.ref else link.a
        yield from _link(link, other)


def _link(link: LinkRecord, other: ClaimBrief) -> Iterator[str]:
    reasons = ", ".join(reason.code for reason in link.reasons)
    said = stance(other.polarity, other.modality, other.voice)
    yield f"{link.relation} ({link.state})  {other.ref}  {day(other.published)}  {said}  {reasons}".rstrip()
    yield f"  {one_line(other.text)}"
    yield from (f"  {one_line(name)}" for name in (*other.chain, other.outlet or UNKNOWN_OUTLET))


def _verdicts(dossier: ClaimDossier) -> Iterator[str]:
    if dossier.hidden:
        yield from ("", "The verdicts of others, if there are any, are hidden until yours is logged.")
    elif dossier.verdicts:
        yield from ("", "VERDICTS")
    for verdict in dossier.verdicts:
        yield from _verdict(verdict)


def _verdict(verdict: VerdictRecord) -> Iterator[str]:
    ended = "" if verdict.ended is None else "  withdrawn" if verdict.ended.withdrawn else "  superseded"
    yield f"verdict {verdict.number}  {verdict.rating}  {verdict.logged_at:%Y-%m-%d}{ended}"
    yield f"  {one_line(verdict.desk or verdict.checker)}"
    yield from (f"  {one_line(line)}" for line in verdict.rationale.splitlines() if line.strip())
    yield from (f"  {line}" for line in evidence_lines(verdict.evidence))


def _ratings(ratings: Iterable[Rating]) -> Iterator[str]:
    for rating in ratings:
        labels = [one_line(label) for _, label in sorted(rating.label.items(), reverse=True)]
        left_to_right = [label for label in labels if not has_rtl(label)]
        right_to_left = [label for label in labels if has_rtl(label)]  # last on its line
        yield "  ".join(
            [f"  {one_line(rating.code):<18}", *left_to_right, f"({one_line(rating.scale)})", *right_to_left]
        )


def _remarked(lines: Iterable[str]) -> str:
    plain = (line.replace(FSI, "").replace(PDI, "") for line in lines)
    return "".join(f"{f'# {line}'.rstrip()}\n" for line in plain)
