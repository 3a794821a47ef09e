-- Citations: who passes claims on to whom, from those who make them through relays to outlets.
-- param least integer = 1 : only where so many claims or more went that way
-- column from_name : who passes on, by the name that an entity goes by; null for claimants that texts do not name
-- column from_role : claimant, relay or outlet
-- column to_name : to whom
-- column to_role : relay or outlet
-- column claims : how many current claims went that way
select
    case when is_unnamed then null else from_name end as from_name,
    from_role,
    to_name,
    to_role,
    count(*) as claims
from (
    select
        coalesce(e.name, a.name) as from_name,
        a.role as from_role,
        a.role = 'claimant' and c.claimant_kind = 'anonymous' as is_unnamed,
        lead(coalesce(e.name, a.name)) over (partition by a.source_id, a.claim order by a.position) as to_name,
        lead(a.role) over (partition by a.source_id, a.claim order by a.position) as to_role
    from report.attribution a
    join report.claim c using (claim_ref)
    left join report.entity e on e.entity_id = a.entity_id
    where c.is_current
) hop
where to_name is not null and from_name is not null and from_name <> to_name
group by 1, 2, 3, 4
having count(*) >= %(least)s::int
order by claims desc, from_name nulls last, to_name
