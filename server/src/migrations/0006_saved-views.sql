-- Filters of the desk that a person has named: theirs alone, and no record.
create table saved_view (
  tenant text collate "C" not null,
  person text collate "C" not null,
  id text collate "C" not null,
  name text not null,
  -- Which queue and what of it, without the searched text, which may be about people.
  query jsonb not null,
  -- Their order; between two there is always room for a third.
  position double precision not null,
  primary key (tenant, person, id),
  foreign key (tenant, person) references person (tenant, id)
);

grant select, insert, delete on saved_view to bihuan_app;
grant update (name, query, position) on saved_view to bihuan_app;

alter table saved_view enable row level security;
create policy own_tenant on saved_view using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
