"""Groups of claims that agree: what they are made from, and where they are kept.

All of it happens in the caller's transaction: whoever reads meanwhile sees the groups as they were.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from sqlalchemy import Row, text
from sqlalchemy.orm import Session

from factcheck.domain.independence import Agreement, Independence
from factcheck.domain.links import ComparedClaim, Voicing
from factcheck.domain.refs import ClaimRef
from factcheck.domain.reviews import REVIEW_KEY
from factcheck.domain.words import ClaimantKind, HopRole, Modality, Polarity, Voice
from factcheck.storage.claims import day_range
from factcheck.storage.copying import copy_rows
from factcheck.storage.rows import ClaimGroupMemberRow, ClaimGroupRow

_BATCH = 5000  # rows sent, and groups read, at a time: some 10 MB of claims

_AGREEMENTS = text("""
select source_id, claim, other_source_id, other_claim, score, state = 'confirmed'
from factcheck.link
where relation = 'agrees' and state in ('suggested', 'confirmed')
""")
_START = """
create temporary table grouped (
    source_id bigint, claim int, group_number bigint, primary key (group_number, source_id, claim)
) on commit drop
"""
_SORT = text("""
insert into pg_temp.grouped
select * from unnest(cast(:source_ids as bigint[]), cast(:claims as int[]), cast(:numbers as bigint[]))
""")
# Claims that are not current any more held the others together, and are no members.
_CLAIMS = text("""
select
    m.group_number, c.source_id, c.number, c.text, c.voice, c.polarity, c.modality, c.claimant_kind,
    substr(t.text, n.span_start + 1, n.span_end - n.span_start) as sentence,
    s.language, s.outlet_id, o.entity_id as outlet_entity_id,
    s.published_start_on, s.published_end_on, s.published_precision,
    array(
        select array[a.name, coalesce(e.merged_into, a.entity_id)::text, a.role]
        from factcheck.attribution a left join factcheck.entity e on e.entity_id = a.entity_id
        where a.source_id = c.source_id and a.claim = c.number
        order by a.position
    ) as hops
from pg_temp.grouped m
join factcheck.claim c on c.source_id = m.source_id and c.number = m.claim
join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
join factcheck.capture t on t.source_id = c.source_id and t.number = c.capture
join factcheck.sentence n on n.source_id = c.source_id and n.capture = c.capture and n.number = c.sentence
left join factcheck.outlet o on o.outlet_id = s.outlet_id
where m.group_number between :first and :last and c.outdated_at is null
    and not starts_with(s.key, :no_article) -- who checks a claim repeats it and is no voice for it
order by m.group_number, c.source_id, c.number
""")
# Each claim that contradicts one of a group counts once, however many it contradicts; a group's own claims do not.
_CONTRADICTED = text("""
update factcheck.claim_group g set contradictions = against.claims
from (
    select clash.group_source_id, clash.group_claim, count(*) as claims
    from (
        select m.group_source_id, m.group_claim, l.other_source_id as source_id, l.other_claim as claim
        from factcheck.claim_group_member m
        join factcheck.link l on l.source_id = m.source_id and l.claim = m.claim
        where l.relation = 'contradicts' and l.state <> 'rejected'
        union
        select m.group_source_id, m.group_claim, l.source_id, l.claim
        from factcheck.claim_group_member m
        join factcheck.link l on l.other_source_id = m.source_id and l.other_claim = m.claim
        where l.relation = 'contradicts' and l.state <> 'rejected'
    ) clash
    join factcheck.claim c on c.source_id = clash.source_id and c.number = clash.claim
    join factcheck.source s on s.source_id = c.source_id and s.latest_capture = c.capture
    left join factcheck.claim_group_member own
        on own.source_id = clash.source_id and own.claim = clash.claim
        and own.group_source_id = clash.group_source_id and own.group_claim = clash.group_claim
    where c.outdated_at is null and own.source_id is null
    group by clash.group_source_id, clash.group_claim
) against
where g.source_id = against.group_source_id and g.claim = against.group_claim
""")


def agreements(session: Session) -> Iterator[Agreement]:
    """Every pair that a suggestion or an editor's confirmation says agrees, in no order, a batch in memory."""
    for a, b, c, d, score, confirmed in session.execute(_AGREEMENTS, execution_options={"yield_per": _BATCH}):
        yield Agreement(ClaimRef(a, b), ClaimRef(c, d), score, confirmed)


