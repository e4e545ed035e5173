-- What scorecards are added up from. A run counts by its unit, place, class and source, by the instant that puts it into a
-- period, and by its marks; whenever an event changes one of these, the same transaction takes the run away as it counted
-- and adds it as it counts now. Nothing is ever changed here: a period as it stood at an instant is the sum of what was
-- added and taken away up to then.
create table run_delta (
  tenant text collate "C" not null references tenant,
  n bigint not null generated always as identity,
  matter text collate "C" not null,
  -- The matter's event that changed it, and when that was.
  seq integer not null,
  at timestamptz not null,
  -- The run among the matter's.
  no integer not null,
  runs smallint not null check (runs in (-1, 1)),
  unit text collate "C" not null,
  area_path text collate "C" not null,
  standard_ref text collate "C" not null,
  kind text collate "C" not null,
  class text collate "C" not null,
  channel text collate "C" not null,
  -- First due, or the start of a run without limit.
  counted_at timestamptz not null,
  counts text collate "C" not null check (counts in ('counted', 'returned-away', 'unlimited', 'excluded', 'void')),
  marks smallint not null,
  -- The unit handles it on its extension until then.
  extended_until timestamptz,
  recorded_at timestamptz not null,
  primary key (tenant, n),
  foreign key (tenant, matter) references matter (tenant, id)
);
create index run_delta_matter on run_delta (tenant, matter);
create index run_delta_counted on run_delta (tenant, counted_at, at)
  include (runs, unit, counts, marks, extended_until, area_path, channel);

-- False: cases from before there were deltas; scorecards read the cases until the deltas are there.
alter table tenant add column rolled boolean not null default true;
update tenant set rolled = false, reckoned_by = null;

grant select, insert on run_delta to bihuan_app;
grant update (rolled) on tenant to bihuan_app;

alter table run_delta enable row level security;
create policy own_tenant on run_delta using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
