"""What a broken constraint means to people: the one table from constraint names to errors."""

import re

from psycopg import errors

from factcheck.errors import Conflict, FactcheckError, NotFound

_AGAIN = "somebody recorded something at the same moment: try again"
_MEANINGS: dict[str, tuple[type[FactcheckError], str, str]] = {
    "uq_entity_alias_entity_id_name_normalized": (Conflict, "the entity already has this name", "no need to add it"),
    "uq_outlet_entity_id": (Conflict, "the entity is an outlet already", "factcheck outlet list"),
    "uq_rating_scale_code": (Conflict, "there is already a rating scale", "choose another code"),
    "uq_rating_code": (Conflict, "there is already a rating", "choose another code"),
    "uq_member_login": (Conflict, "the login is another member's already", "factcheck member list"),
    "uq_member_name": (Conflict, "there is already a member", "choose another name"),
    "pk_capture": (Conflict, "the source already has the capture", _AGAIN),
    "pk_claim": (Conflict, "the source already has the claim", _AGAIN),
    "pk_link": (Conflict, "the claims are linked already", _AGAIN),
    "pk_link_decision": (Conflict, "the link already has the decision", _AGAIN),
    "pk_correction": (Conflict, "the claim already has the correction", _AGAIN),
    "pk_verdict": (Conflict, "the claim already has the verdict", _AGAIN),
    "pk_ledger": (Conflict, "the ledger already has the entry", _AGAIN),
    "fk_source_outlet": (NotFound, "there is no outlet", "factcheck outlet list"),
    "fk_link_claim": (NotFound, "there is no claim", "factcheck claim list"),
    "fk_link_other_claim": (NotFound, "there is no claim", "factcheck claim list"),
    "fk_link_decision_link": (NotFound, "there is no link", "factcheck contradictions"),
    "fk_link_decision_member": (NotFound, "there is no member", "give the name with --by"),
    "fk_verdict_claim": (NotFound, "there is no claim", "factcheck claim list"),
    "fk_verdict_rating": (NotFound, "there is no rating", "factcheck verdict add --help"),
    "fk_verdict_member": (NotFound, "there is no member", "give the name with --by"),
    "fk_verdict_superseded": (NotFound, "there is no verdict to supersede", "factcheck verdict list"),
    "fk_verdict_outlet": (NotFound, "there is no outlet", "factcheck outlet list"),
    "pk_evidence_withdrawal": (Conflict, "the evidence is withdrawn already", "factcheck verdict list"),
    "fk_evidence_withdrawal_evidence": (NotFound, "there is no such evidence", "factcheck verdict list"),
    "fk_evidence_withdrawal_member": (NotFound, "there is no member", "give the name with --by"),
    "ck_verdict_rated_or_withdrawn": (
        Conflict,
        "a verdict has a rating, a withdrawal a reason",
        "--rating or --reason",
    ),
    "ck_verdict_reason_of_replacing": (Conflict, "a reason is given for superseding a verdict", "--supersedes NUMBER"),
    "ck_verdict_supersedes_earlier": (Conflict, "a verdict supersedes an earlier one only", "factcheck verdict list"),
}
_KEY = re.compile(r"\(.*?\)=\((.*)\)", re.DOTALL)  # detail: Key (source_id, claim)=(12, 7) is not present in ...


def known_constraints() -> frozenset[str]:
    """The constraints that have a meaning here; a test holds them against the schema."""
    return frozenset(_MEANINGS)


def meaning(error: errors.IntegrityError) -> FactcheckError | None:
    """What the broken constraint means, with the values that broke it; None where breaking it is a bug of ours."""
    found = _MEANINGS.get(error.diag.constraint_name or "")
    if found is None:
        return None
    family, message, hint = found
    key = _KEY.search(error.diag.message_detail or "")
    return family(f"{message}: {key[1]}" if key else message, hint=hint)
