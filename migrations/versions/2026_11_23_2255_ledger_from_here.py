"""The ledger keeps corrections, ratings, members, looks and assignments too, from here on.

Those that are there already get their entries now, so that from here on no row is without one. Their entries say when
they were recorded: later than what they record was made, and only from then on does the ledger vouch for them.
"""

import hashlib
import json
from collections.abc import Iterator

import sqlalchemy as sa
from alembic import op

revision = "8ac5f1e7d240"
down_revision = "f40b9d6c13e7"
branch_labels = None
depends_on = None

LOCK = "select pg_advisory_xact_lock(hashtextextended('factcheck.ledger', 0))"  # as the program's writers take it
LAST = "select seq, digest from factcheck.ledger order by seq desc limit 1"
INSERT = """
insert into factcheck.ledger (seq, kind, entry, recorded_at, entry_digest, previous_digest, digest)
values (:seq, :kind, cast(:entry as jsonb), cast(:recorded_at as timestamptz), :entry_digest, :previous, :digest)
"""
COMMENTS = {
    "kind": {
        "now": "what was recorded, by the name of its table",
        "before": "what was recorded: verdict, entity_decision or link_decision",
    },
    "entry_digest": {
        "now": "SHA-256 of entry, kind, recorded_at and seq as canonical JSON, 32 bytes; entries of the first versions"
        " without recorded_at",
        "before": "SHA-256 of kind, seq and entry as canonical JSON, 32 bytes",
    },
}


def iso(moment: str) -> str:
    return f"replace(to_char({moment} at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US'), '.000000', '') || '+00:00'"


NAME_OF = "(select m.name from factcheck.member m where m.member_id = t.{})"
CLAIM = "t.source_id || '.' || t.claim"
# Each kind: its order, the fields that name the record, and all fields with what they are taken from.
RECORDS: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "member": (
        "member_id",
        ("member",),
        {
            "member": "t.member_id",
            "name": "t.name",
            "roles": "t.roles::text",
            "login": "t.login",
            "created_at": iso("t.created_at"),
            "retired_at": iso("t.retired_at"),
        },
    ),
    "rating_scale": (
        "scale_id",
        ("scale",),
        {
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
    ),
    "rating": (
        "rating_id",
        ("rating",),
        {
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
    ),
    "correction": (
        "corrected_at, source_id, claim, number",
        ("claim", "number"),
        {
            "claim": CLAIM,
            "number": "t.number",
            "before": "t.before::text",
            "after": "t.after::text",
            "restored": "t.restored",
            "corrected_by": NAME_OF.format("member_id"),
            "reason": "t.reason",
            "corrected_at": iso("t.corrected_at"),
        },
    ),
    "verdict_look": (
        "looked_at, source_id, claim, verdict, number",
        ("claim", "verdict", "number"),
        {
            "claim": CLAIM,
            "verdict": "t.verdict",
            "number": "t.number",
            "member": NAME_OF.format("member_id"),
            "note": "t.note",
            "looked_at": iso("t.looked_at"),
        },
    ),
    "assignment": (
        "assigned_at, source_id, claim, number",
        ("claim", "number"),
        {
            "claim": CLAIM,
            "number": "t.number",
            "member": NAME_OF.format("member_id"),
            "assignee": NAME_OF.format("assignee_id"),
            "note": "t.note",
            "assigned_at": iso("t.assigned_at"),
        },
    ),
}


def upgrade() -> None:
    _comment("now")
    connection = op.get_bind()
    connection.execute(sa.text(LOCK))
    last = connection.execute(sa.text(LAST)).one_or_none()
    seq, previous = (0, bytes(32)) if last is None else (last.seq, bytes(last.digest))
    recorded_at = connection.scalar(sa.text(f"select {iso('clock_timestamp()')}"))
    for kind, entry in list(_unrecorded(connection)):
        seq += 1
        whole = {"entry": entry, "kind": kind, "recorded_at": recorded_at, "seq": seq}
        entry_digest = hashlib.sha256(_canonical(whole)).digest()
        digest = hashlib.sha256(previous + entry_digest).digest()
        link = {**whole, "entry": json.dumps(entry), "entry_digest": entry_digest}
        connection.execute(sa.text(INSERT), {**link, "previous": previous, "digest": digest})
        previous = digest


def downgrade() -> None:
    """Entries stay: what stands in the ledger is never taken out."""
    _comment("before")


def _unrecorded(connection: sa.Connection) -> Iterator[tuple[str, dict[str, object]]]:
    """Records of these kinds without an entry; after a downgrade they have theirs."""
    for kind, (order, names, fields) in RECORDS.items():
        pairs = ", ".join(f"'{name}', {field}" for name, field in fields.items())
        same = " and ".join(f"l.entry ->> '{name}' = ({fields[name]})::text" for name in names)
        known = f"select from factcheck.ledger l where l.kind = '{kind}' and {same}"
        rows = f"from factcheck.{kind} t where not exists ({known}) order by {order}"
        for entry in connection.scalars(sa.text(f"select jsonb_build_object({pairs}) {rows}")):
            yield kind, entry


def _canonical(entry: dict[str, object]) -> bytes:
    return json.dumps(entry, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _comment(when: str) -> None:
    for column, comments in COMMENTS.items():
        op.execute(f"comment on column factcheck.ledger.{column} is $${comments[when]}$$")
