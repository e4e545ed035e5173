-- What cards of people and units are added up from, beside the log as run_delta is: whatever somebody did or was given to do in
-- a case, with what came of it as marks; whenever an event changes how it counts, the same transaction takes it away as it
-- counted and adds it as it counts now.
create table deed_delta (
  tenant text collate "C" not null references tenant,
  n bigint not null generated always as identity,
  matter text collate "C" not null,
  -- The matter's event that changed it, and when that was.
  seq integer not null,
  at timestamptz not null,
  -- The event that did it, or gave it as a task.
  no integer not null,
  deed text collate "C" not null,
  deeds smallint not null check (deeds in (-1, 1)),
  -- person:ID or unit:ID; empty where nobody is named.
  who text collate "C" not null,
  area_path text collate "C" not null,
  channel text collate "C" not null,
  -- When it was done; of a task when it is due.
  counted_at timestamptz not null,
  marks smallint not null,
  recorded_at timestamptz not null,
  primary key (tenant, n),
  foreign key (tenant, matter) references matter (tenant, id)
);
create index deed_delta_matter on deed_delta (tenant, matter);
create index deed_delta_counted on deed_delta (tenant, counted_at, at) include (deed, deeds, who, marks, area_path, channel);

-- False: cases from before there were deeds; there are no cards until these are there.
alter table tenant add column deeds_rolled boolean not null default true;
update tenant set deeds_rolled = false, reckoned_by = null;

grant select, insert on deed_delta to bihuan_app;
grant update (deeds_rolled) on tenant to bihuan_app;

alter table deed_delta enable row level security;
create policy own_tenant on deed_delta using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
