-- The hotline's desk: calls as the telephone system tells of them, what was said, whom to call back, and articles to answer
-- from. Numbers, names and what was said are personal data: they can be erased, the call's times stay.
create table call (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  -- The telephone system's own id; null: written down by hand.
  foreign_id text collate "C",
  direction text collate "C" not null check (direction in ('in', 'out')),
  state text collate "C" not null check (state in ('ringing', 'answered', 'ended', 'missed')),
  number text,
  -- Digest under the installation's secret: calls of one number are found by it.
  number_index bytea,
  line text,
  -- At whose telephone it rings or was answered; null: nobody's yet.
  agent text collate "C",
  rang_at timestamptz not null,
  answered_at timestamptz,
  ended_at timestamptz,
  kind text collate "C" check (kind in ('report', 'inquiry', 'progress', 'complaint', 'other', 'silent')),
  name text,
  notes text,
  answer text,
  recording text,
  -- The hand-over that is not taken yet: to whom, from whom, and what to know.
  handed_to text collate "C",
  handed_by text collate "C",
  handed_note text,
  version integer not null default 1,
  erased_at timestamptz,
  primary key (tenant, id),
  unique (tenant, foreign_id),
  foreign key (tenant, agent) references person (tenant, id),
  foreign key (tenant, handed_to) references person (tenant, id)
);
create index call_open on call (tenant, rang_at) where state in ('ringing', 'answered');
create index call_rang on call (tenant, rang_at desc, id);
create index call_number on call (tenant, number_index, rang_at desc) where number_index is not null;

-- Cases that were reported, joined or asked about in a call.
create table call_case (
  tenant text collate "C" not null,
  call text collate "C" not null,
  matter text collate "C" not null,
  -- Reported or joined in the call: its caller is asked afterwards whether they are content.
  reported boolean not null,
  primary key (tenant, call, matter),
  foreign key (tenant, call) references call (tenant, id),
  foreign key (tenant, matter) references matter (tenant, id)
);
create index call_case_matter on call_case (tenant, matter);

-- Somebody is to be called: to be told something, or to be asked whether they are content.
create table call_task (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  kind text collate "C" not null check (kind in ('call-back', 'satisfaction')),
  call text collate "C" not null,
  matter text collate "C",
  -- Null: whoever of the desk comes first.
  agent text collate "C",
  due_at timestamptz not null,
  reason text,
  made_by text collate "C",
  made_at timestamptz not null,
  outcome text collate "C" check (outcome in ('reached', 'not-reached', 'wrong-number', 'refused')),
  stars integer check (stars between 1 and 5),
  result text,
  -- The rating went into the case's log.
  rated boolean not null default false,
  attempts integer not null default 0,
  done_by text collate "C",
  done_at timestamptz,
  primary key (tenant, id),
  foreign key (tenant, call) references call (tenant, id),
  foreign key (tenant, matter) references matter (tenant, id),
  check ((done_at is null) = (done_by is null))
);
create index call_task_open on call_task (tenant, due_at, id) where done_at is null;
create index call_task_done on call_task (tenant, done_at desc, id) where done_at is not null;
create index call_task_call on call_task (tenant, call);

-- What the desk answers from. A version is never changed, only followed.
create table article (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  version integer not null check (version > 0),
  title text not null,
  body text not null,
  -- Classes of the catalogue that it is about, as `classKeyOf` writes them.
  classes text[] not null default '{}',
  retired boolean not null default false,
  created_at timestamptz not null,
  created_by text collate "C" not null,
  primary key (tenant, id, version)
);

grant select, insert on call, call_case, call_task, article to bihuan_app;
grant update (state, number, number_index, line, agent, answered_at, ended_at, kind, name, notes, answer, recording, handed_to,
  handed_by, handed_note, version, erased_at) on call to bihuan_app;
grant update (reported) on call_case to bihuan_app;
grant update (agent, due_at, reason, outcome, stars, result, rated, attempts, done_by, done_at) on call_task to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['call', 'call_case', 'call_task', 'article'] loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
create index call_handed on call (tenant, handed_to) where handed_to is not null;
