"""The form of a verdict: what its fields say, as evidence and as a verdict to be logged."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePosixPath, PureWindowsPath

from starlette.datastructures import FormData, UploadFile

from factcheck.domain.evidence import Evidence
from factcheck.domain.refs import ClaimRef
from factcheck.domain.verdict_form import VerdictForm
from factcheck.domain.verdicts import NewVerdict
from factcheck.domain.words import EvidenceKind, Stance
from factcheck.web.forms import Filled, Trouble, uploads
from factcheck.web.words import _

BLANK_ROWS = 3  # lines for evidence that stand empty at the end of the form
MOST_ROWS = 60  # more than anybody cites; a form with more lines is no form of ours
_PIECE = 1 << 20  # bytes of a file that are in memory at a time
_ROW = re.compile(r"(?:stance|citation|sha256|file)-([1-9]\d?)", re.ASCII)


@dataclass(frozen=True, slots=True)
class EvidenceLine:
    """A line of evidence as it stands in the form; ``sha256`` is that of a file, which then is what it cites."""

    number: int
    stance: Stance = Stance.CONTEXT
    citation: str = ""
    sha256: str = ""

    def evidence(self) -> Evidence:
        """What it cites; ValueError where that cannot be read."""
        if self.sha256:
            return Evidence(self.stance, self.citation, EvidenceKind.FILE, self.sha256)
        return Evidence.parse(f"{self.stance}:{self.citation}")


@dataclass(slots=True)
class VerdictFields:
    """A verdict's form: what was typed, line for line of its evidence."""

    filled: Filled
    lines: list[EvidenceLine]

    @classmethod
    def begun(cls, form: VerdictForm, new: NewVerdict, *, seen: int | None) -> "VerdictFields":
        """The form with what is known already, to be filled in."""
        typed = {"rating": form.rating, "rationale": form.rationale, "reason": form.reason}
        typed |= {"supersedes": str(new.supersedes or ""), "blind": "1" if new.blind else ""}
        fields = cls(Filled(typed), [_line(number, item) for number, item in enumerate(form.evidence, 1)])
        fields.looked_at(seen)
        return fields.with_blank()

    @classmethod
    def sent(cls, form: FormData) -> "VerdictFields":
        """The form as the browser sent it; of files, what they are called and their SHA-256."""
        filled, files = Filled.of(form), uploads(form)
        numbers = sorted({int(row[1]) for name in form if (row := _ROW.fullmatch(name))})
        lines = [_sent(number, filled, files) for number in numbers if number <= MOST_ROWS]
        written = (line for line in lines if line.citation or line.sha256)
        fields = cls(filled, [replace(line, number=number) for number, line in enumerate(written, 1)])
        filled.typed = {**filled.typed, **fields.hashes()}
        return fields

    def with_blank(self) -> "VerdictFields":
        """The form with empty lines at its end."""
        last = len(self.lines)
        self.lines.extend(EvidenceLine(last + more) for more in range(1, BLANK_ROWS + 1))
        return self

    def hashes(self) -> Mapping[str, str]:
        """What files said, as fields: two forms that differ in a file alone are two."""
        return {f"sha256-{line.number}": line.sha256 for line in self.lines if line.sha256}

    def looked_at(self, seen: int | None) -> None:
        """Note the number of what was logged last on the claim, as it is shown beside the form."""
        self.filled.typed = {**self.filled.typed, "seen": "" if seen is None else str(seen)}

    def check(self, new: NewVerdict) -> None:
        """Note what is missing, beside its field."""
        self.filled.ask("rating", _("Choose a rating."))
        self.filled.ask("rationale", _("Say why: a verdict needs a rationale."))
        if new.supersedes is not None:
            self.filled.ask("reason", _("Say why it replaces the other one."))

    def verdict(self, claim: ClaimRef, checker: str) -> NewVerdict:
        """The verdict that the form says; evidence that cannot be read is noted as trouble beside its line."""
        filled = self.filled
        supersedes, blind = filled.number("supersedes") or None, bool(filled["blind"])
        return NewVerdict(
            claim,
            filled["rating"],
            filled.stripped("rationale"),
            checker,
            tuple(self._evidence()),
            supersedes=supersedes,
            reason=filled.stripped("reason") or None if supersedes else None,
            blind=blind,
            seen=None if blind else filled.number("seen"),
        )

    def _evidence(self) -> Iterator[Evidence]:
        for line in self.lines:
            try:
                yield line.evidence()
            except ValueError as error:
                self.filled.troubles[f"citation-{line.number}"] = Trouble(detail=str(error))


def _line(number: int, item: Evidence) -> EvidenceLine:
    if item.kind is EvidenceKind.FILE:
        return EvidenceLine(number, item.stance, item.citation, item.file_sha256 or "")
    return EvidenceLine(number, item.stance, item.written().partition(":")[2].strip())


def _sent(number: int, filled: Filled, files: Mapping[str, UploadFile]) -> EvidenceLine:
    stance = filled[f"stance-{number}"]
    file = files.get(f"file-{number}")
    return EvidenceLine(
        number,
        Stance(stance) if stance in set(Stance) else Stance.CONTEXT,
        filled.stripped(f"citation-{number}") if file is None else _file_name(file),
        filled.stripped(f"sha256-{number}") if file is None else _sha256(file),
    )


def _sha256(file: UploadFile) -> str:
    digest = hashlib.sha256()
    while piece := file.file.read(_PIECE):
        digest.update(piece)
    return digest.hexdigest()


def _file_name(file: UploadFile) -> str:
    """The name alone: some browsers send the folder with it."""
    name = file.filename or ""
    return PurePosixPath(PureWindowsPath(name).name).name or name
