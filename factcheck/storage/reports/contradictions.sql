-- Contradictions by reason: how many pairs, how sure, and what editors have decided.
select
    reason,
    count(*) as pairs,
    count(*) filter (where not same_source) as between_articles,
    round(avg(score)::numeric, 2) as mean_score,
    count(*) filter (where state = 'confirmed') as confirmed,
    count(*) filter (where state = 'rejected') as rejected
from report.link
cross join lateral unnest(reasons) as reason
where relation = 'contradicts'
group by reason
order by pairs desc, reason
