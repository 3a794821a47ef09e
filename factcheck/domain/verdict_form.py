"""The form in which a checker writes a verdict: rating, rationale, evidence.

    rating: false
    reason: the treaty was published      (only for a verdict that supersedes another)

    The rationale, in as many paragraphs as it takes.

    evidence:
    refutes: https://un.org/en/s/res/1970
    supports: 4.12

Lines that are ``#`` alone or begin with ``# `` are remarks and left out; a hashtag is none.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.domain.evidence import Evidence
from factcheck.domain.words import Stance

RATING, REASON, EVIDENCE = "rating", "reason", "evidence"
_HEAD = re.compile(rf"({RATING}|{REASON})\s*:(.*)", re.IGNORECASE)
_EVIDENCE = re.compile(rf"{EVIDENCE}\s*:\s*", re.IGNORECASE)
_STANCE = re.compile(rf"(?:{'|'.join(Stance)})\s*:", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class VerdictForm:
    """What was filled in; texts are empty where nothing was."""

    rating: str = ""
    reason: str = ""
    rationale: str = ""
    evidence: tuple[Evidence, ...] = ()

    @classmethod
    def parse(cls, written: str) -> "VerdictForm":
        r"""What a filled form says; ValueError, with all that is wrong a line each, where it does not say so clearly.

        >>> form = VerdictForm.parse("rating: false\n\nNo such resolution.\n\nevidence:\nrefutes: 4.12\n")
        >>> form.rating, form.rationale, form.evidence[0].citation
        ('false', 'No such resolution.', '4.12')
        """
        lines = [(number, line) for number, line in enumerate(written.splitlines(), 1) if not is_remark(line)]
        head, rest = _head(lines)
        words, cited = _parted(rest)
        evidence, problems = _evidence(cited)
        problems += _swallowed(words) if len(words) == len(rest) else []
        rationale = "\n".join(line.rstrip() for _, line in words).strip()
        problems += [f"no {name}" for name, given in ((RATING, head[RATING]), ("rationale", rationale)) if not given]
        if problems:
            raise ValueError("\n".join(problems))
        return cls(head[RATING], head[REASON], rationale, evidence)

    def written(self, *, reason: bool = False) -> str:
        """The form with this in it, to be filled in or changed; ``reason``: with a line for it."""
        head = [f"{RATING}: {self.rating}"] + ([f"{REASON}: {self.reason}"] if reason else [])
        cited = [item.written() for item in self.evidence]
        return "\n".join([*head, "", self.rationale, "", f"{EVIDENCE}:", *cited, ""])


def is_remark(line: str) -> bool:
    """Whether a line of a form is left out.

    >>> is_remark("# the claim"), is_remark("#"), is_remark("#ليبيا")
    (True, True, False)
    """
    return line.rstrip() == "#" or line.startswith("# ")


def filled(written: str) -> str:
    """What a form says beside its remarks, for telling whether anybody wrote in it."""
    return "\n".join(line.rstrip() for line in written.splitlines() if not is_remark(line)).strip()


Numbered = tuple[int, str]  # a line with its number in the file, from 1


def _head(lines: Sequence[Numbered]) -> tuple[dict[str, str], Sequence[Numbered]]:
    """What the first lines give, and the lines after them."""
    head = {RATING: "", REASON: ""}
    for place, (_, line) in enumerate(lines):
        match = _HEAD.fullmatch(line.strip())
        if match is None and line.strip():
            return head, lines[place:]
        if match is not None:
            head[match[1].lower()] = match[2].strip()
    return head, ()


def _parted(lines: Sequence[Numbered]) -> tuple[Sequence[Numbered], Sequence[Numbered]]:
    """The lines of the rationale, and those after the first line that says ``evidence:``."""
    for place, (_, line) in enumerate(lines):
        if _EVIDENCE.fullmatch(line.strip()):
            return lines[:place], lines[place + 1 :]
    return lines, ()


def _evidence(lines: Sequence[Numbered]) -> tuple[tuple[Evidence, ...], list[str]]:
    evidence: list[Evidence] = []
    problems: list[str] = []
    for number, line in lines:
        if line.strip():
            try:
                evidence.append(Evidence.parse(line))
            except ValueError as error:
                problems.append(f"line {number}: {error}")
    return tuple(evidence), problems


def _swallowed(lines: Sequence[Numbered]) -> list[str]:
    """Evidence that would be taken for words of the rationale, where no line says ``evidence:``."""
    return [
        f"line {number}: evidence stands below a line that says {EVIDENCE}:"
        for number, line in lines
        if _STANCE.match(line.strip())
    ]
