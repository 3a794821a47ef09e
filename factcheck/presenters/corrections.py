"""Corrections for people: who corrected what, why, and what was read before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.domain.corrections import CorrectionRecord
from factcheck.domain.records import VerdictRecord
from factcheck.presenters.words import ARROW, field, one_line


def correction_lines(corrections: Sequence[CorrectionRecord], verdicts: Sequence[VerdictRecord]) -> Iterator[str]:
    """What people made of a claim's reading, the first correction first, and which verdicts are older than it."""
    by_program = True
    for correction in corrections:
        done = "read as the program reads it" if correction.restored else "corrected"
        who = f"by {field(correction.corrected_by)} on {correction.corrected_at:%Y-%m-%d}"
        yield f"{done} {who}: {one_line(correction.reason)}"
        before = ", ".join(_said(correction.before))
        if before:
            yield f"  {'the program read' if by_program else 'before'}: {before}"
        older = [str(each.number) for each in reversed(verdicts) if each.logged_at < correction.corrected_at]
        if older:
            yield f"  after verdict {', '.join(older)} was logged: see whether it still holds"
        by_program = correction.restored


def _said(changed: Mapping[str, Any]) -> Iterator[str]:
    """The corrected fields that tell people something; spans and what hangs on the words go without saying."""
    if "claimant" in changed:
        claimant = changed["claimant"]
        yield "the outlet's own voice" if claimant is None else f"{field(claimant['name'])} ({claimant['kind']})"
    if "chain" in changed:
        relays = [field(hop["name"]) for hop in changed["chain"][1:]]
        yield f"via {f' {ARROW} '.join(relays)}" if relays else "through nobody"
    for name in ("polarity", "modality"):
        if name in changed:
            yield changed[name]
    if "quoted" in changed:
        yield "quoted" if changed["quoted"] else "not quoted"
    if "text" in changed:
        yield f"the words {field(changed['text'])}"
