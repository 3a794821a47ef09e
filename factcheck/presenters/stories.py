"""Stories for people (cards) and for programs (rows, and one whole)."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from factcheck.domain.records import ClaimBrief
from factcheck.domain.stories import Clash, Story, StoryBrief, StoryOrigin, Told
from factcheck.domain.words import LinkState, Modality, Polarity, Voice
from factcheck.presenters.exports import HopOut, Out, ReasonOut
from factcheck.presenters.story_ways import steps
from factcheck.presenters.verdicts import VerdictOut, verdict_cards, verdict_rows
from factcheck.presenters.words import brief_lines, field, one_line, outlet_name
from factcheck.services.stories import StoryPage


class StoryBriefOut(Out):
    """A story as lists have it, under the lowest of its claims' names; ``contradictions`` counts claims against it."""

    story_id: str
    text: str
    claims: int
    sources: int
    outlets: int
    origins: int
    copies: int
    contradictions: int
    first_claim_id: str | None
    first_on: date | None
    last_on: date | None
    circle: tuple[str, ...]


class StoryPageOut(Out):
    """A page of stories. ``total`` counts all pages, no further than some thousand: then ``counted`` is false; null
    for too many. ``next`` is what ``after`` says to have the next page; ``as_of`` when stories were worked out.
    """

    stories: tuple[StoryBriefOut, ...]
    total: int | None
    counted: bool
    next: str | None
    as_of: datetime | None


class StoryOriginOut(Out):
    """Where chains of a story start, with its number in the story."""

    origin: int
    name: str | None
    unnamed: bool
    claims: int


class ClashOut(Out):
    """A claim of the story that another contradicts."""

    claim_id: str
    state: LinkState
    score: float
    reasons: tuple[ReasonOut, ...]


class ToldOut(Out):
    """A claim of a story, or against it. ``origin`` is a number of the story's origins, null for one against it."""

    stands: str
    claim_id: str
    outlet: str | None
    published_on: str | None
    claimant: str | None
    chain: tuple[HopOut, ...]
    voice: Voice
    polarity: Polarity
    modality: Modality
    origin: int | None
    may_be_first: bool
    copy_set: int | None
    text: str
    contradicts: tuple[ClashOut, ...]


class CitationOut(Out):
    """One hop of one claim: who cites whom by which cue."""

    claim_id: str
    start: str | None
    cue: str | None
    end: str | None


class StoryOut(Out):
    """A story whole. ``as_of`` is null where it was worked out for this answer; then ``within`` names stories that
    claims of it are told in. ``asked`` is the claim that it was asked for by.
    """

    asked: str
    as_of: datetime | None
    story: StoryBriefOut
    origins: tuple[StoryOriginOut, ...]
    claims: tuple[ToldOut, ...]
    citations: tuple[CitationOut, ...]
    verdicts: tuple[VerdictOut, ...]
    within: tuple[str, ...]


def story_page_out(page: StoryPage) -> StoryPageOut:
    """The page as JSON."""
    return StoryPageOut(
        stories=tuple(story_rows(page.stories)),
        total=page.total,
        counted=page.counted,
        next=None if page.next is None else str(page.next),
        as_of=page.as_of,
    )


def story_rows(stories: Iterable[StoryBrief]) -> Iterator[StoryBriefOut]:
    """A row a story."""
    for story in stories:
        yield StoryBriefOut(
            story_id=str(story.ref),
            text=story.text,
            claims=story.claims,
            sources=story.sources,
            outlets=story.outlets,
            origins=story.origins,
            copies=story.copies,
            contradictions=story.contradictions,
            first_claim_id=None if story.first is None else str(story.first),
            first_on=story.first_on,
            last_on=story.last_on,
            circle=story.circle,
        )


def story_out(story: Story) -> StoryOut:
    """The story whole."""
    [brief] = story_rows([story.brief])
    return StoryOut(
        asked=str(story.asked),
        as_of=story.as_of,
        story=brief,
        origins=tuple(map(_origin_out, story.origins)),
        claims=tuple(told_rows(story)),
        citations=tuple(
            CitationOut(claim_id=str(step.claim), start=step.start.name, cue=step.cue, end=step.end.name)
            for step in steps(story)
        ),
        verdicts=tuple(verdict_rows(story.verdicts)),
        within=tuple(map(str, story.within)),
    )


