-- A period evaluated by other rules than its own: asked for by a person, worked out by a job, kept for some days.
create table what_if (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  period text collate "C" not null,
  -- Which rules are other ones.
  rules json not null,
  state text collate "C" not null check (state in ('waiting', 'running', 'done', 'stopped', 'failed')),
  -- Cases gone through, of so many.
  gone integer not null default 0,
  total integer not null default 0,
  result json,
  made_at timestamptz not null,
  made_by text collate "C" not null,
  -- When the process that works on it last said so: another takes over what was left behind.
  seen_at timestamptz,
  ended_at timestamptz,
  primary key (tenant, id)
);
create index what_if_made on what_if (tenant, made_at desc, id);

grant select, insert, delete on what_if to bihuan_app;
grant update (state, gone, total, result, seen_at, ended_at) on what_if to bihuan_app;

alter table what_if enable row level security;
create policy own_tenant on what_if
  using (tenant = current_setting('bihuan.tenant', true)) with check (tenant = current_setting('bihuan.tenant', true));
