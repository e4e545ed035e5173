-- What goes on round the desk: orders of supervision, the coordination office and its fund, shift handover, cases that one
-- desk has taken from another, and tenants in which people practise.

-- An index over the log: what was ordered, and what came of it. `answered` goes back to `ordered` where the answer fails.
create table supervision_order (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  no integer not null check (no > 0),
  status text collate "C" not null check (status in ('asked', 'ordered', 'answered', 'lapsed')),
  -- Somebody of the centre required an order; null: it was given without being asked for.
  asked_seq integer,
  asked_at timestamptz,
  asked_by text collate "C",
  ordered_seq integer,
  ordered_at timestamptz,
  ordered_by text collate "C",
  -- The event that answered it or made it pointless.
  done_seq integer,
  done_at timestamptz,
  since timestamptz not null generated always as (coalesce(ordered_at, asked_at)) stored,
  primary key (tenant, matter, no),
  foreign key (tenant, matter) references matter (tenant, id)
);
create index supervision_order_open on supervision_order (tenant, since, matter, no) where status in ('asked', 'ordered');
create index supervision_order_since on supervision_order (tenant, since desc, matter, no);

-- The orders of the log as it stands.
do $$
declare
  each record;
  open_no integer;
  next_no integer;
begin
  for each in
    select tenant, matter, seq, at, type, actor, data from event
    where type in ('supervision-required', 'supervised', 'feedback', 'verified', 'feedback-refused', 'closed', 'rejected',
      'merged', 'cancelled', 'referred')
    order by tenant, matter, seq
  loop
    select max(no) filter (where status = 'asked'), coalesce(max(no), 0) + 1 into open_no, next_no
      from supervision_order where tenant = each.tenant and matter = each.matter;
    if each.type = 'supervision-required' and open_no is null then
      insert into supervision_order (tenant, matter, no, status, asked_seq, asked_at, asked_by)
        values (each.tenant, each.matter, next_no, 'asked', each.seq, each.at, each.actor);
    elsif each.type = 'supervised' and open_no is null then
      insert into supervision_order (tenant, matter, no, status, ordered_seq, ordered_at, ordered_by)
        values (each.tenant, each.matter, next_no, 'ordered', each.seq, each.at, each.actor);
    elsif each.type = 'supervised' then
      update supervision_order set status = 'ordered', ordered_seq = each.seq, ordered_at = each.at, ordered_by = each.actor
        where tenant = each.tenant and matter = each.matter and no = open_no;
    elsif each.type = 'feedback' then
      update supervision_order set status = 'answered', done_seq = each.seq, done_at = each.at
        where tenant = each.tenant and matter = each.matter and status = 'ordered';
    elsif each.type = 'feedback-refused' or (each.type = 'verified' and each.data ->> 'passed' = 'false') then
      update supervision_order set status = 'ordered', done_seq = null, done_at = null
        where tenant = each.tenant and matter = each.matter and status = 'answered'
          and done_seq = (select max(seq) from event f
            where f.tenant = each.tenant and f.matter = each.matter and f.type = 'feedback' and f.seq < each.seq);
    elsif each.type in ('closed', 'rejected', 'merged', 'cancelled', 'referred') then
      update supervision_order
        set status = case when each.type = 'closed' and status = 'ordered' then 'answered' else 'lapsed' end,
          done_seq = each.seq, done_at = each.at
        where tenant = each.tenant and matter = each.matter and status in ('asked', 'ordered');
    end if;
  end loop;
end
$$;

-- The coordination office: what waits for it, and what it decided.
create index matter_open_coordination on matter (tenant, sort_at, id) where coordination and ended_at is null;
create index event_coordination_decided on event (tenant, at desc, matter, seq) where type = 'coordination-decided';

