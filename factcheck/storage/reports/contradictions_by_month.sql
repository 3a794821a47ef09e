-- Contradictions by month: how many pairs of claims came to contradict each other when, and for which reason.
-- param since date : only pairs whose later claim was published on this day or later
-- param until date : only pairs whose later claim was published on this day or earlier
-- column month : first day of the month in which the later of the two claims was published; null when not known
-- column reason : code of the weightiest reason
-- column pairs : how many pairs of claims, those that editors rejected left out
-- column confirmed : how many of the pairs editors have confirmed
select
    date_trunc('month', later.day::timestamp)::date as month,
    x.reasons[1] as reason,
    count(*) as pairs,
    count(*) filter (where x.state = 'confirmed') as confirmed
from report.contradiction x
cross join lateral (select greatest(x.published_start_on, x.other_published_start_on) as day) later
where x.state <> 'rejected'
    and (%(since)s::date is null or later.day >= %(since)s::date)
    and (%(until)s::date is null or later.day <= %(until)s::date)
group by 1, 2
order by 1 nulls last, pairs desc, reason
