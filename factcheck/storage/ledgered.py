"""What the ledger keeps: for each kind of record, which fields its entry has and where a row has them from.

Entries are written from this and rows are checked by it, so the two cannot drift apart. Whoever adds a row to one of
these tables calls, after the insert and in the same transaction,

    append_entry(session, VERDICT, source_id, claim, number)        # storage.ledger; the key as in ``key`` below

and no more: the entry is read from the tables when the transaction commits. For a kind that ``changes`` the same is
called after each update. A row without an entry, or a change without one, is what ``factcheck ledger verify`` reports
as done behind the program's back.

How a record grows: entries that were written are never written again, and a field that an entry lacks counts as null.
So a new column becomes a new field whose value is null for all older rows. Fields are compared as text, hence dates and
numbers that are not whole are written as text here: the canonical form has no floats, and no session's DateStyle.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import LiteralString

from psycopg import sql


@dataclass(frozen=True, slots=True, eq=False)  # one object a kind
class Ledgered:
    """A kind of record that the ledger keeps.

    ``rows`` is the FROM clause, the record's own table first, and ``key`` that table's primary key. ``record`` and
    ``entry_record`` are the row's name for people, from the row and from an entry. Fields of ``json`` are text in the
    form of jsonb. ``strays`` is a query for the names of rows that belong to no record. What ``changes`` has an entry
    for each state it was in, and the last one holds.
    """

    kind: str
    rows: LiteralString
    key: tuple[LiteralString, ...]
    fields: Mapping[str, LiteralString]
    record: LiteralString
    entry_record: LiteralString
    json: frozenset[str] = frozenset()
    strays: LiteralString | None = None
    changes: bool = False

    def entry(self) -> sql.Composed:
        """The expression for a row's entry, as jsonb."""
        forms = {name: sql.SQL("{}, ({})::jsonb" if name in self.json else "{}, {}") for name in self.fields}
        arguments = sql.SQL(", ").join(
            forms[name].format(sql.Literal(name), sql.SQL(field)) for name, field in self.fields.items()
        )
        return sql.SQL("jsonb_build_object({})").format(arguments)

    def differs(self) -> sql.Composed:
        """The condition that a row says something else than ``entry``, an expression for its entry."""
        differing = sql.SQL("entry ->> {} is distinct from ({})::text")
        each = (differing.format(sql.Literal(name), sql.SQL(field)) for name, field in self.fields.items())
        return sql.SQL(" or ").join(each)


def iso(column: LiteralString) -> LiteralString:
    """A moment as Python's isoformat writes it in UTC, whatever the session's settings."""
    exact = "replace(to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '.000000', '')"
    return "case when isfinite(" + column + ") then " + exact + " || '+00:00' else " + column + "::text end"


