-- Who is looking at a matter just now, and in which window. Written every few seconds and worth nothing after a crash, so
-- it is kept out of the write-ahead log; and it is no record: who looked is not kept.
create unlogged table viewer (
  tenant text collate "C" not null references tenant,
  matter text collate "C" not null,
  person text collate "C" not null,
  -- A name that the window gives itself.
  place text collate "C" not null,
  since timestamptz not null,
  seen_at timestamptz not null,
  -- The event whose form is being filled in.
  typing text collate "C",
  primary key (tenant, matter, person, place)
);

grant select, insert, delete on viewer to bihuan_app;
grant update (seen_at, typing) on viewer to bihuan_app;

alter table viewer enable row level security;
create policy own_tenant on viewer using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
