-- E-mails that come in: how far a mailbox was read, and what became of each e-mail.

-- How far the mailbox was read, and when it is read next: whoever reads it moves that on first, so that no two do.
create table mailbox_position (
  tenant text collate "C" not null references tenant,
  -- Which mailbox: another server, user or folder begins anew.
  mailbox bytea not null,
  -- The server's own numbering; where it changes, the numbers of before mean nothing.
  uid_validity text collate "C",
  last_uid bigint not null default 0,
  next_at timestamptz not null,
  read_at timestamptz,
  trouble text collate "C",
  primary key (tenant)
);

-- An e-mail, taken once. What it says and who wrote it stands apart and can be erased.
create table letter (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  -- Digests under the installation's secret: of its Message-ID, of the sender's address.
  message bytea not null,
  sender bytea not null,
  -- What the mailbox called it.
  uid_validity text collate "C" not null,
  uid bigint not null,
  taken_at timestamptz not null,
  state text collate "C" not null check (state in ('waiting', 'case', 'added', 'dismissed', 'refused', 'ignored')),
  -- Why it waits, was refused or ignored.
  why text collate "C",
  -- The reporter's pseudonym: an answer to a letter has that of the letter.
  person text collate "C" not null,
  -- Where it went, and what it seems to be about while it waits.
  matter text collate "C",
  seq integer,
  about text collate "C",
  -- The letter that it answers.
  answers text collate "C",
  files text[] not null default '{}',
  language text collate "C" not null check (language in ('zh-CN', 'en')),
  decided_by text collate "C",
  decided_at timestamptz,
  primary key (tenant, id),
  unique (tenant, message),
  foreign key (tenant, matter) references matter (tenant, id),
  foreign key (tenant, about) references matter (tenant, id),
  foreign key (tenant, answers) references letter (tenant, id),
  check (state not in ('case', 'added') or matter is not null)
);
create index letter_waiting on letter (tenant, taken_at, id) where state = 'waiting';
create index letter_matter on letter (tenant, matter) where matter is not null;
create index letter_sender on letter (tenant, sender, taken_at);
create index letter_person on letter (tenant, person);
create index letter_taken on letter (tenant, taken_at);

-- Personal data: erased with the case, or some time after nothing came of it.
create table letter_text (
  tenant text collate "C" not null,
  letter text collate "C" not null,
  -- All null once it is erased.
  name text,
  address text,
  subject text,
  body text,
  -- As it came, so that an answer is shown below it.
  message_id text,
  -- What came with it and was not taken: names and why.
  left_out jsonb,
  -- What a person answers the sender with.
  answer text,
  erased_at timestamptz,
  primary key (tenant, letter),
  foreign key (tenant, letter) references letter (tenant, id)
);

grant select, insert on mailbox_position, letter, letter_text to bihuan_app;
grant update (mailbox, uid_validity, last_uid, next_at, read_at, trouble) on mailbox_position to bihuan_app;
grant update (state, why, matter, seq, about, decided_by, decided_at) on letter to bihuan_app;
grant update (name, address, subject, body, message_id, left_out, answer, erased_at) on letter_text to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['mailbox_position', 'letter', 'letter_text'] loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;
