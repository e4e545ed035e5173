-- Addresses of partners that are told of cases, and what was sent to them. Bodies hold published fields only.
create table webhook (
  tenant text collate "C" not null,
  id text collate "C" not null,
  partner text collate "C" not null,
  url text not null,
  events text[] not null,
  -- Of which cases: those that the partner reported, or all of its area.
  cases text collate "C" not null check (cases in ('own', 'area')),
  -- The secret is derived from the installation's by the id and this number: it is stored nowhere.
  generation integer not null default 1,
  state text collate "C" not null default 'on' check (state in ('on', 'off', 'failing')),
  -- Deliveries that failed for good or are failing, without one between them that came through.
  failures integer not null default 0,
  -- Up to where the outbox was read for it.
  position text collate "C" not null,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (tenant, id),
  foreign key (tenant, partner) references partner (tenant, id)
);

create table webhook_delivery (
  tenant text collate "C" not null,
  id text collate "C" not null,
  webhook text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  event text collate "C" not null,
  body json not null,
  created_at timestamptz not null,
  state text collate "C" not null check (state in ('waiting', 'delivered', 'failed')),
  attempts integer not null default 0,
  next_at timestamptz,
  ended_at timestamptz,
  -- What the last attempt met: the status of the answer, or why there was none.
  status integer,
  error text,
  took_ms integer,
  primary key (tenant, id),
  unique (tenant, webhook, matter, seq),
  foreign key (tenant, webhook) references webhook (tenant, id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (tenant, next_at) where state = 'waiting';
create index webhook_delivery_latest on webhook_delivery (tenant, webhook, created_at, id);

grant select, insert, delete on webhook, webhook_delivery to bihuan_app;
grant update (url, events, cases, generation, state, failures, position) on webhook to bihuan_app;
grant update (state, attempts, next_at, ended_at, status, error, took_ms) on webhook_delivery to bihuan_app;

alter table webhook enable row level security;
create policy own_tenant on webhook using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
alter table webhook_delivery enable row level security;
create policy own_tenant on webhook_delivery using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
