-- Verdicts that hold: how many claims carry each rating, and whose claims they are.
-- column rating : code of the rating
-- column class : true, mixed, false or unproven: comparable across scales
-- column claims : how many verdicts give it
-- column claimants : whose claims they are: how many claimants that texts name
-- column latest_at : when the newest of them was logged
select
    v.rating,
    v.class,
    count(*) as claims,
    count(distinct c.claimant) as claimants,
    max(v.logged_at) as latest_at
from report.verdict v
join report.claim c using (claim_ref)
where v.is_current
group by v.rating, v.class
order by claims desc, v.rating
