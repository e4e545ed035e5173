-- The plan of patrols: areas made of grid cells, how often each cell is to be visited, and who is on duty in them when, with
-- who stands in for whom.
create table patrol_area (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  name text not null,
  -- The smallest area that all its cells lie in: who oversees that oversees this.
  area_path text collate "C" not null,
  times integer not null check (times between 1 and 20),
  per text collate "C" not null check (per in ('day', 'shift')),
  changed_at timestamptz not null,
  changed_by text collate "C" not null,
  primary key (tenant, id)
);

-- A cell is in one patrol area at most.
create table patrol_area_cell (
  tenant text collate "C" not null,
  cell text collate "C" not null,
  patrol_area text collate "C" not null,
  primary key (tenant, cell),
  foreign key (tenant, patrol_area) references patrol_area (tenant, id) on delete cascade
);
create index patrol_area_cell_area on patrol_area_cell (tenant, patrol_area);

create table patrol_duty (
  tenant text collate "C" not null,
  id text collate "C" not null,
  patrol_area text collate "C" not null,
  person text collate "C" not null,
  -- Who stands in; null: nobody has to.
  substitute text collate "C" check (substitute <> person),
  begins_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > begins_at),
  changed_at timestamptz not null,
  changed_by text collate "C" not null,
  primary key (tenant, id),
  foreign key (tenant, patrol_area) references patrol_area (tenant, id) on delete cascade,
  foreign key (tenant, person) references person (tenant, id),
  foreign key (tenant, substitute) references person (tenant, id)
);
create index patrol_duty_begins on patrol_duty (tenant, begins_at);

grant select, insert, delete on patrol_area, patrol_area_cell, patrol_duty to bihuan_app;
grant update (name, area_path, times, per, changed_at, changed_by) on patrol_area to bihuan_app;
grant update (patrol_area, person, substitute, begins_at, ends_at, changed_at, changed_by) on patrol_duty to bihuan_app;

alter table patrol_area enable row level security;
create policy own_tenant on patrol_area using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table patrol_area_cell enable row level security;
create policy own_tenant on patrol_area_cell using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table patrol_duty enable row level security;
create policy own_tenant on patrol_duty using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
