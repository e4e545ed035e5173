-- The inventory of components (部件): each as it is now. What a row was before a change stands in component_history.
create table component (
  tenant text collate "C" not null references tenant,
  -- 16 or 17 digits by the standard, or a city's own.
  id text collate "C" not null,
  version integer not null check (version > 0),
  standard_ref text collate "C" not null,
  class text collate "C" not null,
  name text not null,
  state text collate "C" not null check (state in ('intact', 'broken', 'lost', 'discarded', 'removed')),
  -- WGS-84. For what is long or wide a place on it; its shape stands beside.
  lon double precision not null,
  lat double precision not null,
  geometry jsonb,
  -- The areas that it lies in, as a case's: found from the place when the row is written.
  area_path text collate "C" not null,
  -- Units: who is responsible for the class, who owns it, who keeps it up and from when until when.
  department text collate "C",
  owner text collate "C",
  maintainer text collate "C",
  maintained_from date,
  maintained_until date check (maintained_until >= maintained_from),
  source text,
  -- The system in which the row came: wgs84, cgcs2000, gcj02, bd09.
  coordinates text collate "C" not null default 'wgs84',
  first_on date not null,
  changed_on date,
  remark text,
  -- Measures that a class has: height, depth, diameter (metres), direction (degrees) …
  properties jsonb not null default '{}',
  changed_at timestamptz not null,
  changed_by text collate "C" not null,
  changed_xid xid8 not null default pg_current_xact_id(),
  primary key (tenant, id)
);
create index component_class on component (tenant, class, id);
create index component_area on component (tenant, area_path, id);
create index component_changed on component (tenant, changed_xid);

-- A trigger, so that no statement can forget it: what lives in memory follows it.
create trigger component_changed before insert or update on component for each row execute function matter_changed();

-- What a component was: one row for each version that has been replaced.
create table component_history (
  tenant text collate "C" not null,
  id text collate "C" not null,
  version integer not null check (version > 0),
  body jsonb not null,
  -- When it was replaced, by whom, and why.
  until_at timestamptz not null,
  until_by text collate "C" not null,
  note text not null default '',
  primary key (tenant, id, version),
  foreign key (tenant, id) references component (tenant, id)
);

-- What else the map shows: buildings, roads, pipes, green, water. A layer is replaced as a whole.
create table map_feature (
  tenant text collate "C" not null references tenant,
  layer text collate "C" not null check (layer in ('building', 'road', 'pipe', 'green', 'water')),
  id text collate "C" not null,
  geometry jsonb not null,
  properties jsonb not null,
  primary key (tenant, layer, id)
);

grant select, insert on component to bihuan_app;
grant update (version, standard_ref, class, name, state, lon, lat, geometry, area_path, department, owner, maintainer,
  maintained_from, maintained_until, source, coordinates, first_on, changed_on, remark, properties, changed_at,
  changed_by, changed_xid) on component to bihuan_app;
grant select, insert on component_history to bihuan_app;
grant select, insert, delete on map_feature to bihuan_app;

alter table component enable row level security;
create policy own_tenant on component using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table component_history enable row level security;
create policy own_tenant on component_history using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table map_feature enable row level security;
create policy own_tenant on map_feature using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
