-- Photos: the pictures themselves lie in files beside the database, one row tells of each. A picture is named by the events
-- that it belongs to; a row that no event names is forgotten after a while.

create table file (
  tenant text collate "C" not null references tenant,
  -- Made by whoever uploads it: the same again is the same upload.
  id text collate "C" not null,
  -- SHA-256 of what came and of what is kept, in hex. The kept one names the files.
  came_digest text collate "C",
  digest text collate "C",
  kind text collate "C" not null,
  bytes integer not null,
  width integer not null,
  height integer not null,
  -- What the picture itself said, read before it was taken out; the place else from the phone that sent it.
  taken_at timestamptz,
  lon double precision,
  lat double precision,
  -- Of a sample picture: what it is drawn from when it is first asked for.
  drawn text collate "C",
  uploaded_by text collate "C" not null,
  uploaded_at timestamptz not null,
  -- An event names it.
  named boolean not null default false,
  erased_at timestamptz,
  primary key (tenant, id),
  check ((lon is null) = (lat is null)),
  check (erased_at is null or (digest is null and came_digest is null and taken_at is null and lon is null and drawn is null))
);
create index file_digest on file (tenant, digest) where digest is not null;
create index file_unnamed on file (tenant, uploaded_at) where not named;

-- Which events name which pictures, in the order in which the event names them.
create table file_use (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  no integer not null,
  file text collate "C" not null,
  primary key (tenant, matter, seq, no),
  foreign key (tenant, matter, seq) references event (tenant, matter, seq),
  foreign key (tenant, file) references file (tenant, id)
);
create index file_use_file on file_use (tenant, file);

-- How far the unit's crew is: handed to it, taken over by it, or handed back and waiting for the unit.
alter table matter add column crew_stage text collate "C" check (crew_stage in ('handed', 'taken', 'back'));
update matter set crew_stage = 'handed' where state = 'handling' and crew is not null;
update matter m set crew_stage = 'back'
where m.state = 'handling' and m.crew is null and exists (
  select from event e
  where e.tenant = m.tenant and e.matter = m.id and e.type = 'handed-back' and not exists (
    select from event later
    where later.tenant = e.tenant and later.matter = e.matter and later.seq > e.seq
      and later.type in ('assigned', 'dispatched', 'handed-back')
  )
);
create index matter_open_crew on matter (tenant, crew, sort_at, id) where ended_at is null and crew is not null;

grant select, insert, delete on file to bihuan_app;
grant update (came_digest, digest, bytes, taken_at, lon, lat, drawn, named, erased_at) on file to bihuan_app;
grant select, insert on file_use to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['file', 'file_use']
  loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
