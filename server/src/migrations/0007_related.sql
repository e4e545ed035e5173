-- What stands beside a case: the one that it was merged into, and others of its component or at its place.

alter table matter add column merged_into text collate "C";

update matter
set merged_into = (
  select event.data ->> 'into'
  from event
  where event.tenant = matter.tenant and event.matter = matter.id and event.type = 'merged'
  order by event.seq desc
  limit 1
)
where state = 'merged';

create index matter_merged on matter (tenant, merged_into) where merged_into is not null;
create index matter_component on matter (tenant, component) where component is not null;
create index matter_class_place on matter (tenant, class, lon, lat);
