"""Stories: claims that agree, as groups were last worked out, with who says them and what contradicts them."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import tuple_
from sqlalchemy.orm import Session

from factcheck.domain.independence import Independence
from factcheck.domain.places import StoryPlace
from factcheck.domain.records import ClaimRecord, VerdictRecord
from factcheck.domain.refs import ClaimRef
from factcheck.domain.stories import Story, StoryBrief, StoryOrigin, Told
from factcheck.domain.words import StoryOrder
from factcheck.errors import InvalidInput, NotFound
from factcheck.services.claims import replacement_of, required_claim
from factcheck.services.selection import entity_ids_of
from factcheck.services.voices import independence_of
from factcheck.storage import told as stored
from factcheck.storage.database import Database
from factcheck.storage.rows import VerdictRow
from factcheck.storage.stories import StoryFilter, find_brief, find_stories, refreshed_at
from factcheck.storage.told import Member
from factcheck.storage.verdicts import holds, verdict_record, verdicts_query
from factcheck.text import fold

PAGE = 20  # stories a page
COUNTED = 1000  # how far a list is counted: beyond it a number no longer helps to decide what to read
TOLD, AGAINST = 120, 60  # claims of a story, and against it, that are told of: more is no reading any more
_MEMBERS = 5000  # claims of a group that are looked at to choose those
_CLASHES = 1000  # contradictions that are looked at
_WITHIN = 3  # stories that a claim that came in later is said to belong to


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page of a list of stories, as of when groups were worked out (None before the first time).

    ``total`` counts all pages, no further than COUNTED: then ``counted`` is False; None for too many to count.
    ``next`` is the place after which the next page begins, None at the end; a page of frequent words may hold few
    stories, or none, and there may be more on the next.
    """

    stories: Sequence[StoryBrief]
    total: int | None
    counted: bool
    next: StoryPlace | None
    as_of: datetime | None


def list_stories(
    database: Database,
    *,
    words: str | None = None,
    entity: str | None = None,
    order: StoryOrder = StoryOrder.CONTRADICTED,
    after: StoryPlace | None = None,
    limit: int = PAGE,
) -> StoryPage:
    """Stories of which a claim holds the words and mentions the entity, the most contradicted or the biggest first."""
    with database.transaction(read_only=True) as session:
        entity_ids = entity_ids_of(session, entity) if entity else None
        wanted = StoryFilter(_searchable(words), entity_ids, order, after)
        found = find_stories(session, wanted, limit=limit, up_to=COUNTED)
        return StoryPage(
            found.stories,
            found.total,
            counted=found.total is not None and found.total < COUNTED,
            next=found.next,
            as_of=refreshed_at(session),
        )


def show_story(database: Database, ref: ClaimRef) -> Story:
    """The story that the claim is told in, whatever name it went by when groups were worked out before.

    A claim that came in since has its story worked out now. One that does not stand any more leads to the claim in its
    place, else to the story that its agreements are told in; NotFound where there is neither.
    """
    with database.transaction(read_only=True) as session:
        brief = find_brief(session, ref) or _moved_on(session, ref)
        if brief is not None:
            return _as_kept(session, ref, brief)
        found = required_claim(session, ref).record
        if found.current:
            return _worked_out(session, found)
        raise NotFound(
            f"the story {ref} is gone: its claim does not stand any more", hint=f"factcheck claim show {ref}"
        )


def _searchable(words: str | None) -> str | None:
    if words is None:
        return None
    folded = fold(words)
    if not folded:
        raise InvalidInput(f"nothing to search for in {words!r}", hint="factcheck story list --words WORDS")
    return folded


def _moved_on(session: Session, ref: ClaimRef) -> StoryBrief | None:
    """The story that now stands for the one of a claim that does not stand any more; None for claims that do."""
    found = required_claim(session, ref).record
    if found.current:
        return None
    replaced_by = replacement_of(session, found)
    brief = None if replaced_by is None else find_brief(session, replaced_by)
    around = [] if brief else stored.stories_around(session, ref, most=1)
    return brief or (find_brief(session, around[0]) if around else None)


