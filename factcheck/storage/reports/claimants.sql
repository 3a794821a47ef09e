-- Claimants: who is quoted most, by how many outlets, and how often they deny or are contradicted.
-- param since date : only what was published on this day or later
-- param until date : only what was published on this day or earlier
-- column claimant : who says it, as the text has it
-- column kind : person, organisation, outlet or anonymous
-- column claims : how many of their claims stand in current texts
-- column outlets : how many known outlets print them
-- column denials : how many of the claims deny
-- column contradicted : how many of the claims another one contradicts, links that editors rejected left out
select
    c.claimant,
    c.claimant_kind as kind,
    count(*) as claims,
    count(distinct c.outlet) as outlets,
    count(*) filter (where c.polarity = 'denies') as denials,
    count(*) filter (where x.claim_ref is not null) as contradicted
from report.claim c
left join (
    select claim_ref from report.link where relation = 'contradicts' and state <> 'rejected'
    union
    select other_claim_ref from report.link where relation = 'contradicts' and state <> 'rejected'
) x on x.claim_ref = c.claim_ref
where c.is_current and c.voice = 'attributed'
    and (%(since)s::date is null or c.published_end_on >= %(since)s::date)
    and (%(until)s::date is null or c.published_start_on <= %(until)s::date)
group by 1, 2
order by claims desc, c.claimant
