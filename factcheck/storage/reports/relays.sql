-- Relays: through whom claims travel before an outlet prints them.
-- column relay : through whom it travels, as the text has it
-- column claims : how many claims
-- column sources : in how many articles
-- column outlets : of how many known outlets
select
    a.name as relay,
    count(*) as claims,
    count(distinct c.source_id) as sources,
    count(distinct c.outlet) as outlets
from report.attribution a
join report.claim c using (claim_ref)
where a.role = 'relay' and c.is_current
group by a.name
order by claims desc, relay
