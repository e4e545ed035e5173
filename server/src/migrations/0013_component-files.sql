-- Photos of components. A picture belongs to the versions from one on, up to another where it was taken off: so what a
-- component was can be seen as it was.
create table component_file (
  tenant text collate "C" not null,
  component text collate "C" not null,
  file text collate "C" not null,
  from_version integer not null check (from_version > 0),
  -- The version that does not have it any more; null: the newest has it.
  until_version integer check (until_version > from_version),
  -- Its place among those of a version.
  no integer not null,
  primary key (tenant, component, file, from_version),
  foreign key (tenant, component) references component (tenant, id),
  foreign key (tenant, file) references file (tenant, id)
);
create index component_file_file on component_file (tenant, file);

-- Ways through a long list: what is not in order, and what somebody keeps up.
create index component_state on component (tenant, state, id);
create index component_maintainer on component (tenant, maintainer, id);

grant select, insert on component_file to bihuan_app;
grant update (until_version, no) on component_file to bihuan_app;

alter table component_file enable row level security;
create policy own_tenant on component_file using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