def _as_kept(session: Session, asked: ClaimRef, brief: StoryBrief) -> Story:
    """The story as groups were worked out; what contradicts it and the verdicts as they are now."""
    members = stored.members_of(session, brief.ref, most=_MEMBERS)
    shown = _telling(members, asked)
    claims = stored.told(session, list(shown))
    return _story(
        session,
        asked,
        brief,
        as_of=refreshed_at(session),
        origins=_origins(members),
        says=[stored.as_member(claim, shown[claim.ref]) for claim in claims],
        refs=[member.ref for member in members],
    )


def _worked_out(session: Session, found: ClaimRecord) -> Story:
    """The story of a claim that no group has: those that agree with it, as far as one step from it."""
    behind = independence_of(session, [found.ref])[found.ref]
    members = list(_members_of(behind))
    shown = _telling(members, found.ref)
    claims = stored.told(session, behind.claims)
    says = [stored.as_member(claim, shown[claim.ref]) for claim in claims if claim.ref in shown]
    days = [claim.published for claim in claims if claim.published is not None]
    brief = StoryBrief(
        ref=found.ref,
        text=found.text,
        language=found.source.language,
        claims=len(behind.claims),
        sources=len({ref.source_id for ref in behind.claims}),
        outlets=behind.outlets,
        origins=len(behind.origins),
        copies=sum(map(len, behind.copies)),
        contradictions=0,
        first=behind.first[0] if len(behind.first) == 1 else None,
        first_on=min((each.start_on for each in days), default=None),
        last_on=max((each.end_on for each in days), default=None),
        circle=behind.circle,
    )
    story = _story(
        session, found.ref, brief, as_of=None, origins=_origins(members), says=says, refs=list(behind.claims)
    )
    return replace(story, within=stored.stories_around(session, found.ref, most=_WITHIN))


def _story(
    session: Session,
    asked: ClaimRef,
    brief: StoryBrief,
    *,
    as_of: datetime | None,
    origins: Sequence[StoryOrigin],
    says: Sequence[Told],
    refs: Sequence[ClaimRef],
) -> Story:
    """What contradicts any of ``refs``, all claims of the story, and the verdicts on what is shown."""
    clashes = stored.clashes_of(session, refs, most=_CLASHES)
    others = list(dict.fromkeys(clash.other for clash in clashes))
    against = stored.told(session, others[:AGAINST])
    shown = {claim.ref for claim in (*says, *against)}
    return Story(
        asked=asked,
        brief=replace(brief, contradictions=len(others)),
        as_of=as_of,
        origins=origins,
        says=says,
        against=against,
        clashes=[clash for clash in clashes if clash.other in shown],
        verdicts=_verdicts(session, shown),
    )


def _telling(members: Sequence[Member], asked: ClaimRef) -> dict[ClaimRef, Member]:
    """As many as are told of: the one that was asked for, then of each origin the first, then the second ..."""
    nth: Counter[int] = Counter()
    ranked = []
    for place, member in enumerate(members):
        nth[member.origin] += 1
        ranked.append((member.ref != asked, nth[member.origin], member.origin, place))
    kept = sorted(place for *_, place in sorted(ranked)[:TOLD])
    return {members[place].ref: members[place] for place in kept}


def _origins(members: Sequence[Member]) -> list[StoryOrigin]:
    claims = Counter(member.origin for member in members)
    known = {member.origin: member for member in members}
    return [
        StoryOrigin(number, known[number].origin_name, known[number].origin_unnamed, claims[number])
        for number in sorted(known)
    ]


def _members_of(behind: Independence) -> Iterator[Member]:
    """The claims as a group has them, where none was worked out before."""
    copy_of = {ref: number for number, copies in enumerate(behind.copies, 1) for ref in copies}
    for number, origin in enumerate(behind.origins, 1):
        for ref in origin.claims:
            yield Member(ref, number, origin.name, origin.unnamed, ref in behind.first, copy_of.get(ref))


def _verdicts(session: Session, refs: Collection[ClaimRef]) -> list[VerdictRecord]:
    """Verdicts on the claims that hold, of this desk and of others, the latest first."""
    if not refs:
        return []
    named = tuple_(VerdictRow.source_id, VerdictRow.claim).in_([(ref.source_id, ref.number) for ref in refs])
    return [verdict_record(row) for row in session.execute(verdicts_query().where(named, holds()))]
