-- Who is told what, by which channel, and how far it came. Nothing leaves the machine before a channel is set up.

-- Reporters who want to hear what becomes of a case. Personal data: erased with the case's other texts.
create table subscriber (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  id text collate "C" not null,
  channel text collate "C" not null check (channel in ('email', 'sms', 'none')),
  -- Null: the channel needs none, or it was erased.
  address text collate "C",
  language text collate "C" not null check (language in ('zh-CN', 'en')),
  created_at timestamptz not null,
  erased_at timestamptz,
  primary key (tenant, matter, id),
  foreign key (tenant, matter) references matter (tenant, id),
  check (channel = 'none' or address is not null or erased_at is not null)
);

-- How far a tenant's outbox has become notices.
create table notice_position (
  tenant text collate "C" not null references tenant,
  position text collate "C" not null,
  primary key (tenant)
);

-- One thing that one person, or the reporters of a case, are told. Codes only: the words come from templates when it is read.
create table notice (
  tenant text collate "C" not null references tenant,
  id bigint not null generated always as identity,
  -- What it is about and for whom: the same is told once.
  key text collate "C" not null,
  -- A person of the installation, or a subscriber; a test message has neither matter.
  person text collate "C",
  subscriber text collate "C",
  matter text collate "C",
  event text collate "C" not null,
  params jsonb not null,
  -- It does not wait for the morning.
  urgent boolean not null default false,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (tenant, id),
  unique (tenant, key),
  foreign key (tenant, matter) references matter (tenant, id),
  foreign key (tenant, person) references person (tenant, id)
);
create index notice_person on notice (tenant, person, id desc) where person is not null;
create index notice_unread on notice (tenant, person) where person is not null and read_at is null;
create index notice_age on notice (tenant, created_at);

-- A notice on its way out by one channel: the log of deliveries. Where to is looked up as it is sent and not kept here.
create table delivery (
  tenant text collate "C" not null,
  id bigint not null generated always as identity,
  notice bigint not null,
  channel text collate "C" not null check (channel in ('email', 'sms', 'push')),
  state text collate "C" not null check (state in ('waiting', 'sent', 'failed', 'dropped')),
  attempts integer not null default 0,
  -- When it is tried next: after quiet hours, or after a failure.
  next_at timestamptz not null,
  done_at timestamptz,
  -- Why it failed last, or why it was dropped; a code or the other side's words, never an address.
  error text,
  primary key (tenant, id),
  unique (tenant, notice, channel),
  foreign key (tenant, notice) references notice (tenant, id) on delete cascade
);
create index delivery_due on delivery (tenant, next_at) where state = 'waiting';
create index delivery_state on delivery (tenant, state, id desc);

-- What a person wants to hear, where and in which language. No row: in the console only.
create table notice_setting (
  tenant text collate "C" not null,
  person text collate "C" not null,
  language text collate "C" not null check (language in ('zh-CN', 'en')),
  email text,
  phone text,
  -- By event the channels; an event that is not named comes in the console only.
  events jsonb not null,
  digest boolean not null default false,
  -- The day whose summary was made last.
  digest_on date,
  primary key (tenant, person),
  foreign key (tenant, person) references person (tenant, id)
);

-- A browser that a person allowed to show messages.
create table push_endpoint (
  tenant text collate "C" not null,
  person text collate "C" not null,
  endpoint text collate "C" not null,
  keys jsonb not null,
  created_at timestamptz not null,
  primary key (tenant, person, endpoint),
  foreign key (tenant, person) references person (tenant, id)
);

-- Passwords and keys that settings need, enciphered under the installation's secret. They are written and used, never shown.
create table kept_secret (
  tenant text collate "C" not null references tenant,
  name text collate "C" not null,
  cipher bytea not null,
  changed_at timestamptz not null,
  primary key (tenant, name)
);

grant select, insert on subscriber to bihuan_app;
grant update (address, erased_at) on subscriber to bihuan_app;
grant select, insert on notice_position to bihuan_app;
grant update (position) on notice_position to bihuan_app;
grant select, insert, delete on notice to bihuan_app;
grant update (read_at) on notice to bihuan_app;
grant select, insert on delivery to bihuan_app;
grant update (state, attempts, next_at, done_at, error) on delivery to bihuan_app;
grant select, insert on notice_setting to bihuan_app;
grant update (language, email, phone, events, digest, digest_on) on notice_setting to bihuan_app;
grant select, insert, delete on push_endpoint to bihuan_app;
grant select, insert, delete on kept_secret to bihuan_app;
grant update (cipher, changed_at) on kept_secret to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['subscriber', 'notice_position', 'notice', 'delivery', 'notice_setting', 'push_endpoint',
    'kept_secret']
  loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
