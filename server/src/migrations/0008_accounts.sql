-- Administration of people and of the organisation: what was done, by whom, kept so that nobody can change it.

create table admin_event (
  tenant text collate "C" not null references tenant,
  id bigint not null generated always as identity,
  at timestamptz not null,
  -- The person's id; null: nobody who is signed in.
  actor text collate "C",
  action text collate "C" not null,
  -- What it was done to: the kind of thing, its id, and what it was called then.
  kind text collate "C" not null,
  subject text collate "C" not null,
  name text not null,
  -- The network address of a sign-in.
  address text,
  -- Before and after, as far as they help to understand it; never a password.
  detail json not null,
  primary key (tenant, id)
);
create index admin_event_actor on admin_event (tenant, actor, id);
create index admin_event_action on admin_event (tenant, action, id);
create index admin_event_subject on admin_event (tenant, kind, subject, id);
create index admin_event_at on admin_event (tenant, at);

-- The password was given by somebody else: it is good for choosing one's own, and for nothing more.
alter table person add column must_change boolean not null default false;
alter table person add column signed_in_at timestamptz;

alter table area add column name_en text;
alter table area add column created_at timestamptz;
alter table area add column created_by text collate "C";

grant select, insert on admin_event to bihuan_app;
grant update (must_change, signed_in_at) on person to bihuan_app;

alter table admin_event enable row level security;
create policy own_tenant on admin_event using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