-- The fund for work on what nobody owns yet (代整治). An amount is what the entry does to the year's balance, in fen.
create table fund_entry (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  -- The budget year, and the entry's number in it.
  year integer not null check (year between 2000 and 2999),
  no integer not null check (no > 0),
  kind text collate "C" not null check (kind in ('allocation', 'cost', 'recovery', 'correction')),
  amount bigint not null check (amount <> 0 and abs(amount) <= 100000000000000),
  matter text collate "C",
  -- The cost that a recovery pays back; the entry that a correction takes back.
  of_entry text collate "C",
  -- Whom the money went to, or came from.
  party text,
  note text,
  -- The year's balance went below nothing with it, and whoever wrote it said that it shall.
  overdraws boolean not null default false,
  written_by text collate "C" not null,
  written_at timestamptz not null,
  primary key (tenant, id),
  unique (tenant, year, no),
  foreign key (tenant, matter) references matter (tenant, id),
  foreign key (tenant, of_entry) references fund_entry (tenant, id),
  check ((kind in ('cost', 'recovery')) <= (matter is not null)),
  check ((kind in ('recovery', 'correction')) = (of_entry is not null)),
  check (kind = 'correction' or (amount < 0) = (kind = 'cost'))
);
create index fund_entry_matter on fund_entry (tenant, matter, written_at) where matter is not null;
create index fund_entry_of on fund_entry (tenant, of_entry) where of_entry is not null;
-- An entry is taken back once.
create unique index fund_entry_corrected on fund_entry (tenant, of_entry) where kind = 'correction';

-- Shift handover: what stood open at that instant, and who took it on.
create table handover (
  tenant text collate "C" not null references tenant,
  id text collate "C" not null,
  role text collate "C" not null,
  area_path text collate "C" not null,
  -- Figures and case ids only: places and people stay where they can be erased.
  snapshot jsonb not null,
  remarks text not null,
  made_by text collate "C" not null,
  made_at timestamptz not null,
  primary key (tenant, id)
);
create index handover_post on handover (tenant, role, area_path, made_at desc, id);
create index handover_made on handover (tenant, made_at desc, id);
create table handover_signature (
  tenant text collate "C" not null,
  handover text collate "C" not null,
  signed_by text collate "C" not null,
  signed_at timestamptz not null,
  remark text not null,
  -- One takes it on; nobody signs twice.
  primary key (tenant, handover),
  foreign key (tenant, handover) references handover (tenant, id)
);

-- Cases that the district's desk has taken from a street's.
create table desk_hold (
  tenant text collate "C" not null,
  matter text collate "C" not null,
  no integer not null check (no > 0),
  -- The area whose desk has it.
  area_path text collate "C" not null,
  taken_by text collate "C" not null,
  taken_at timestamptz not null,
  given_by text collate "C",
  given_at timestamptz,
  primary key (tenant, matter, no),
  foreign key (tenant, matter) references matter (tenant, id),
  check ((given_by is null) = (given_at is null))
);
create unique index desk_hold_now on desk_hold (tenant, matter) where given_at is null;

-- A tenant in which one person practises: made of another's documents, and gone after some days.
alter table tenant
  add column practice_of text collate "C" references tenant,
  add column practice_person text collate "C",
  -- Its own numbers: the real ones shall have no gaps because of it.
  add column practice_serial integer not null default 0,
  add check ((practice_of is null) = (practice_person is null)),
  add check (practice_of is null or tenant like 'practice-%');

grant select, insert on supervision_order, fund_entry, handover, handover_signature, desk_hold to bihuan_app;
grant update (status, ordered_seq, ordered_at, ordered_by, done_seq, done_at) on supervision_order to bihuan_app;
grant update (given_by, given_at) on desk_hold to bihuan_app;
grant update (practice_serial) on tenant to bihuan_app;

do $$
declare
  each text;
begin
  foreach each in array array['supervision_order', 'fund_entry', 'handover', 'handover_signature', 'desk_hold']
  loop
    execute format('alter table %I enable row level security', each);
    execute format(
      'create policy own_tenant on %I using (tenant = current_setting(''bihuan.tenant'', true)) with check (tenant = current_setting(''bihuan.tenant'', true))',
      each
    );
  end loop;
end
$$;

-- The log is never deleted from, but a practice tenant's is no record of anything. The owner deletes, and only there:
-- every table's rows, those that others refer to after those that refer, whatever tables there are by then.
create function forget_practice(leaving text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  each regclass;
  blocked boolean := true;
  passes integer := 0;
begin
  if not exists (select from tenant t where t.tenant = leaving and t.practice_of is not null) then
    return;
  end if;
  while blocked loop
    blocked := false;
    passes := passes + 1;
    if passes > 20 then
      raise exception 'The practice tenant % cannot be deleted: its rows refer to each other in a circle', leaving;
    end if;
    for each in
      select c.oid::regclass from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> 'tenant'
      order by c.relname
    loop
      begin
        execute format('delete from %s where tenant = $1', each) using leaving;
      exception when foreign_key_violation then
        blocked := true;
      end;
    end loop;
  end loop;
  delete from tenant t where t.tenant = leaving;
end
$$;
revoke all on function forget_practice(text) from public;
grant execute on function forget_practice(text) to bihuan_app;
