-- What the public's page needs beside the cases: reports that wait for a person to read them first, which pictures are
-- shown, and requests to reopen.

-- A report that is not let through yet: of blocked words, or sent too often without a proof of work. What it says is
-- personal, so it goes with the decision: into the case, or for good.
create table held_report (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  person text collate "C" not null,
  -- The report as it would be made; null once it is decided.
  body jsonb,
  why text collate "C" not null check (why in ('words', 'often')),
  area_path text collate "C" not null,
  made_at timestamptz not null,
  decided text collate "C" check (decided in ('published', 'refused')),
  decided_at timestamptz,
  decided_by text collate "C",
  primary key (tenant, id),
  check ((decided is null) = (body is not null))
);
create index held_report_waiting on held_report (tenant, made_at, id) where decided is null;
create unique index held_report_person on held_report (tenant, person);

-- A person has looked at a picture and shows it to the public, or does not. Without a row it is not shown.
create table photo_decision (
  tenant text collate "C" not null,
  file text collate "C" not null,
  published boolean not null,
  decided_at timestamptz not null,
  decided_by text collate "C" not null,
  primary key (tenant, file),
  foreign key (tenant, file) references file (tenant, id)
);

-- A reporter asks to have a closed case taken up again. The reason is the note of theirs at this place of the log.
create table reopen_request (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  seq integer not null,
  made_at timestamptz not null,
  answer text collate "C" check (answer in ('reopened', 'refused')),
  -- Where the log says so: the reopening, or the note with the reason.
  answer_seq integer,
  primary key (tenant, matter, seq),
  foreign key (tenant, matter, seq) references event (tenant, matter, seq)
);
create unique index reopen_request_open on reopen_request (tenant, matter) where answer is null;

grant select, insert on held_report, photo_decision, reopen_request to bihuan_app;
grant update (body, decided, decided_at, decided_by) on held_report to bihuan_app;
grant update (published, decided_at, decided_by) on photo_decision to bihuan_app;
grant update (answer, answer_seq) on reopen_request to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['held_report', 'photo_decision', 'reopen_request']
  loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
