-- Periods that are closed by a person, what the units said to them, appeals, and bulletins made of them. Texts that people
-- write here are of these tables only, and can be emptied; none is in the log.
create table assessment_period (
  tenant text collate "C" not null references tenant,
  -- 2010-04, 2010-Q2, 2010
  id text collate "C" not null check (id ~ '^[0-9]{4}(-(0[1-9]|1[0-2])|-Q[1-4])?$'),
  from_at timestamptz not null,
  to_at timestamptz not null check (to_at > from_at),
  -- A trial's results are marked and rank nothing (seeds, part 1, 三(一)).
  phase text collate "C" not null check (phase in ('trial', 'formal')),
  policy text collate "C" not null,
  state text collate "C" not null check (state in ('draft', 'sent', 'frozen', 'published')),
  made_at timestamptz not null,
  made_by text collate "C" not null,
  sent_at timestamptz,
  sent_by text collate "C",
  -- Until when the units may answer.
  answer_by timestamptz,
  -- The analysis meeting.
  met_on date,
  met_people text not null default '',
  met_decisions text not null default '',
  met_by text collate "C",
  frozen_at timestamptz,
  frozen_by text collate "C",
  -- The figures as they were then, with the settings and versions that they were made by; and a digest over its runs.
  snapshot jsonb,
  digest text collate "C",
  published_at timestamptz,
  published_by text collate "C",
  primary key (tenant, id),
  check ((state in ('frozen', 'published')) = (snapshot is not null))
);

-- The runs of a frozen period, as they counted.
create table assessment_run (
  tenant text collate "C" not null,
  period text collate "C" not null,
  matter text collate "C" not null,
  unit text collate "C" not null,
  start_at timestamptz not null,
  first_due_at timestamptz,
  counts text collate "C" not null,
  resolved boolean not null,
  on_time boolean not null,
  timely boolean not null,
  deferred boolean not null,
  extended boolean not null,
  returned boolean not null,
  repeat boolean not null,
  primary key (tenant, period, matter, unit, start_at),
  foreign key (tenant, period) references assessment_period (tenant, id),
  foreign key (tenant, matter) references matter (tenant, id)
);

-- What a unit says to a draft: that it is right, or a question; and the answer to it.
create table assessment_answer (
  tenant text collate "C" not null,
  period text collate "C" not null,
  id text collate "C" not null,
  unit text collate "C" not null,
  kind text collate "C" not null check (kind in ('confirmed', 'query')),
  text text not null default '',
  at timestamptz not null,
  by text collate "C" not null,
  reply text,
  replied_at timestamptz,
  replied_by text collate "C",
  primary key (tenant, period, id),
  foreign key (tenant, period) references assessment_period (tenant, id)
);

-- A unit contests how a case of it counts.
create table appeal (
  tenant text collate "C" not null,
  id text collate "C" not null,
  matter text collate "C" not null,
  unit text collate "C" not null,
  -- What it is about: how the time was counted, or that the case counts at all; and what is asked for.
  about text collate "C" not null check (about in ('clock', 'count')),
  asks text collate "C" not null check (asks in ('exclude', 'on-time')),
  grounds text not null,
  state text collate "C" not null check (state in ('open', 'accepted', 'refused')),
  made_at timestamptz not null,
  made_by text collate "C" not null,
  decided_at timestamptz,
  decided_by text collate "C",
  reason text not null default '',
  -- The event that an accepted one wrote; how the run counted and what the unit's month was, before and after it.
  seq integer,
  before jsonb,
  after jsonb,
  primary key (tenant, id),
  foreign key (tenant, matter) references matter (tenant, id)
);
create unique index appeal_open on appeal (tenant, matter, unit) where state = 'open';
create index appeal_made on appeal (tenant, made_at desc, id);
create index appeal_matter on appeal (tenant, matter);

create table appeal_file (
  tenant text collate "C" not null,
  appeal text collate "C" not null,
  no integer not null,
  file text collate "C" not null,
  primary key (tenant, appeal, no),
  foreign key (tenant, appeal) references appeal (tenant, id),
  foreign key (tenant, file) references file (tenant, id)
);
create index appeal_file_file on appeal_file (tenant, file);

-- A numbered issue, composed from a frozen period.
create table bulletin (
  tenant text collate "C" not null references tenant,
  year integer not null check (year between 2000 and 2999),
  no integer not null check (no > 0),
  period text collate "C" not null,
  title text not null,
  issuer text not null,
  recipients text not null default '',
  -- Its parts in order.
  blocks json not null,
  state text collate "C" not null check (state in ('draft', 'approved', 'published')),
  made_at timestamptz not null,
  made_by text collate "C" not null,
  approved_at timestamptz,
  approved_by text collate "C",
  published_at timestamptz,
  published_by text collate "C",
  primary key (tenant, year, no),
  foreign key (tenant, period) references assessment_period (tenant, id)
);

grant select, insert on assessment_period, assessment_run, assessment_answer, appeal, appeal_file, bulletin to bihuan_app;
grant update (state, sent_at, sent_by, answer_by, met_on, met_people, met_decisions, met_by, frozen_at, frozen_by,
  snapshot, digest, published_at, published_by) on assessment_period to bihuan_app;
grant update (text, reply, replied_at, replied_by) on assessment_answer to bihuan_app;
grant update (grounds, state, decided_at, decided_by, reason, seq, before, after) on appeal to bihuan_app;
grant update (title, issuer, recipients, blocks, state, approved_at, approved_by, published_at, published_by)
  on bulletin to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['assessment_period', 'assessment_run', 'assessment_answer', 'appeal', 'appeal_file',
    'bulletin']
  loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
