-- Contradictions by reason: how many pairs, how sure, and what editors have decided.
-- param least number = 0 : only pairs of which the method is at least so sure, 0 to 1
-- column reason : code of the reason; a pair with two reasons counts under both
-- column pairs : how many pairs of claims
-- column between_articles : how many of them between two articles
-- column mean_score : how sure the method is on average, 0 to 1
-- column confirmed : how many pairs editors have confirmed
-- column rejected : how many pairs editors have rejected
select
    reason,
    count(*) as pairs,
    count(*) filter (where not same_source) as between_articles,
    round(avg(score)::numeric, 2) as mean_score,
    count(*) filter (where state = 'confirmed') as confirmed,
    count(*) filter (where state = 'rejected') as rejected
from report.link
cross join lateral unnest(reasons) as reason
where relation = 'contradicts' and score >= %(least)s::float8
group by reason
order by pairs desc, reason
