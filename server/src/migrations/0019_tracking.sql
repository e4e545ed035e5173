-- What whoever reports without a sign-in follows their report by. Of the code itself only a digest is kept: who reads the
-- database can look nobody's report up.
create table tracking (
  tenant text collate "C" not null references tenant,
  -- SHA-256 of the code, in hex.
  digest text collate "C" not null check (length(digest) = 64),
  -- The reporter's pseudonym: the actor of their events.
  person text collate "C" not null,
  -- Null while the report is held for review, or was refused there.
  matter text collate "C",
  made_at timestamptz not null,
  primary key (tenant, digest),
  foreign key (tenant, matter) references matter (tenant, id)
);
create unique index tracking_person on tracking (tenant, person);
create index tracking_matter on tracking (tenant, matter) where matter is not null;

grant select, insert on tracking to bihuan_app;
grant update (matter) on tracking to bihuan_app;

alter table tracking enable row level security;
create policy own_tenant on tracking using (tenant = current_setting('bihuan.tenant', true))
  with check (tenant = current_setting('bihuan.tenant', true));
