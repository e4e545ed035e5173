-- One table of matters for all mechanisms, their log, and what stands beside it. Every row carries its tenant, first in
-- every key and index, so that the schema distributes by tenant. The user who migrates owns everything; the server works
-- as bihuan_app, which may add to the log and never change it, and sees the rows of one tenant.

create table tenant (
  tenant text collate "C" primary key check (tenant ~ '^[A-Za-z0-9_-]{1,40}$'),
  name text not null,
  -- Counts up with every document or area that is added: what a process keeps in memory is stale when it differs.
  revision bigint not null default 1,
  -- Messages of the outbox up to this transaction may have been forgotten.
  forgotten_xid xid8,
  -- Digest of the calendar, policies and units by which the stored clocks were reckoned; null: never as a whole.
  reckoned_by text collate "C",
  created_at timestamptz not null
);

-- Flow definitions, policies, calendars, catalogue, duties, limits, units: never changed, only followed by a next version.
create table document (
  tenant text collate "C" not null references tenant,
  kind text collate "C" not null,
  id text collate "C" not null,
  version integer not null check (version > 0),
  valid_from timestamptz,
  -- json, not jsonb: the order of members is the order in which screens show them.
  body json not null,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (tenant, kind, id, version)
);

create table area (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  version integer not null check (version > 0),
  parent text collate "C",
  -- Ids from the root down, separated by slashes.
  path text collate "C" not null,
  level text collate "C" not null,
  name text not null,
  geometry jsonb,
  primary key (tenant, id, version)
);

create table person (
  tenant text collate "C" not null references tenant,
  -- Pseudonymous: what the log calls an actor.
  id text collate "C" not null,
  login text collate "C" not null,
  name text not null,
  password text not null,
  disabled boolean not null default false,
  failures integer not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, login)
);

create table role_grant (
  tenant text collate "C" not null,
  person text collate "C" not null,
  role text collate "C" not null,
  area_path text collate "C" not null,
  -- Empty where the role is not held for a unit.
  unit text collate "C" not null default '',
  primary key (tenant, person, role, area_path, unit),
  foreign key (tenant, person) references person (tenant, id)
);
create index role_grant_role on role_grant (tenant, role, area_path);
-- Three powers that one account never holds two of.
create unique index role_grant_one_power on role_grant (tenant, person)
  where role in ('administrator', 'security-administrator', 'auditor');

create table session (
  tenant text collate "C" not null,
  -- SHA-256 of the token; the token itself is nowhere.
  hash bytea not null,
  person text collate "C" not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (tenant, hash),
  foreign key (tenant, person) references person (tenant, id)
);
create index session_person on session (tenant, person);
create index session_expiry on session (tenant, expires_at);

create sequence matter_number;

create table matter (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  number text collate "C" not null,
  mechanism text collate "C" not null,
  definition_version integer not null,
  -- Of an imported matter: where it came from, and its id there.
  source text collate "C",
  external_id text collate "C",
  state text collate "C" not null,
  stage text collate "C",
  severity text collate "C" not null,
  channel text collate "C" not null,
  standard_ref text collate "C" not null,
  kind text collate "C" not null,
  class text collate "C" not null,
  component text collate "C",
  -- The whole path of the smallest area that holds the place.
  area_path text collate "C" not null,
  lon double precision,
  lat double precision,
  unit text collate "C",
  dispatch_no integer,
  marks text[] not null default '{}',
  sent_to text collate "C",
  -- Whom the unit that has it handed it to, until it is handed back or dispatched anew.
  crew text collate "C",
  -- Units that were asked to help and have not said yet that they are done.
  helpers text[] not null default '{}',
  reported_by text collate "C" not null,
  reported_at timestamptz not null,
  ended_at timestamptz,
  -- The clock of the stage, of the whole process and of supervision. due and warn stand where the clock runs, or will run
  -- again at resume_at. The light is the one last told, and so, while the clock stands still, the one it stopped with.
  stage_due timestamptz,
  stage_warn timestamptz,
  stage_resume timestamptz,
  stage_light text collate "C",
  whole_due timestamptz,
  whole_warn timestamptz,
  whole_resume timestamptz,
  whole_light text collate "C" not null,
  supervision_due timestamptz,
  supervision_warn timestamptz,
  supervision_light text collate "C",
  -- An order of supervision, and a decision of the coordination office, is asked for and not yet given.
  supervised boolean not null default false,
  coordination boolean not null default false,
  -- The next instant at which a light changes by itself.
  wake_at timestamptz,
  -- Queues are ordered by it: what has no due instant comes last.
  sort_at timestamptz not null generated always as (coalesce(stage_due, 'infinity'::timestamptz)) stored,
  -- The event whose text holds the address, for the desk.
  address_seq integer,
  -- The matter as its events leave it: a copy of what a fold of the log gives.
  fold jsonb not null,
  -- Number of its events.
  version integer not null check (version > 0),
  primary key (tenant, id),
  unique (tenant, number),
  unique (tenant, source, external_id)
);
create index matter_open on matter (tenant, sort_at, id) where ended_at is null;
create index matter_open_state on matter (tenant, state, sort_at, id) where ended_at is null;
create index matter_open_unit on matter (tenant, unit, sort_at, id) where ended_at is null;
create index matter_open_sent on matter (tenant, sent_to, sort_at, id) where ended_at is null and sent_to is not null;
create index matter_open_class on matter (tenant, class, lon, lat) where ended_at is null;
create index matter_reported on matter (tenant, reported_at, id);
create index matter_wake on matter (tenant, wake_at) where wake_at is not null;

