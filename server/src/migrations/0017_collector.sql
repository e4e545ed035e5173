-- What a collector's phone tells of a picture: where its camera looked, in degrees from north.
alter table file add column bearing real check (bearing >= 0 and bearing < 360);
grant update (bearing) on file to bihuan_app;

-- Surveys of components (普查): the centre names an area and a class, collectors look for each component on the spot. What
-- they find goes into the inventory as a version; here stands who has looked for which, so that nobody looks twice.
create table survey (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  title text not null,
  area_path text collate "C" not null,
  -- Null: components of all classes.
  standard_ref text collate "C",
  class text collate "C",
  due_on date,
  note text not null default '',
  created_at timestamptz not null,
  created_by text collate "C" not null,
  closed_at timestamptz,
  primary key (tenant, id),
  check ((standard_ref is null) = (class is null))
);
create index survey_created on survey (tenant, created_at desc, id);
create index survey_open on survey (tenant, area_path) where closed_at is null;

create table survey_item (
  tenant text collate "C" not null,
  survey text collate "C" not null,
  component text collate "C" not null,
  -- Where it stood when the survey was made, or where a new one was found.
  area_path text collate "C" not null,
  -- Null: nobody has looked for it yet.
  outcome text collate "C" check (outcome in ('confirmed', 'corrected', 'missing', 'new')),
  -- Made by the phone: the same again is the same result.
  result text collate "C",
  note text not null default '',
  observed_at timestamptz,
  at timestamptz,
  by text collate "C",
  primary key (tenant, survey, component),
  foreign key (tenant, survey) references survey (tenant, id),
  check ((outcome is null) = (result is null) and (outcome is null) = (at is null) and (outcome is null) = (by is null))
);
create unique index survey_item_result on survey_item (tenant, survey, result) where result is not null;
create index survey_item_area on survey_item (tenant, survey, area_path);

grant select, insert on survey, survey_item to bihuan_app;
grant update (closed_at) on survey to bihuan_app;
grant update (outcome, result, note, observed_at, at, by) on survey_item to bihuan_app;

alter table survey enable row level security;
create policy own_tenant on survey using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table survey_item enable row level security;
create policy own_tenant on survey_item using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
