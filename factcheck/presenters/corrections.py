"""Corrections for people: who corrected what, why, and what was read before."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from factcheck.domain.corrections import CorrectionRecord
from factcheck.domain.records import VerdictRecord
from factcheck.domain.words import HopRole
from factcheck.presenters.words import ARROW, field, one_line


def correction_lines(corrections: Sequence[CorrectionRecord], verdicts: Sequence[VerdictRecord]) -> Iterator[str]:
    """What people made of a claim's reading, the first first, and which verdicts that hold are older."""
    by_program = True
    for correction in corrections:
        done = "given back to the program's reading" if correction.restored else "corrected"
        who = f"by {field(correction.corrected_by)} on {correction.corrected_at:%Y-%m-%d}"
        yield f"{done} {who}: {one_line(correction.reason)}"
        before = ", ".join(_before(correction))
        if before:
            yield f"  {'the program read' if by_program else 'before'}: {before}"
        held = [each for each in reversed(verdicts) if each.ended is None]
        older = [str(each.number) for each in held if each.logged_at < correction.corrected_at]
        if older:
            yield f"  after verdict {', '.join(older)} was logged: see whether it still holds"
        by_program = correction.restored


def _before(correction: CorrectionRecord) -> Iterator[str]:
    """What the corrected fields were, as far as it tells people something: spans and counts go with the words."""
    was = correction.before
    if "claimant" in was:
        claimant = was["claimant"]
        yield "the outlet's own voice" if claimant is None else f"{field(claimant['name'])} ({claimant['kind']})"
    relays = _relays(was)
    if relays != _relays(correction.after):
        yield f"via {f' {ARROW} '.join(map(field, relays))}" if relays else "through nobody"
    for name in ("polarity", "modality"):
        if name in was:
            yield was[name]
    if "quoted" in was:
        yield "quoted" if was["quoted"] else "not quoted"
    if "text" in was:
        yield f"the words {field(was['text'])}"


def _relays(changed: Mapping[str, Any]) -> list[str]:
    return [hop["name"] for hop in changed.get("chain", ()) if hop["role"] == HopRole.RELAY]
