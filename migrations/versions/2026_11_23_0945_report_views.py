"""Report views: what analysts read, in words that need no knowledge of the tables."""

from alembic import op

revision = "d7f1809c5f3d"
down_revision = "c24dc3ece4de"
branch_labels = None
depends_on = None

SOURCE = """
create view report.source as
select
    s.source_id,
    s.uid,
    s.key,
    kept.name as outlet,
    kept.outlet_id,
    s.title,
    s.url,
    s.byline,
    case s.published_precision
        when 'day' then to_char(s.published_start_on, 'YYYY-MM-DD')
        when 'month' then to_char(s.published_start_on, 'YYYY-MM')
        when 'year' then to_char(s.published_start_on, 'YYYY')
        else to_char(s.published_start_on, 'YYYY-MM-DD') || '/' || to_char(s.published_end_on, 'YYYY-MM-DD')
    end as published_on,
    s.published_start_on,
    s.published_end_on,
    s.published_precision,
    s.language,
    (select count(*) from factcheck.capture c where c.source_id = s.source_id) as captures,
    (
        select count(*) from factcheck.claim c where c.source_id = s.source_id and c.capture = s.latest_capture
    ) as claims,
    s.first_seen_at,
    s.last_seen_at
from factcheck.source s
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
"""

CLAIM = """
create view report.claim as
select
    c.source_id::text || '.' || c.number::text as claim_ref,
    c.source_id,
    c.number as claim,
    s.uid as source_uid,
    s.outlet,
    s.published_on,
    s.published_start_on,
    s.published_end_on,
    s.published_precision,
    c.sentence,
    c.text,
    c.voice,
    c.claimant_name as claimant,
    c.claimant_kind,
    coalesce(e.merged_into, c.claimant_entity_id) as claimant_entity_id,
    c.cue,
    c.polarity,
    c.modality,
    c.quoted,
    c.capture = raw.latest_capture as is_current,
    c.extractor
from factcheck.claim c
join factcheck.source raw on raw.source_id = c.source_id
join report.source s on s.source_id = c.source_id
left join factcheck.entity e on e.entity_id = c.claimant_entity_id
"""

ATTRIBUTION = """
create view report.attribution as
select
    a.source_id::text || '.' || a.claim::text as claim_ref,
    a.source_id,
    a.claim,
    a.position,
    a.role,
    a.name,
    coalesce(e.merged_into, a.entity_id) as entity_id,
    a.cue
from factcheck.attribution a
left join factcheck.entity e on e.entity_id = a.entity_id
union all
select
    c.source_id::text || '.' || c.number::text,
    c.source_id,
    c.number,
    1 + (
        select count(*)::integer from factcheck.attribution a where a.source_id = c.source_id and a.claim = c.number
    ),
    'outlet',
    kept.name,
    kept.entity_id,
    null
from factcheck.claim c
join factcheck.source s on s.source_id = c.source_id
left join factcheck.outlet o on o.outlet_id = s.outlet_id
left join factcheck.outlet kept on kept.outlet_id = coalesce(o.merged_into, o.outlet_id)
"""

LINK = """
create view report.link as
select
    l.source_id::text || '.' || l.claim::text as claim_ref,
    l.other_source_id::text || '.' || l.other_claim::text as other_claim_ref,
    l.relation,
    l.state,
    l.score,
    array(
        select reason.value ->> 'code'
        from jsonb_array_elements(l.reasons) with ordinality as reason(value, place)
        order by reason.place
    ) as reasons,
    l.same_origin,
    l.same_source,
    a.text,
    a.claimant_name as claimant,
    a_kept.name as outlet,
    b.text as other_text,
    b.claimant_name as other_claimant,
    b_kept.name as other_outlet,
    l.method,
    l.created_at
from factcheck.link l
join factcheck.claim a on a.source_id = l.source_id and a.number = l.claim
join factcheck.source a_source on a_source.source_id = l.source_id
left join factcheck.outlet a_outlet on a_outlet.outlet_id = a_source.outlet_id
left join factcheck.outlet a_kept on a_kept.outlet_id = coalesce(a_outlet.merged_into, a_outlet.outlet_id)
join factcheck.claim b on b.source_id = l.other_source_id and b.number = l.other_claim
join factcheck.source b_source on b_source.source_id = l.other_source_id
left join factcheck.outlet b_outlet on b_outlet.outlet_id = b_source.outlet_id
left join factcheck.outlet b_kept on b_kept.outlet_id = coalesce(b_outlet.merged_into, b_outlet.outlet_id)
"""

VERDICT = """
create view report.verdict as
select
    v.claim_ref,
    v.source_id,
    v.claim,
    v.number,
    r.code as rating,
    r.label ->> 'en' as rating_en,
    r.label ->> 'ar' as rating_ar,
    r.numeric_value,
    r.class,
    m.name as checker,
    v.rationale,
    (
        select count(*)
        from factcheck.evidence e
        where e.source_id = v.source_id and e.claim = v.claim and e.verdict = v.number
    ) as evidence,
    not exists (
        select
        from factcheck.verdict later
        where later.source_id = v.source_id and later.claim = v.claim and later.supersedes = v.number
    ) as is_current,
    v.logged_at
from factcheck.verdict v
join factcheck.rating r on r.rating_id = v.rating_id
join factcheck.member m on m.member_id = v.member_id
"""