def forget_groups(session: Session) -> None:
    """Empty both tables; until the caller commits, others see them as they were."""
    session.execute(text("delete from factcheck.claim_group_member"))
    session.execute(text("delete from factcheck.claim_group"))


def sort_into_groups(session: Session, numbered: Iterable[tuple[ClaimRef, int]]) -> int:
    """Remember which claim is of which group, for ``groups`` in this transaction; gives the highest number."""
    session.execute(text("drop table if exists pg_temp.grouped"))
    session.execute(text(_START))
    rest, last = iter(numbered), 0
    while batch := list(islice(rest, _BATCH)):
        refs = [ref for ref, _ in batch]
        numbers = [number for _, number in batch]
        sides = {"source_ids": [ref.source_id for ref in refs], "claims": [ref.number for ref in refs]}
        session.execute(_SORT, {**sides, "numbers": numbers})
        last = max(last, *numbers)
    session.execute(text("analyze pg_temp.grouped"))
    return last


def groups(session: Session, last: int) -> Iterator[list[list[ComparedClaim]]]:
    """The groups up to the number as far as their claims are current, many at a time; in each the lowest name first."""
    for first in range(1, last + 1, _BATCH):
        rows = session.execute(_CLAIMS, {"first": first, "last": first + _BATCH - 1, "no_article": REVIEW_KEY})
        yield [[_compared(row) for row in of_one] for _, of_one in groupby(rows, key=lambda row: row.group_number)]


def keep_groups(session: Session, found: Sequence[Independence]) -> None:
    """Write groups with their members."""
    copy_rows(session, ClaimGroupRow, map(_group, found))
    copy_rows(session, ClaimGroupMemberRow, (row for each in found for row in _members(each)))


def count_contradictions(session: Session) -> None:
    """Tell of each group how many claims contradict one of it."""
    session.execute(_CONTRADICTED)


def gather_statistics(session: Session) -> None:
    """Tell the planner what the tables now hold: what is worked out next reads them."""
    session.execute(text("analyze factcheck.claim_group, factcheck.claim_group_member"))


def _compared(row: Row[Any]) -> ComparedClaim:
    anonymous = row.claimant_kind == ClaimantKind.ANONYMOUS
    return ComparedClaim(
        ref=ClaimRef(row.source_id, row.number),
        language=row.language,
        text=row.text,
        sentence=row.sentence,
        voice=Voice(row.voice),
        polarity=Polarity(row.polarity),
        modality=Modality(row.modality),
        outlet_id=row.outlet_id,
        voicings=tuple(
            Voicing(name, entity and int(entity), anonymous=anonymous and role == HopRole.CLAIMANT)
            for name, entity, role in row.hops
        ),
        entities=frozenset(),  # who counts voices does not ask what claims are about
        quantities=(),
        times=(),
        published=day_range(row.published_start_on, row.published_end_on, row.published_precision),
        outlet_entity_id=row.outlet_entity_id,
    )


def _group(found: Independence) -> dict[str, Any]:
    named, first = found.claims[0], found.first[0] if len(found.first) == 1 else None
    return {
        "source_id": named.source_id,
        "claim": named.number,
        "claims": len(found.claims),
        "sources": len({ref.source_id for ref in found.claims}),
        "outlets": found.outlets,
        "origins": len(found.origins),
        "copies": sum(map(len, found.copies)),
        "first_source_id": first and first.source_id,
        "first_claim": first and first.number,
        "circle": list(found.circle),
    }


def _members(found: Independence) -> Iterator[dict[str, Any]]:
    copy_of = {ref: number for number, copies in enumerate(found.copies, 1) for ref in copies}
    for number, origin in enumerate(found.origins, 1):
        for ref in origin.claims:
            yield {
                "source_id": ref.source_id,
                "claim": ref.number,
                "group_source_id": found.claims[0].source_id,
                "group_claim": found.claims[0].number,
                "origin": number,
                "origin_name": origin.name,
                "origin_unnamed": origin.unnamed,
                "may_be_first": ref in found.first,
                "copy": copy_of.get(ref),
            }
