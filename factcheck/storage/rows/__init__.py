"""The tables as typed classes, one theme a file. Only storage imports them; the migrations make the same tables."""

from factcheck.storage.rows.access import MemberPasswordRow, MemberTokenRow
from factcheck.storage.rows.articles import CaptureRow, SentenceRow, SourceRow
from factcheck.storage.rows.base import SCHEMA, Base
from factcheck.storage.rows.claims import AttributionRow, ClaimRow, ClaimTimeRow, MentionRow, QuantityRow
from factcheck.storage.rows.corrections import CorrectionRow
from factcheck.storage.rows.entities import EntityDecisionRow
from factcheck.storage.rows.groups import ClaimGroupMemberRow, ClaimGroupRow, RefreshRow
from factcheck.storage.rows.keys import ClaimKeyRow
from factcheck.storage.rows.links import LinkDecisionRow, LinkRow
from factcheck.storage.rows.registry import (
    EntityAliasRow,
    EntityRow,
    MemberRow,
    OutletRow,
    RatingRow,
    RatingScaleRow,
)
from factcheck.storage.rows.vectors import ClaimVectorRow
from factcheck.storage.rows.verdicts import (
    AssignmentRow,
    EvidenceRow,
    EvidenceWithdrawalRow,
    LedgerRow,
    VerdictLookRow,
    VerdictRow,
)

__all__ = [
    "SCHEMA",
    "AssignmentRow",
    "AttributionRow",
    "Base",
    "CaptureRow",
    "ClaimGroupMemberRow",
    "ClaimGroupRow",
    "ClaimKeyRow",
    "ClaimRow",
    "ClaimTimeRow",
    "ClaimVectorRow",
    "CorrectionRow",
    "EntityAliasRow",
    "EntityDecisionRow",
    "EntityRow",
    "EvidenceRow",
    "EvidenceWithdrawalRow",
    "LedgerRow",
    "LinkDecisionRow",
    "LinkRow",
    "MemberPasswordRow",
    "MemberRow",
    "MemberTokenRow",
    "MentionRow",
    "OutletRow",
    "QuantityRow",
    "RatingRow",
    "RatingScaleRow",
    "RefreshRow",
    "SentenceRow",
    "SourceRow",
    "VerdictLookRow",
    "VerdictRow",
]
