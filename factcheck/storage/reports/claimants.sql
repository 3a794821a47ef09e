-- Claimants: who is quoted most, by how many outlets, and how often they deny or are contradicted.
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
group by 1, 2
order by claims desc, c.claimant