def told_rows(story: Story) -> Iterator[ToldOut]:
    """A row a claim: those that say it by day, then those against it."""
    for stands, claims in (("says it", story.says), ("contradicts it", story.against)):
        for claim in claims:
            clashes = [clash for clash in story.clashes if clash.other == claim.ref]
            yield _told_out(claim, stands, clashes)


def story_lines(stories: Iterable[StoryBrief]) -> Iterator[list[str]]:
    """A card a story: its name and counts, then its words."""
    for story in stories:
        yield [f"{story.ref}  {'  '.join(_counts(story))}", f"  {one_line(story.text)}"]


def story_cards(story: Story) -> Iterator[list[str]]:
    """The story with what stands behind it; a card a claim, those that say it first; then the verdicts."""
    brief = story.brief
    yield [
        f"story {brief.ref}  {'  '.join(_counts(brief))}",
        f"  {one_line(brief.text)}",
        *(f"  {line}" for line in _notes(story)),
        *(f"  origin {origin.number}: {_origin(origin)}" for origin in story.origins),
    ]
    for claim in story.says:
        first = "  first" if claim.ref == brief.first else "  may be the first" if claim.may_be_first else ""
        yield [f"says it, origin {claim.origin}{first}", *(f"  {line}" for line in brief_lines(_as_brief(claim)))]
    for claim in story.against:
        against = [str(clash.claim) for clash in story.clashes if clash.other == claim.ref]
        yield [f"contradicts {', '.join(against)}", *(f"  {line}" for line in brief_lines(_as_brief(claim)))]
    yield from verdict_cards(story.verdicts)


def _counts(story: StoryBrief) -> Iterator[str]:
    counts = {"outlet": story.outlets, "origin": story.origins, "claim": story.claims}
    yield ", ".join(f"{number} {what}{'' if number == 1 else 's'}" for what, number in counts.items())
    if story.contradictions:
        yield f"{story.contradictions} against it"
    if story.first_on is not None:
        yield f"{story.first_on} to {story.last_on}"


def _notes(story: Story) -> Iterator[str]:
    brief = story.brief
    if story.asked != brief.ref:
        yield f"claim {story.asked} is told in it"
    if story.as_of is None:
        yield "worked out just now: factcheck report refresh puts it into the list"
    else:
        yield f"as of {story.as_of:%Y-%m-%d %H:%M} UTC"
    if story.within:
        yield f"claims of it are told in {', '.join(map(str, story.within))}"
    if len(story.says) < brief.claims:
        yield f"{len(story.says)} of {brief.claims} claims follow, of each origin the first"
    if len(story.against) < brief.contradictions:
        yield f"{len(story.against)} of {brief.contradictions} against it follow, the surest"
    if brief.circle:
        yield f"cite one another: {', '.join(map(field, brief.circle))}"


def _origin(origin: StoryOrigin) -> str:
    unnamed = " (unnamed)" if origin.unnamed else ""
    return f"{outlet_name(origin.name)}{unnamed}, {origin.claims} claim{'' if origin.claims == 1 else 's'}"


def _as_brief(claim: Told) -> ClaimBrief:
    return ClaimBrief(
        ref=claim.ref,
        text=claim.text,
        voice=claim.voice,
        polarity=claim.polarity,
        modality=claim.modality,
        claimant=claim.claimant,
        chain=tuple(hop.name for hop in claim.chain),
        key=claim.key,
        outlet=claim.outlet,
        published=claim.published,
        language=claim.language,
    )


def _origin_out(origin: StoryOrigin) -> StoryOriginOut:
    return StoryOriginOut(origin=origin.number, name=origin.name, unnamed=origin.unnamed, claims=origin.claims)


def _told_out(claim: Told, stands: str, clashes: Sequence[Clash]) -> ToldOut:
    return ToldOut(
        stands=stands,
        claim_id=str(claim.ref),
        outlet=claim.outlet,
        published_on=None if claim.published is None else claim.published.written(),
        claimant=claim.claimant,
        chain=tuple(HopOut(name=hop.name, role=hop.role, cue=hop.cue, span=None) for hop in claim.chain),
        voice=claim.voice,
        polarity=claim.polarity,
        modality=claim.modality,
        origin=claim.origin,
        may_be_first=claim.may_be_first,
        copy_set=claim.copy,
        text=claim.text,
        contradicts=tuple(map(_clash_out, clashes)),
    )


def _clash_out(clash: Clash) -> ClashOut:
    reasons = tuple(ReasonOut(code=reason.code, detail=reason.detail) for reason in clash.reasons)
    return ClashOut(claim_id=str(clash.claim), state=clash.state, score=clash.score, reasons=reasons)
