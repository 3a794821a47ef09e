-- Independence of outlets: what each says itself, has at first hand, and passes on from others.
-- param since date : only what was published on this day or later
-- param until date : only what was published on this day or earlier
-- column outlet : who publishes
-- column claims : how many claims stand in its current texts
-- column own_voice : how many it says in its own voice
-- column first_hand : how many it puts down to somebody, through nobody else
-- column through_others : how many it passes on from another outlet or through a relay
-- column origins : how many different origins its claims come from, itself among them
-- column independent_percent : share of the claims that are its own or at first hand, in percent
select
    outlet,
    count(*) as claims,
    count(*) filter (where voice = 'outlet') as own_voice,
    count(*) filter (where voice = 'attributed' and not is_passed_on) as first_hand,
    count(*) filter (where voice = 'attributed' and is_passed_on) as through_others,
    count(distinct origin) as origins,
    round(100.0 * count(*) filter (where voice = 'outlet' or not is_passed_on) / count(*), 1) as independent_percent
from (
    select
        c.outlet,
        c.voice,
        o.origin,
        c.claimant_kind = 'outlet' or exists (
            select from report.attribution a where a.claim_ref = c.claim_ref and a.role = 'relay'
        ) as is_passed_on
    from report.claim c
    left join report.origin o using (claim_ref)
    where c.is_current and c.outlet is not null
        and (%(since)s::date is null or c.published_end_on >= %(since)s::date)
        and (%(until)s::date is null or c.published_start_on <= %(until)s::date)
) claim
group by outlet
order by independent_percent desc, claims desc, outlet
