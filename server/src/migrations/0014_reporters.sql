-- How many have reported the problem of a case: whoever began it, and all who joined it since.
alter table matter add column reporters integer not null default 1 check (reporters > 0);

update matter
set reporters = 1 + joined.count
from (select tenant, matter, count(*)::integer as count from event where type = 'joined' group by tenant, matter) as joined
where joined.tenant = matter.tenant and joined.matter = matter.id;

-- Whoever joined a case follows it as a report of their own.
insert into involved (tenant, party, matter)
select distinct tenant, 'reporter:' || actor, matter from event where type = 'joined'
on conflict do nothing;
