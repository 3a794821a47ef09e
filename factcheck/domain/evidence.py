"""What a verdict cites, and how people write it: a stance, a colon, and an address, file, claim, sentence or other."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from factcheck.domain.refs import ClaimRef, SentenceRef
from factcheck.domain.words import EvidenceKind, Stance

_WEB = ("http", "https")
_KINDS = (EvidenceKind.FILE, EvidenceKind.REFERENCE)  # those that are written with their name before them


@dataclass(frozen=True, slots=True)
class EvidenceEnd:
    """Who withdrew a piece of evidence, why and when."""

    by: str
    reason: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict cites: what it does to the claim, and the citation (URL, claim, reference) as given.

    ``file_sha256`` is that of a cited file as it was, in hexadecimal; ``claim`` and ``sentence`` are of this database,
    a logged sentence with its capture. ``withdrawn`` is None while the evidence holds.
    """

    stance: Stance
    citation: str
    kind: EvidenceKind = EvidenceKind.REFERENCE
    file_sha256: str | None = None
    claim: ClaimRef | None = None
    sentence: SentenceRef | None = None
    withdrawn: EvidenceEnd | None = None

    @classmethod
    def parse(cls, written: str) -> "Evidence":
        """``supports:CITATION``, ``refutes:CITATION`` or ``context:CITATION``; without a stance it is context.

        A citation is an address (http, https), ``file:PATH``, a claim (``4.12``), a sentence (``4/s3``) or anything
        else; ``reference:`` before it says that it is none of these. ValueError for any other word before a colon,
        since a misspelt stance would be kept for ever as context, and for what is no proper address.

        >>> Evidence.parse("refutes: https://un.org/en/s/res/1970").citation
        'https://un.org/en/s/res/1970'
        >>> Evidence.parse("https://un.org/en/s/res/1970").stance
        <Stance.CONTEXT: 'context'>
        >>> Evidence.parse("supports:4/s3").kind
        <EvidenceKind.SENTENCE: 'sentence'>
        """
        head, colon, rest = written.partition(":")
        word = head.strip().lower()
        known = {*_KINDS, *_WEB}
        if colon and word in set(Stance):
            stance, citation = Stance(word), rest.strip()
        elif colon and word.isalpha() and word not in known and not rest.startswith("//"):
            raise ValueError(f"{head.strip()!r} is no stance ({', '.join(Stance)}): write context:{written.strip()}")
        else:
            stance, citation = Stance.CONTEXT, written.strip()
        return _cited(stance, citation, written)

    def written(self) -> str:
        """The line that ``parse`` reads as this.

        >>> Evidence.parse("refutes: file:/tmp/letter.pdf").written()
        'refutes: file:/tmp/letter.pdf'
        """
        if self.kind is EvidenceKind.FILE:
            return f"{self.stance}: {EvidenceKind.FILE}:{self.citation}"
        as_read = self.kind is not EvidenceKind.REFERENCE or _kind_of(self.citation)[0] is EvidenceKind.REFERENCE
        return f"{self.stance}: {'' if as_read else 'reference:'}{self.citation}"


def _cited(stance: Stance, citation: str, written: str) -> Evidence:
    scheme, colon, rest = citation.partition(":")
    word = scheme.lower() if colon else ""
    claim = sentence = None
    if word in _KINDS:
        kind, citation = EvidenceKind(word), rest.strip()
    else:
        kind, claim, sentence = _kind_of(citation)
    if not citation:
        raise ValueError(f"evidence without a citation: {written!r}")
    if kind is EvidenceKind.URL:
        _check_address(citation)
    return Evidence(stance, citation, kind, claim=claim, sentence=sentence)


def _kind_of(citation: str) -> tuple[EvidenceKind, ClaimRef | None, SentenceRef | None]:
    """What a citation without its kind before it is taken for."""
    if citation.partition(":")[0].lower() in _WEB:
        return EvidenceKind.URL, None, None
    with suppress(ValueError):
        return EvidenceKind.CLAIM, ClaimRef.parse(citation), None
    with suppress(ValueError):
        return EvidenceKind.SENTENCE, None, SentenceRef.parse(citation)
    return EvidenceKind.REFERENCE, None, None


def _check_address(citation: str) -> None:
    """ValueError unless it is a whole address of the web, without blanks or control characters."""
    try:
        parts = urlsplit(citation)
        whole = parts.scheme in _WEB and bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError as error:
        raise ValueError(f"no address of the web: {citation!r} ({error})") from error
    if not whole or any(character.isspace() or not character.isprintable() for character in citation):
        raise ValueError(f"no address of the web: {citation!r}")
