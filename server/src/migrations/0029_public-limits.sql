-- How often something of the public's came in a time, and proofs of work that were taken: counted for all server
-- processes together. Keys are digests under the installation's secret; rows go once their time is over.
create table public_use (
  tenant text collate "C" not null references tenant,
  key bytea not null,
  count integer not null,
  until timestamptz not null,
  primary key (tenant, key)
);
create index public_use_until on public_use (tenant, until);

grant select, insert, delete on public_use to bihuan_app;
grant update (count, until) on public_use to bihuan_app;

alter table public_use enable row level security;
create policy own_tenant on public_use using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
