-- Patrols. Where a collector was is known only inside a shift that they began themselves, and kept for a set time; which
-- grid cells a shift came through is kept as the figure of coverage.
create table shift (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  person text collate "C" not null,
  -- The area that the person patrols: their grant's.
  area_path text collate "C" not null,
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at),
  primary key (tenant, id),
  foreign key (tenant, person) references person (tenant, id)
);
-- One shift at a time.
create unique index shift_open on shift (tenant, person) where ended_at is null;
create index shift_person on shift (tenant, person, began_at desc, id);
create index shift_began on shift (tenant, began_at);

-- Positions of a shift: shown to the person themselves, and erased after a set time.
create table track_point (
  tenant text collate "C" not null,
  shift text collate "C" not null,
  at timestamptz not null,
  lon double precision not null check (lon between -180 and 180),
  lat double precision not null check (lat between -90 and 90),
  -- Metres, as the device says.
  accuracy real not null check (accuracy >= 0),
  primary key (tenant, shift, at),
  foreign key (tenant, shift) references shift (tenant, id)
);
create index track_point_at on track_point (tenant, at);

-- Cells that a shift came through.
create table cell_visit (
  tenant text collate "C" not null,
  shift text collate "C" not null,
  -- Id and path of the cell as it was.
  cell text collate "C" not null,
  area_path text collate "C" not null,
  first_at timestamptz not null,
  last_at timestamptz not null check (last_at >= first_at),
  positions integer not null check (positions > 0),
  primary key (tenant, shift, cell),
  foreign key (tenant, shift) references shift (tenant, id)
);
create index cell_visit_at on cell_visit (tenant, first_at, area_path);

grant select, insert on shift to bihuan_app;
grant update (ended_at) on shift to bihuan_app;
grant select, insert, delete on track_point to bihuan_app;
grant select, insert on cell_visit to bihuan_app;
grant update (first_at, last_at, positions) on cell_visit to bihuan_app;

alter table shift enable row level security;
create policy own_tenant on shift using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table track_point enable row level security;
create policy own_tenant on track_point using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table cell_visit enable row level security;
create policy own_tenant on cell_visit using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
