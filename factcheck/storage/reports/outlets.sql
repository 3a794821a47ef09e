-- Outlets: how much each says in its own voice, how much it attributes, how much is contradicted.
-- param since date : only what was published on this day or later
-- param until date : only what was published on this day or earlier
-- column outlet : who publishes
-- column sources : how many of its articles are in
-- column claims : how many claims stand in their current texts
-- column attributed_percent : share of the claims that the text puts down to somebody, in percent
-- column anonymous_percent : share of the claims whose claimant is not named, in percent
-- column contradicted : how many of the claims another one contradicts, links that editors rejected left out
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
    and (%(since)s::date is null or c.published_end_on >= %(since)s::date)
    and (%(until)s::date is null or c.published_start_on <= %(until)s::date)
group by 1
order by claims desc, outlet
