-- Outlets: how much each says in its own voice, how much it attributes, how much is contradicted.
select
    coalesce(c.outlet, 'outlet not known') as outlet,
    count(distinct c.source_id) as sources,
    count(*) as claims,
    round(100.0 * count(*) filter (where c.voice = 'attributed') / count(*), 1) as attributed_percent,
    round(100.0 * count(*) filter (where c.claimant_kind = 'anonymous') / count(*), 1) as anonymous_percent,
    count(*) filter (where x.claim_ref is not null) as contradicted
from report.claim c
left join (
    select claim_ref from report.link where relation = 'contradicts' and state <> 'rejected'
    union
    select other_claim_ref from report.link where relation = 'contradicts' and state <> 'rejected'
) x on x.claim_ref = c.claim_ref
where c.is_current
group by 1
order by claims desc, outlet
