-- Story: who said one thing when, in which outlet, and who contradicts it.
-- param claim text : a claim that says it, as 12.7; left open, what most outlets say
-- column claim_ref : name of the claim, as 12.7
-- column stands : says it, or contradicts it
-- column outlet : who published it; null when not known
-- column published_start_on : first day on which it may have been published; null when not known
-- column published_end_on : last day (included) on which it may have been published; null when not known
-- column claimant : who says it, as the text has it; null for the outlet's own voice
-- column polarity : what the claimant does with the words: affirms, denies or declines
-- column origin : where its chain starts; null when nobody is known
-- column text : its words
-- column is_asked : whether it is the claim that the story is asked by
with asked as (
    select coalesce(
        %(claim)s::text,
        (select g.group_ref from report.claim_group g order by g.outlets desc, g.claims desc, g.group_ref limit 1),
        (
            select a.claim_ref from report.agreement a where a.state <> 'rejected'
            group by a.claim_ref order by count(*) desc, a.claim_ref limit 1
        )
    ) as claim_ref
),
says as (
    select claim_ref from asked
    union
    select same.claim_ref
    from asked
    join report.claim_group_member mine using (claim_ref)
    join report.claim_group_member same on same.group_ref = mine.group_ref
    union
    select a.other_claim_ref from asked join report.agreement a using (claim_ref) where a.state <> 'rejected'
    union
    select a.claim_ref
    from asked
    join report.agreement a on a.other_claim_ref = asked.claim_ref
    where a.state <> 'rejected'
),
against as (
    select x.other_claim_ref as claim_ref from says join report.contradiction x using (claim_ref)
    where x.state <> 'rejected'
    union
    select x.claim_ref from says join report.contradiction x on x.other_claim_ref = says.claim_ref
    where x.state <> 'rejected'
)
select
    c.claim_ref,
    case when side.contradicts then 'contradicts it' else 'says it' end as stands,
    c.outlet,
    c.published_start_on,
    c.published_end_on,
    c.claimant,
    c.polarity,
    (select o.origin from report.origin o where o.claim_ref = c.claim_ref) as origin,
    c.text,
    c.claim_ref = asked.claim_ref as is_asked
from (
    select claim_ref, false as contradicts from says
    union all
    select claim_ref, true from against where claim_ref not in (select claim_ref from says)
) side
join report.claim c using (claim_ref)
cross join asked
where c.is_current
order by c.published_start_on nulls last, c.published_end_on, c.outlet, c.source_id, c.claim