create table event (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null check (seq > 0),
  at timestamptz not null,
  recorded_at timestamptz not null,
  type text collate "C" not null,
  actor text collate "C" not null,
  -- A text about people stands here as {"ref", "digest"} only. json, not jsonb: the line stays as it was written.
  data json not null,
  derived boolean not null default false,
  definition_version integer not null,
  primary key (tenant, matter, seq),
  foreign key (tenant, matter) references matter (tenant, id)
);

-- Texts about people. Erasing takes the salt along, so that the digest in the log no longer tells a guessed text.
create table private_text (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  -- The member of the event's data; '*' for all members that the definition does not name, as one JSON object.
  field text collate "C" not null,
  salt bytea,
  body text,
  -- Room for a text kept encrypted: ciphertext, the key's id, and an index that finds without reading.
  cipher bytea,
  key_id text collate "C",
  blind_index bytea,
  erased_at timestamptz,
  primary key (tenant, matter, seq, field),
  foreign key (tenant, matter, seq) references event (tenant, matter, seq),
  check (erased_at is null or (salt is null and body is null and cipher is null and blind_index is null))
);

-- Who reported, where they said so. Never in the log.
create table contact (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  name text,
  phone text,
  phone_last4 text collate "C",
  cipher bytea,
  key_id text collate "C",
  phone_blind_index bytea,
  erased_at timestamptz,
  primary key (tenant, matter, seq),
  foreign key (tenant, matter, seq) references event (tenant, matter, seq),
  check (erased_at is null or (name is null and phone is null and phone_last4 is null and cipher is null))
);
create index contact_last4 on contact (tenant, phone_last4) where phone_last4 is not null;

-- Runs as an index for scorecards: which matters have one that may count in a period.
create table run (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  no integer not null,
  unit text collate "C" not null,
  start_at timestamptz not null,
  first_due_at timestamptz,
  primary key (tenant, matter, no),
  foreign key (tenant, matter) references matter (tenant, id)
);
create index run_first_due on run (tenant, first_due_at, unit) where first_due_at is not null;
create index run_unlimited on run (tenant, start_at, unit) where first_due_at is null;

-- Units and people who have or had a part in a matter, and so may read it: 'unit:…', 'person:…'.
create table involved (
  tenant text collate "C" not null,
  party text collate "C" not null,
  matter text collate "C" not null,
  primary key (tenant, party, matter),
  foreign key (tenant, matter) references matter (tenant, id)
);
create index involved_matter on involved (tenant, matter);

-- What a key was used for: a digest of the request and where its result stands, never a body.
create table idempotency (
  tenant text collate "C" not null references tenant,
  key text collate "C" not null,
  actor text collate "C" not null,
  digest bytea not null,
  matter text collate "C" not null,
  seq integer not null,
  created_at timestamptz not null,
  primary key (tenant, key)
);
create index idempotency_age on idempotency (tenant, created_at);

-- Read in commit order: (xid, id) of the rows whose xid is below every transaction that still runs.
create table outbox (
  tenant text collate "C" not null references tenant,
  xid xid8 not null default pg_current_xact_id(),
  id bigint generated always as identity,
  matter text collate "C" not null,
  kind text collate "C" not null,
  data jsonb not null,
  created_at timestamptz not null,
  primary key (tenant, xid, id)
);
create index outbox_age on outbox (tenant, created_at);

-- What the application may do. Nothing is granted that is not listed.
grant usage on schema public to bihuan_app;
grant select, insert on tenant, document, area, event, run, involved, outbox to bihuan_app;
grant update (revision, forgotten_xid, reckoned_by) on tenant to bihuan_app;
grant update (start_at, first_due_at) on run to bihuan_app;
grant select, insert on person to bihuan_app;
grant update (name, password, disabled, failures, locked_until) on person to bihuan_app;
grant select, insert, delete on role_grant, session, idempotency to bihuan_app;
grant update (expires_at) on session to bihuan_app;
grant update (matter, seq) on idempotency to bihuan_app;
grant delete on outbox to bihuan_app;
grant select, insert on matter to bihuan_app;
grant update on matter to bihuan_app;
grant select, insert on private_text, contact to bihuan_app;
grant update (salt, body, cipher, key_id, blind_index, erased_at) on private_text to bihuan_app;
grant update (name, phone, phone_last4, cipher, key_id, phone_blind_index, erased_at) on contact to bihuan_app;
grant usage on sequence matter_number to bihuan_app;

-- One tenant a transaction. The list of tenants itself is no secret: jobs go through it.
do $$
declare
  each text;
begin
  foreach each in array array['document', 'area', 'person', 'role_grant', 'session', 'matter', 'event', 'private_text',
    'contact', 'run', 'involved', 'idempotency', 'outbox']
  loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
