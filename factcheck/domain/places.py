"""Places in a list: where a page begins, however much comes in between one page and the next.

Huda reads the surest twenty pairs. Before she turns the page a hundred surer ones come in. Counted from the top, her
second page would show her the same twenty again; counted from the pair that she read last, it goes on where she was.
"""

import re
from dataclasses import dataclass
from datetime import date
from typing import Self

from factcheck.domain.records import LinkRecord, SourceRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import StoryBrief

_BETWEEN = "~"  # stands in addresses as it is
_DIGITS = 18  # of the longest number that a bigint surely holds
_COUNT = re.compile(r"\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True)
class LinkPlace:
    """The pair after which a page of links begins: all that a list may be ordered by, then the claims' names.

    >>> str(LinkPlace.parse("0.92~2017-02-28~2.9~4.17"))
    '0.92~2017-02-28~2.9~4.17'
    """

    score: float
    newest_on: date | None
    a: ClaimRef
    b: ClaimRef

    @classmethod
    def of(cls, link: LinkRecord) -> Self:
        """The place of that link; the day is the later one of its two sides, None where none is known."""
        days = [side.published.end_on for side in (link.a, link.b) if side.published is not None]
        return cls(link.score, max(days, default=None), link.a.ref, link.b.ref)

    @classmethod
    def parse(cls, written: str) -> Self:
        """The place that ``written`` stands for; ValueError when it is none."""
        parts = written.split(_BETWEEN)
        if len(parts) != 4:  # noqa: PLR2004  # as many as a place has
            raise ValueError(f"no place in a list of links: {written!r}")
        score, day, a, b = parts
        place = cls(float(score), date.fromisoformat(day) if day else None, ClaimRef.parse(a), ClaimRef.parse(b))
        if not 0 <= place.score <= 1:
            raise ValueError(f"no score: {score!r}")
        return place

    def __str__(self) -> str:
        return _BETWEEN.join([repr(self.score), str(self.newest_on or ""), str(self.a), str(self.b)])


@dataclass(frozen=True, slots=True)
class StoryPlace:
    """The story after which a page of stories begins: all that their list may be ordered by, then its name.

    >>> str(StoryPlace.parse("3~12~40~2.9"))
    '3~12~40~2.9'
    """

    contradictions: int
    outlets: int
    claims: int
    ref: ClaimRef

    @classmethod
    def of(cls, story: StoryBrief) -> Self:
        """The place of that story."""
        return cls(story.contradictions, story.outlets, story.claims, story.ref)

    @classmethod
    def parse(cls, written: str) -> Self:
        """The place that ``written`` stands for; ValueError when it is none."""
        parts = written.split(_BETWEEN)
        if len(parts) != 4 or not all(_COUNT.fullmatch(part) for part in parts[:3]):  # noqa: PLR2004  # as above
            raise ValueError(f"no place in a list of stories: {written!r}")
        contradictions, outlets, claims = map(int, parts[:3])
        return cls(contradictions, outlets, claims, ClaimRef.parse(parts[3]))

    def __str__(self) -> str:
        return _BETWEEN.join(map(str, (self.contradictions, self.outlets, self.claims, self.ref)))


@dataclass(frozen=True, slots=True)
class SourcePlace:
    """The source after which a page of a list of sources, newest first, begins; ``published_on`` None for no day.

    >>> str(SourcePlace.parse("2017-01-12~42"))
    '2017-01-12~42'
    """

    published_on: date | None
    source_id: int

    @classmethod
    def of(cls, source: SourceRecord) -> Self:
        """The place of that source."""
        return cls(None if source.published is None else source.published.start_on, source.source_id)

    @classmethod
    def parse(cls, written: str) -> Self:
        """The place that ``written`` stands for; ValueError when it is none."""
        day, between, number = written.partition(_BETWEEN)
        if not between:
            raise ValueError(f"no place in a list of sources: {written!r}")
        return cls(date.fromisoformat(day) if day else None, _number(number))

    def __str__(self) -> str:
        return f"{self.published_on or ''}{_BETWEEN}{self.source_id}"


@dataclass(frozen=True, slots=True)
class RecordPlace:
    """The outlet or claimant after which a page of their records begins, those with the most claims first.

    >>> str(RecordPlace.parse("120~7"))
    '120~7'
    """

    claims: int
    number: int

    @classmethod
    def parse(cls, written: str) -> Self:
        """The place that ``written`` stands for; ValueError when it is none."""
        claims, between, number = written.partition(_BETWEEN)
        if not between:
            raise ValueError(f"no place in a list of records: {written!r}")
        return cls(_number(claims), _number(number))

    def __str__(self) -> str:
        return f"{self.claims}{_BETWEEN}{self.number}"


def _number(written: str) -> int:
    """A number as the database can hold it; ValueError for any other."""
    if not (written.isascii() and written.isdecimal()) or len(written) > _DIGITS:
        raise ValueError(f"no number of ours: {written[:40]!r}")
    return int(written)