VERDICT = Ledgered(
    kind="verdict",
    rows="""
        factcheck.verdict t
        left join factcheck.rating r on r.rating_id = t.rating_id
        left join factcheck.member m on m.member_id = t.member_id
        left join (
            select
                source_id, claim, verdict,
                case when min(position) = 1 and max(position) = count(*)
                    then '[' || string_agg('[' || to_json(stance) || ', ' || to_json(citation) || ']', ', ') || ']'
                end as evidence,
                '[' || string_agg(
                    '[' || position || ', ' || to_json(kind) || ', '
                    || coalesce('"' || encode(file_sha256, 'hex') || '"', 'null') || ', '
                    || coalesce(cited_source_id::text, 'null') || ', ' || coalesce(cited_claim::text, 'null') || ', '
                    || coalesce(cited_capture::text, 'null') || ', ' || coalesce(cited_sentence::text, 'null') || ']',
                    ', '
                ) filter (
                    where kind <> 'reference'
                    or num_nonnulls(file_sha256, cited_source_id, cited_claim, cited_capture, cited_sentence) > 0
                ) || ']' as cited
            from (select * from factcheck.evidence order by source_id, claim, verdict, position) in_order
            group by source_id, claim, verdict
        ) e on e.source_id = t.source_id and e.claim = t.claim and e.verdict = t.number
    """,
    key=("source_id", "claim", "number"),
    fields={
        "claim": "t.claim_ref",
        "number": "t.number",
        "rating": "coalesce(r.code, t.rating_id::text)",
        "rationale": "t.rationale",
        "checker": "m.name",
        "supersedes": "t.supersedes",
        "evidence": "case when e.source_id is null then '[]' else e.evidence end",
        "cited": "e.cited",
        "logged_at": iso("t.logged_at"),
        "reason": "t.reason",
        "desk_outlet": "t.desk_outlet_id",
        "review_url": "t.review_url",
        "reviewed_on": "case when isfinite(t.reviewed_on)"
        " then to_char(t.reviewed_on, 'YYYY-MM-DD') else t.reviewed_on::text end",
        "blind": "case when t.blind then true end",
    },
    json=frozenset({"evidence", "cited"}),
    record="t.claim_ref || ' verdict ' || t.number",
    entry_record="entry ->> 'claim' || ' verdict ' || (entry ->> 'number')",
    strays="""
        select concat(e.source_id, '.', e.claim, ' verdict ', e.verdict, ' evidence ', e.position)
        from factcheck.evidence e
        left join factcheck.verdict v on (v.source_id, v.claim, v.number) = (e.source_id, e.claim, e.verdict)
        where v.number is null
    """,
)
EVIDENCE_WITHDRAWAL = Ledgered(
    kind="evidence_withdrawal",
    rows="factcheck.evidence_withdrawal t left join factcheck.member m on m.member_id = t.member_id",
    key=("source_id", "claim", "verdict", "position"),
    fields={
        "claim": "t.source_id || '.' || t.claim",
        "verdict": "t.verdict",
        "position": "t.position",
        "member": "m.name",
        "reason": "t.reason",
        "withdrawn_at": iso("t.withdrawn_at"),
    },
    record="t.source_id || '.' || t.claim || ' verdict ' || t.verdict || ' evidence ' || t.position || ' withdrawn'",
    entry_record="entry ->> 'claim' || ' verdict ' || (entry ->> 'verdict') || ' evidence ' || (entry ->> 'position')"
    " || ' withdrawn'",
)
LINK_DECISION = Ledgered(
    kind="link_decision",
    rows="factcheck.link_decision t left join factcheck.member m on m.member_id = t.member_id",
    key=("source_id", "claim", "other_source_id", "other_claim", "relation", "number"),
    fields={
        "claim": "t.claim_ref",
        "other_claim": "t.other_source_id || '.' || t.other_claim",
        "relation": "t.relation",
        "number": "t.number",
        "state": "t.state",
        "editor": "m.name",
        "note": "t.note",
        "decided_at": iso("t.decided_at"),
        "undoes": "t.undoes",
    },
    record="t.claim_ref || ' ' || t.relation || ' ' || t.other_source_id || '.' || t.other_claim"
    " || ' decision ' || t.number",
    entry_record="entry ->> 'claim' || ' ' || (entry ->> 'relation') || ' ' || (entry ->> 'other_claim')"
    " || ' decision ' || (entry ->> 'number')",
)
ENTITY_DECISION = Ledgered(
    kind="entity_decision",
    rows="factcheck.entity_decision t left join factcheck.member m on m.member_id = t.member_id",
    key=("decision_id",),
    fields={
        "decision": "t.decision_id",
        "act": "t.kind",
        "entity_id": "t.entity_id",
        "other_entity_id": "t.other_entity_id",
        "undoes": "t.undoes",
        "details": "t.details",
        "member": "m.name",
        "reason": "t.reason",
        "decided_at": iso("t.decided_at"),
    },
    record="'entity decision ' || t.decision_id",
    entry_record="'entity decision ' || (entry ->> 'decision')",
)
CORRECTION = Ledgered(
    kind="correction",
    rows="factcheck.correction t left join factcheck.member m on m.member_id = t.member_id",
    key=("source_id", "claim", "number"),
    fields={
        "claim": "t.source_id || '.' || t.claim",
        "number": "t.number",
        "before": "t.before::text",
        "after": "t.after::text",
        "restored": "t.restored",
        "corrected_by": "m.name",
        "reason": "t.reason",
        "corrected_at": iso("t.corrected_at"),
    },
    record="t.source_id || '.' || t.claim || ' correction ' || t.number",
    entry_record="entry ->> 'claim' || ' correction ' || (entry ->> 'number')",
)
VERDICT_LOOK = Ledgered(
    kind="verdict_look",
    rows="factcheck.verdict_look t left join factcheck.member m on m.member_id = t.member_id",
    key=("source_id", "claim", "verdict", "number"),
    fields={
        "claim": "t.source_id || '.' || t.claim",
        "verdict": "t.verdict",
        "number": "t.number",
        "member": "m.name",
        "note": "t.note",
        "looked_at": iso("t.looked_at"),
    },
    record="t.source_id || '.' || t.claim || ' verdict ' || t.verdict || ' look ' || t.number",
    entry_record="entry ->> 'claim' || ' verdict ' || (entry ->> 'verdict') || ' look ' || (entry ->> 'number')",
)
ASSIGNMENT = Ledgered(
    kind="assignment",
    rows="""
        factcheck.assignment t
        left join factcheck.member m on m.member_id = t.member_id
        left join factcheck.member a on a.member_id = t.assignee_id
    """,
    key=("source_id", "claim", "number"),
    fields={
        "claim": "t.source_id || '.' || t.claim",
        "number": "t.number",
        "member": "m.name",
        "assignee": "coalesce(a.name, t.assignee_id::text)",
        "note": "t.note",
        "assigned_at": iso("t.assigned_at"),
    },
    record="t.source_id || '.' || t.claim || ' assignment ' || t.number",
    entry_record="entry ->> 'claim' || ' assignment ' || (entry ->> 'number')",
)
RATING_SCALE = Ledgered(
    kind="rating_scale",
    rows="factcheck.rating_scale t",
    key=("scale_id",),
    fields={
        "scale": "t.scale_id",
        "code": "t.code",
        "label": "t.label::text",
        "best": "t.best::text",
        "worst": "t.worst::text",
        "created_at": iso("t.created_at"),
        "added_by": "t.added_by",
        "retired_at": iso("t.retired_at"),
        "retired_by": "t.retired_by",
    },
    record="'rating scale ' || t.scale_id",
    entry_record="'rating scale ' || (entry ->> 'scale')",
    changes=True,
)
RATING = Ledgered(
    kind="rating",
    rows="factcheck.rating t",
    key=("rating_id",),
    fields={
        "rating": "t.rating_id",
        "scale": "t.scale_id",
        "code": "t.code",
        "label": "t.label::text",
        "numeric_value": "t.numeric_value::text",
        "class": "t.class",
        "position": "t.position",
        "created_at": iso("t.created_at"),
        "added_by": "t.added_by",
        "retired_at": iso("t.retired_at"),
        "retired_by": "t.retired_by",
    },
    record="'rating ' || t.rating_id",
    entry_record="'rating ' || (entry ->> 'rating')",
    changes=True,
)
MEMBER = Ledgered(
    kind="member",
    rows="factcheck.member t",
    key=("member_id",),
    fields={
        "member": "t.member_id",
        "name": "t.name",
        "roles": "t.roles::text",
        "login": "t.login",
        "created_at": iso("t.created_at"),
        "retired_at": iso("t.retired_at"),
    },
    record="'member ' || t.member_id",
    entry_record="'member ' || (entry ->> 'member')",
    changes=True,
)

KINDS = (
    *(VERDICT, EVIDENCE_WITHDRAWAL, VERDICT_LOOK, ASSIGNMENT),
    *(LINK_DECISION, ENTITY_DECISION, CORRECTION),
    *(RATING_SCALE, RATING, MEMBER),
)
