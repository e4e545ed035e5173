-- Partners: other systems, departments and media that report and read by a key of their own.
create table partner (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null check (id ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
  name text not null,
  -- By which source its reports come.
  source text collate "C" not null check (source in ('open311', 'department', 'media')),
  -- Where it may report, and of what it is told: the area's whole path.
  area_path text collate "C" not null,
  -- Keys of the classes that it may report; empty: all.
  classes text[] not null default '{}',
  created_at timestamptz not null,
  created_by text collate "C" not null,
  retired_at timestamptz,
  primary key (tenant, id)
);

create table partner_key (
  tenant text collate "C" not null,
  id text collate "C" not null,
  partner text collate "C" not null,
  -- SHA-256 of the key; the key itself is nowhere.
  hash bytea not null,
  label text not null,
  scopes text[] not null,
  per_minute integer not null check (per_minute > 0),
  created_at timestamptz not null,
  created_by text collate "C" not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  revoked_by text collate "C",
  last_used_at timestamptz,
  primary key (tenant, id),
  unique (tenant, hash),
  foreign key (tenant, partner) references partner (tenant, id)
);
create index partner_key_partner on partner_key (tenant, partner);

-- What a partner's report says beyond the log. All of it can be erased, as texts and contacts can.
create table partner_report (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  partner text collate "C" not null,
  description text,
  address text,
  email text,
  device_id text,
  account_id text,
  media_url text,
  address_id text,
  attributes jsonb,
  erased_at timestamptz,
  primary key (tenant, matter, seq),
  foreign key (tenant, matter, seq) references event (tenant, matter, seq),
  foreign key (tenant, partner) references partner (tenant, id)
);
create index partner_report_partner on partner_report (tenant, partner, matter);

-- What has changed since an instant is asked of the whole log, which is in order of time by nature.
create index event_at on event using brin (tenant, at);

grant select, insert on partner, partner_key, partner_report to bihuan_app;
grant update (name, area_path, classes, retired_at) on partner to bihuan_app;
grant update (revoked_at, revoked_by, last_used_at) on partner_key to bihuan_app;
grant update (description, address, email, device_id, account_id, media_url, address_id, attributes, erased_at)
  on partner_report to bihuan_app;

alter table partner enable row level security;
create policy own_tenant on partner using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table partner_key enable row level security;
create policy own_tenant on partner_key using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table partner_report enable row level security;
create policy own_tenant on partner_report using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