VIEWS = {"source": SOURCE, "claim": CLAIM, "attribution": ATTRIBUTION, "link": LINK, "verdict": VERDICT}

PUBLISHED = {
    "published_on": "when it was published, as exactly as known: 2017, 2017-01, 2017-01-11 or 2017-01-02/2017-01-08",
    "published_start_on": "first day on which it may have been published; null when not known",
    "published_end_on": "last day (included) on which it may have been published; null when not known",
    "published_precision": "how exactly the day is known: day, week, month, quarter, year, decade or range",
}
COMMENTS = {
    "source": {
        "": "one row a source: the record of one article of one outlet",
        "source_id": "number of the source, the 12 of 12.7",
        "uid": "name made from content and outlet, equal on every machine",
        "key": "the file name or URL that it came from",
        "outlet": "who published it; null when not known",
        "outlet_id": "number of the outlet; null when not known",
        "title": "its headline; null when not known",
        "url": "its address as given; null when not known",
        "byline": "its authors as the outlet names them; null when not known",
        **PUBLISHED,
        "language": "ISO 639-1 code of its language, und when none was recognised",
        "captures": "how many texts of it are kept",
        "claims": "how many claims its newest text has",
        "first_seen_at": "when it first came in",
        "last_seen_at": "when it last came in, changed or not",
    },
    "claim": {
        "": "one row a claim: what one claimant asserts, in one span of one sentence",
        "claim_ref": "name of the claim, as 12.7",
        "source_id": "number of the source that it stands in",
        "claim": "its number in the source",
        "source_uid": "uid of the source",
        "outlet": "who published it; null when not known",
        **PUBLISHED,
        "sentence": "number of the sentence that it stands in",
        "text": "its words",
        "voice": "attributed when the text names who says it, outlet for its own voice",
        "claimant": "who says it, as the text has it; null for the outlet",
        "claimant_kind": "person, organisation, outlet or anonymous; null for the outlet's own voice",
        "claimant_entity_id": "number of the claimant as an entity; null when not known",
        "cue": "the words that attribute; null for none",
        "polarity": "what the claimant does with the content: affirms, denies or declines",
        "modality": "how firmly it is put: certain, probable, possible, conditional or predicted",
        "quoted": "whether it stands in quotation marks",
        "is_current": "whether it stands in the source's newest text",
        "extractor": "name and version of the program that read it",
    },
    "attribution": {
        "": "one row a hop of a claim's chain: claimant, relays, and the outlet at the end",
        "claim_ref": "name of the claim, as 12.7",
        "source_id": "number of the source that it stands in",
        "claim": "the claim's number in the source",
        "position": "place in the chain, from 1; the outlet comes last",
        "role": "claimant, relay or outlet",
        "name": "who passes the claim on; null for an outlet that is not known",
        "entity_id": "number of the hop as an entity; null when not known",
        "cue": "the words that attribute at this hop; null for none",
    },
    "link": {
        "": "one row a link: two claims that agree or contradict",
        "claim_ref": "name of the first claim, the lower of the two",
        "other_claim_ref": "name of the second claim",
        "relation": "agrees or contradicts",
        "state": "suggested, or the newest decision: confirmed, rejected or unsure",
        "score": "how sure the method is, 0 to 1",
        "reasons": "codes of the reasons, the weightiest first",
        "same_origin": "whether both chains lead to one origin, and so count once",
        "same_source": "whether both stand in one article",
        "text": "words of the first claim",
        "claimant": "who says the first claim; null for the outlet's own voice",
        "outlet": "who published the first claim; null when not known",
        "other_text": "words of the second claim",
        "other_claimant": "who says the second claim; null for the outlet's own voice",
        "other_outlet": "who published the second claim; null when not known",
        "method": "name and version of the method that made it",
        "created_at": "when it was suggested",
    },
    "verdict": {
        "": "one row a verdict, superseded ones too: a checker's rating of a claim",
        "claim_ref": "name of the claim, as 12.7",
        "source_id": "number of the source that the claim stands in",
        "claim": "the claim's number in the source",
        "number": "counts the claim's verdicts, from 1",
        "rating": "code of the rating",
        "rating_en": "the rating in English",
        "rating_ar": "the rating in Arabic",
        "numeric_value": "the rating's place on its scale; null for a rating outside the order",
        "class": "true, mixed, false or unproven: comparable across scales",
        "checker": "who logged it",
        "rationale": "why, in the checker's words",
        "evidence": "how many pieces of evidence it cites",
        "is_current": "whether no later verdict supersedes it",
        "logged_at": "when it was logged",
    },
}


def upgrade() -> None:
    op.execute("create schema report")
    op.execute("comment on schema report is 'views for analysts; nothing here can be written'")
    for view, statement in VIEWS.items():
        op.execute(statement)
        for column, comment in COMMENTS[view].items():
            what = f"column report.{view}.{column}" if column else f"view report.{view}"
            op.execute(f"comment on {what} is $${comment}$$")


def downgrade() -> None:
    for view in reversed(VIEWS):
        op.execute(f"drop view report.{view}")
    op.execute("drop schema report")
